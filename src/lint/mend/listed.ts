/** Removes entries of a list with brackets and commas: an object or array of JSON, or a flow collection of YAML. */

import { isBlank, lineStart, nextLine, type Replacement } from "./replacement.js";

/** Where something stands. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The list itself with its brackets, and its entries in order. */
export interface Listed {
  readonly list: Range;
  readonly entries: readonly Range[];
}

/** The end of white space and comments that start at an offset. */
export type SkipTrivia = (text: string, offset: number) => number;

/**
 * The entries go, with their commas and the comments that are their own: those behind one on its line, and the whole lines right above
 * it, unless it is the first, where they may speak of the whole. All else stays.
 */
export function removeListed(
  text: string,
  { list, entries }: Listed,
  indexes: ReadonlySet<number>,
  skip: SkipTrivia,
): readonly Replacement[] {
  const ends = entries.map(({ end }) =>
    text[skip(text, end)] === "," ? skip(text, end) + 1 : end,
  );
  const lastKept = entries.findLastIndex((_, i) => !indexes.has(i));
  if (lastKept === -1) return emptied(text, list, entries, ends);
  const removed = [...indexes]
    .sort((a, b) => a - b)
    .map((i) => removedEntry(text, entries, ends, i, skip));
  const trailing = removed.filter(({ index }) => index > lastKept);
  const kept = entries[lastKept];
  const [first, last] = [trailing[0], trailing.at(-1)];
  if (first === undefined || last === undefined || kept === undefined) return removed;
  // The last one that stays loses its comma, unless the last of all had one too.
  const comma = skip(text, kept.end);
  if (text[comma] !== "," || ends.at(-1) !== entries.at(-1)?.end) return removed;
  const isNear = trailing.every(({ isWhole, index }) => {
    const before = ends[index - 1];
    return !isWhole && isBlank(text.slice(before, entries[index]?.start));
  });
  return isNear
    ? [
        ...removed.filter((each) => !trailing.includes(each)),
        { start: comma, end: last.end, text: "" },
      ]
    : [{ start: comma, end: comma + 1, text: "" }, ...removed];
}

interface RemovedEntry extends Replacement {
  readonly index: number;
  /** Whole lines go. */
  readonly isWhole: boolean;
}

function removedEntry(
  text: string,
  entries: readonly Range[],
  ends: readonly number[],
  index: number,
  skip: SkipTrivia,
): RemovedEntry {
  const { start = 0, end: bare = 0 } = entries[index] ?? {};
  const end = ends[index] ?? bare;
  const own = lineStart(text, start);
  const lineEnd = nextLine(text, end);
  const isWhole =
    isBlank(text.slice(own, start)) && skip(text, end) >= startOfLineEnd(text, lineEnd);
  return isWhole
    ? {
        start: withCommentsAbove(text, own, entries[index - 1]),
        end: lineEnd,
        text: "",
        index,
        isWhole,
      }
    : { start, end: end > bare ? afterSpaces(text, end) : end, text: "", index, isWhole };
}

/** Where the line end before an offset starts. */
function startOfLineEnd(text: string, offset: number): number {
  return offset - (/(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}

function emptied(
  text: string,
  list: Range,
  entries: readonly Range[],
  ends: readonly number[],
): readonly Replacement[] {
  const inner = { start: list.start + 1, end: list.end - 1 };
  const gaps = entries.map(({ start }, i) => text.slice(ends[i - 1] ?? inner.start, start));
  const isAlone = [...gaps, text.slice(ends.at(-1) ?? inner.end, inner.end)].every(isBlank);
  if (isAlone) return [{ ...inner, text: "" }];
  return entries.map(({ start, end }, i) => ({ start, end: ends[i] ?? end, text: "" }));
}

/** The start of the comment lines right above a line, which belong to the entry on it. */
function withCommentsAbove(text: string, own: number, before: Range | undefined): number {
  if (before === undefined) return own;
  let start = own;
  while (start > before.end) {
    const above = lineStart(text, start - 1 - (text[start - 2] === "\r" ? 1 : 0));
    if (above < before.end) break;
    const line = text.slice(above, start).trim();
    const isComment = line.startsWith("//") || line.startsWith("#") || /^\/\*.*\*\/$/.test(line);
    if (!isComment) break;
    start = above;
  }
  return start;
}

function afterSpaces(text: string, offset: number): number {
  let at = offset;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}
