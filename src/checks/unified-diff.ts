/** Unified diffs, by Myers' algorithm over lines ("An O(ND) Difference Algorithm and Its Variations", 1986). */

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

const CONTEXT = 3;

/** Beyond this many differing lines the middle is shown as replaced: the search is quadratic in them. */
const MAXIMUM_EDITS = 2000;

/** What turns `before` into `after`, in unified format; `""` where they are equal. `undefined` is a file that does not exist. */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (before === after) return "";
  const edits = editsBetween(linesOf(before), linesOf(after));
  const header = [
    `--- ${before === undefined ? "/dev/null" : `a/${path}`}`,
    `+++ ${after === undefined ? "/dev/null" : `b/${path}`}`,
  ];
  return [...header, ...hunks(edits)].join("\n") + "\n";
}

function linesOf(text: string | undefined): string[] {
  if (text === undefined || text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  else lines.push("\\ No newline at end of file");
  return lines;
}

function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start])
    start += 1;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  const kept = (lines: readonly string[]): Edit[] => lines.map((line) => ({ sign: " ", line }));
  return [
    ...kept(before.slice(0, start)),
    ...shortestEdits(before.slice(start, beforeEnd), after.slice(start, afterEnd)),
    ...kept(before.slice(beforeEnd)),
  ];
}

function shortestEdits(before: readonly string[], after: readonly string[]): Edit[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  const limit = Math.min(before.length + after.length, MAXIMUM_EDITS);
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = goesDown(furthest, diagonal, edits)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (
        x < before.length &&
        x - diagonal < after.length &&
        before[x] === after[x - diagonal]
      ) {
        x += 1;
      }
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before, after);
    }
    furthest = new Map(furthest);
  }
  return [
    ...before.map((line): Edit => ({ sign: "-", line })),
    ...after.map((line): Edit => ({ sign: "+", line })),
  ];
}

function goesDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): Edit[] {
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let step = trace.length - 1; step >= 0; step -= 1) {
    const furthest = trace[step] ?? new Map<number, number>();
    const diagonal = x - y;
    const previous = goesDown(furthest, diagonal, step) ? diagonal + 1 : diagonal - 1;
    const previousX = furthest.get(previous) ?? 0;
    const previousY = previousX - previous;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      edits.push({ sign: " ", line: before[--x] ?? "" });
      y -= 1;
    }
    if (step > 0) {
      if (x === previousX) edits.push({ sign: "+", line: after[--y] ?? "" });
      else edits.push({ sign: "-", line: before[--x] ?? "" });
    }
  }
  return edits.reverse();
}

function hunks(edits: readonly Edit[]): string[] {
  const result: string[] = [];
  const changed = edits.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  let beforeLine = 1;
  let afterLine = 1;
  let position = 0;
  for (let i = 0; i < changed.length;) {
    const start = Math.max(position, (changed[i] ?? 0) - CONTEXT);
    let end = (changed[i] ?? 0) + 1;
    while (i < changed.length && (changed[i] ?? 0) <= end + 2 * CONTEXT)
      end = (changed[i++] ?? 0) + 1;
    end = Math.min(edits.length, end + CONTEXT);
    for (; position < start; position += 1) {
      beforeLine += 1;
      afterLine += 1;
    }
    const part = edits.slice(start, end);
    const removed = part.filter(({ sign }) => sign !== "+").length;
    const added = part.filter(({ sign }) => sign !== "-").length;
    const range = (line: number, count: number): string =>
      `${count === 0 ? line - 1 : line}${count === 1 ? "" : `,${count}`}`;
    result.push(`@@ -${range(beforeLine, removed)} +${range(afterLine, added)} @@`);
    for (const { sign, line } of part) result.push(sign + line);
    beforeLine += removed;
    afterLine += added;
    position = end;
  }
  return result;
}
