/** Expressions of Python, printed as black and ruff lay them out: 88 columns, magic commas, operators in front. */

export type Expression = string | Bracketed | Union | Keyword;

/** `Annotated[…]`, `Field(…)`, `[…]`, `{…}`. */
export interface Bracketed {
  readonly head: string;
  readonly open: "[" | "(" | "{";
  readonly items: readonly Expression[];
}
/** `A | B` */
export interface Union {
  readonly union: readonly Expression[];
}
/** `alias="x"`, `"a": 1`: what stands before the value is one text. */
export interface Keyword {
  readonly before: string;
  readonly value: Expression;
}

const closing = { "[": "]", "(": ")", "{": "}" } as const;

export const lineWidth = 88;

export function subscript(head: string, ...items: readonly Expression[]): Bracketed {
  return { head, open: "[", items };
}

export function call(head: string, ...items: readonly Expression[]): Bracketed {
  return { head, open: "(", items };
}

export function keyword(name: string, value: Expression): Keyword {
  return { before: `${name}=`, value };
}

/** `A | B`, flat, each branch once. */
export function unionOf(branches: readonly Expression[]): Expression {
  const flat = new Map<string, Expression>();
  for (const branch of branches) {
    const parts = typeof branch === "object" && "union" in branch ? branch.union : [branch];
    for (const part of parts) flat.set(flatText(part), part);
  }
  if (flat.has("Any")) return "Any";
  // `None` stands last, where readers look for it.
  const none = flat.get("None");
  if (none !== undefined) {
    flat.delete("None");
    flat.set("None", none);
  }
  const [first, ...others] = flat.values();
  return others.length === 0 ? (first ?? "Any") : { union: [...flat.values()] };
}

/** `type` with metadata; metadata of a type that has some already is joined to it. */
export function annotated(type: Expression, metadata: readonly Expression[]): Expression {
  if (metadata.length === 0) return type;
  if (typeof type === "object" && "head" in type && type.head === "Annotated") {
    return subscript("Annotated", ...type.items, ...metadata);
  }
  return subscript("Annotated", type, ...metadata);
}

export function flatText(expression: Expression): string {
  if (typeof expression === "string") return expression;
  if ("union" in expression) return expression.union.map(flatText).join(" | ");
  if ("before" in expression) return expression.before + flatText(expression.value);
  const { head, open, items } = expression;
  return `${head}${open}${items.map(flatText).join(", ")}${closing[open]}`;
}

/** Every text of an expression that stands by itself: names among them. */
export function* wordsOf(expression: Expression): Iterable<string> {
  if (typeof expression === "string") yield expression;
  else if ("union" in expression) for (const each of expression.union) yield* wordsOf(each);
  else if ("before" in expression) yield* wordsOf(expression.value);
  else {
    yield expression.head;
    for (const each of expression.items) yield* wordsOf(each);
  }
}

/** The lines of `before expression after`, indented by `depth` levels of four. */
export function linesOf(
  before: string,
  expression: Expression,
  after: string,
  depth: number,
): string[] {
  const indent = "    ".repeat(depth);
  const flat = `${indent}${before}${flatText(expression)}${after}`;
  if (typeof expression === "string" || flat.length <= lineWidth) return [flat];
  if ("before" in expression) {
    return linesOf(before + expression.before, expression.value, after, depth);
  }
  if ("union" in expression) {
    const [first = "", ...others] = expression.union;
    const lines = linesOf(before, first, "", depth);
    others.forEach((each, i) => {
      lines.push(...linesOf("| ", each, i === others.length - 1 ? after : "", depth));
    });
    return lines;
  }
  const { head, open, items } = expression;
  if (items.length === 0) return [flat];
  return [
    `${indent}${before}${head}${open}`,
    ...bodyLines(items, depth + 1, open),
    `${indent}${closing[open]}${after}`,
  ];
}

/** What stands between brackets that don't fit on a line: on one line if it fits there, else item by item. */
function bodyLines(items: readonly Expression[], depth: number, open: "[" | "(" | "{"): string[] {
  const indent = "    ".repeat(depth);
  const flat = indent + items.map(flatText).join(", ");
  if (flat.length <= lineWidth) return [flat];
  const [only] = items;
  // A lone subscript is no tuple: a comma would make it one.
  if (items.length === 1 && only !== undefined && open === "[") return linesOf("", only, "", depth);
  return items.flatMap((item) => linesOf("", item, ",", depth));
}

/** The lines of `before expression`, where a union that does not fit is put into parentheses. */
export function statementLines(before: string, expression: Expression, depth: number): string[] {
  const indent = "    ".repeat(depth);
  const isUnion = typeof expression === "object" && "union" in expression;
  if (!isUnion || (indent + before + flatText(expression)).length <= lineWidth) {
    return linesOf(before, expression, "", depth);
  }
  return [`${indent}${before}(`, ...linesOfBody(expression, depth + 1), `${indent})`];
}

/** An expression in parentheses of its own: on one line, or over several. */
export function linesOfBody(expression: Expression, depth: number): string[] {
  return linesOf("", expression, "", depth);
}
