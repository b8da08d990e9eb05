/** Expressions of Rust, laid out as rustfmt does by default: 100 columns, no more than 60 between brackets on one line. */

export type Expression = string | Bracketed;

/** `f(…)`, `&[…]`, `(…)`. */
export interface Bracketed {
  readonly head: string;
  readonly open: "[" | "(";
  readonly items: readonly Expression[];
}

const closing = { "[": "]", "(": ")" } as const;

export const lineWidth = 100;
/** `fn_call_width` and `array_width`. */
export const bracketWidth = 60;
/** `short_array_element_width_threshold` */
const shortItem = 10;

export function call(head: string, ...items: readonly Expression[]): Bracketed {
  return { head, open: "(", items };
}

/** `&[…]` */
export function slice(items: readonly Expression[]): Bracketed {
  return { head: "&", open: "[", items };
}

export function flatText(expression: Expression): string {
  if (typeof expression === "string") return expression;
  const { head, open, items } = expression;
  return `${head}${open}${items.map(flatText).join(", ")}${closing[open]}`;
}

/** Every text of an expression that stands by itself: names among them. */
export function* wordsOf(expression: Expression): Iterable<string> {
  if (typeof expression === "string") return yield expression;
  yield expression.head;
  for (const each of expression.items) yield* wordsOf(each);
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;
const without = /\p{M}/gu;

/** Columns as rustfmt counts them: characters of East Asia take two, marks none. */
export function widthOf(text: string): number {
  if (/^\p{ASCII}*$/u.test(text)) return text.length;
  return [...text.replace(without, "").replace(wide, "__")].length;
}

/** A call, which is held shorter than other things in brackets. */
function isCall(expression: Expression): boolean {
  return typeof expression === "object" && expression.open === "(" && expression.head !== "";
}

/** A call that is too wide to stand alone in brackets on one line. */
function isWideCall(expression: Expression): boolean {
  return isCall(expression) && widthOf(flatText(expression)) > bracketWidth;
}

/** Whether an expression is one for a line, if the line has room: nothing in it has too much between its brackets. */
export function isFlat(expression: Expression): boolean {
  if (typeof expression === "string") return true;
  const { items } = expression;
  const [only] = items;
  if (items.length === 1 && only !== undefined) return !isWideCall(only) && isFlat(only);
  return widthOf(items.map(flatText).join(", ")) <= bracketWidth && items.every(isFlat);
}

/** The lines of `before expression after`; `breaks`: over several, whether it has to or not. */
export function linesOf(
  before: string,
  expression: Expression,
  after: string,
  indent: string,
  breaks = false,
): string[] {
  const flat = `${indent}${before}${flatText(expression)}${after}`;
  if (typeof expression === "string" || expression.items.length === 0) return [flat];
  if (!breaks && isFlat(expression) && widthOf(flat) <= lineWidth) return [flat];
  const { head, open, items } = expression;
  const [only] = items;
  // What stands alone in brackets, and has some of its own, shares its lines with them.
  if (items.length === 1 && typeof only === "object" && only.items.length > 0) {
    const start = `${before}${head}${open}`;
    return linesOf(start, only, `${closing[open]}${after}`, indent, breaks || isWideCall(only));
  }
  const deeper = `${indent}    `;
  const body =
    open === "[" && items.every((item) => typeof item === "string" && widthOf(item) <= shortItem)
      ? filled(items.map(flatText), deeper)
      : items.flatMap((item) => linesOf("", item, ",", deeper));
  return [`${indent}${before}${head}${open}`, ...body, `${indent}${closing[open]}${after}`];
}

/** The lines of `before = expression;`, where an expression for a line has one of its own if need be. */
export function constantLines(before: string, expression: Expression, indent: string): string[] {
  const own = `${indent}    ${flatText(expression)};`;
  const lines = linesOf(`${before} = `, expression, ";", indent);
  if (lines.length === 1 || !isFlat(expression) || widthOf(own) > lineWidth) return lines;
  return [`${indent}${before} =`, own];
}

/** Items side by side, as many on a line as fit. */
export function filled(
  items: readonly string[],
  indent: string,
  width: number = lineWidth,
): string[] {
  const lines: string[] = [];
  let current = "";
  for (const item of items) {
    const next = current === "" ? `${indent}${item},` : `${current} ${item},`;
    if (current !== "" && widthOf(next) > width) {
      lines.push(current);
      current = `${indent}${item},`;
    } else current = next;
  }
  return current === "" ? lines : [...lines, current];
}

/** An arm of a `match` in a method. */
export function armLines(pattern: string, body: Expression): string[] {
  const indent = " ".repeat(12);
  const flat = flatText(body);
  const fits = (line: string): boolean => isFlat(body) && widthOf(line) <= lineWidth;
  const line = `${indent}${pattern} => ${flat},`;
  if (fits(line)) return [line];
  const inBlock = `${indent}    ${flat}`;
  if (typeof body === "string" || fits(inBlock)) {
    return [`${indent}${pattern} => {`, inBlock, `${indent}}`];
  }
  return linesOf(`${pattern} => `, body, ",", indent);
}

/** `impl Trait for Type { … }`; `generics` as in `<'de>`. */
export function implLines(
  trait: string,
  type: string,
  body: readonly string[],
  generics = "",
): string[] {
  const flat = `impl${generics} ${trait} for ${type} {`;
  const end = body.length === 0 ? "}" : "";
  if (widthOf(flat + end) > lineWidth) {
    return [`impl${generics} ${trait}`, `    for ${type}`, "{", ...body, "}"];
  }
  return body.length === 0 ? [`${flat}}`] : [flat, ...body, "}"];
}
