/** Code of Java, laid out as google-java-format does: two spaces, 100 columns, what does not fit broken from the outside in. */

export type Expression = string | Call | Chain | Lambda;

/** `head(items)`, `head{items}` */
export interface Call {
  readonly head: string;
  readonly open: "(" | "{";
  readonly items: readonly Expression[];
}

/** `first.link().link()` */
export interface Chain {
  readonly first: string;
  readonly links: readonly string[];
}

/** `() -> result` */
export interface Lambda {
  readonly result: Expression;
}

export const lineWidth = 100;

const closing = { "(": ")", "{": "}" } as const;

export function call(head: string, ...items: readonly Expression[]): Call {
  return { head, open: "(", items };
}

export function flatText(expression: Expression): string {
  if (typeof expression === "string") return expression;
  if ("links" in expression) return expression.first + expression.links.join("");
  if ("result" in expression) return `() -> ${flatText(expression.result)}`;
  const { head, open, items } = expression;
  return head + open + items.map(flatText).join(", ") + closing[open];
}

/** The lines of `before expression after`. */
export function linesOf(
  before: string,
  expression: Expression,
  after: string,
  indent: string,
): readonly string[] {
  const flat = indent + before + flatText(expression) + after;
  if (typeof expression === "string" || flat.length <= lineWidth) return [flat];
  if ("links" in expression) {
    const links = expression.links.map((each) => `${indent}    ${each}`);
    return [
      indent + before + expression.first,
      ...links.slice(0, -1),
      (links.at(-1) ?? "") + after,
    ];
  }
  if ("result" in expression) {
    return [`${indent}${before}() ->`, ...linesOf("", expression.result, after, indent + "    ")];
  }
  if (expression.items.length === 0) return [flat];
  const { head, open, items } = expression;
  const deeper = indent + (open === "{" ? "  " : "    ");
  return [
    indent + before + head + open,
    ...itemLines(items, closing[open] + after, deeper, indent, open),
  ];
}

function itemLines(
  items: readonly Expression[],
  end: string,
  deeper: string,
  indent: string,
  open: "(" | "{",
): readonly string[] {
  const flat = deeper + items.map(flatText).join(", ");
  if (open === "{") {
    const body = items.flatMap((item, i) =>
      linesOf("", item, i === items.length - 1 ? "" : ",", deeper),
    );
    return flat.length <= lineWidth ? [flat, indent + end] : [...body, indent + end];
  }
  if (flat.length + end.length <= lineWidth) return [flat + end];
  return items.flatMap((item, i) => linesOf("", item, i === items.length - 1 ? end : ",", deeper));
}

/** The lines of `before = expression;`: on one line, else the expression begins a line of its own. */
export function assignmentLines(
  before: string,
  expression: Expression,
  indent: string,
): readonly string[] {
  const flat = `${indent}${before} = ${flatText(expression)};`;
  if (flat.length <= lineWidth) return [flat];
  return [`${indent}${before} =`, ...linesOf("", expression, ";", indent + "    ")];
}

/** `extends A, B` */
export interface Clause {
  readonly keyword: "extends" | "implements" | "permits";
  readonly names: readonly string[];
}

/** The head of a declaration with its clauses: each stays on the line if it fits there. `lines` is the head up to them. */
export function headLines(
  lines: readonly string[],
  clauses: readonly Clause[],
  indent: string,
  end: string,
): readonly string[] {
  const told = clauses.filter(({ names }) => names.length > 0);
  const flat = told.map(({ keyword, names }) => ` ${keyword} ${names.join(", ")}`).join("");
  const [only = ""] = lines;
  if (lines.length === 1 && (only + flat + end).length <= lineWidth) return [only + flat + end];
  const result = [...lines];
  const deeper = indent + "    ";
  told.forEach(({ keyword, names }, i) => {
    const tail = i === told.length - 1 ? end : "";
    const clause = `${keyword} ${names.join(", ")}${tail}`;
    const last = result.at(-1) ?? "";
    // What stands behind several lines begins one of its own.
    const isWhole = result.length === 1;
    if (isWhole && `${last} ${clause}`.length <= lineWidth) result[0] = `${last} ${clause}`;
    else if ((deeper + clause).length <= lineWidth) result.push(deeper + clause);
    else {
      result.push(
        ...names.map((name, n) => {
          const stop = n === names.length - 1 ? tail : ",";
          return n === 0 ? `${deeper}${keyword} ${name}${stop}` : `${deeper}    ${name}${stop}`;
        }),
      );
    }
  });
  return told.length === 0 ? [...result.slice(0, -1), (result.at(-1) ?? "") + end] : result;
}

/** The lines of `type name end`: the name has a line of its own where both don't fit on one. */
export function declarationLines(
  type: string,
  name: string,
  end: string,
  indent: string,
): readonly string[] {
  const flat = `${indent}${type} ${name}${end}`;
  return flat.length <= lineWidth ? [flat] : [indent + type, `${indent}    ${name}${end}`];
}

/** `Outer.Inner.class` */
export function classLiteral(name: string): Expression {
  return { first: name, links: [".class"] };
}

/** What an annotation of several named values is when it does not fit: a line for each. */
export function annotationLines(
  name: string,
  values: readonly string[],
  after: string,
  indent: string,
): readonly string[] {
  const flat = `${indent}${name}(${values.join(", ")})${after}`;
  if (flat.length <= lineWidth) return [flat];
  const deeper = indent + "    ";
  return [
    `${indent}${name}(`,
    ...values.flatMap((each, i) => {
      const line = `${deeper}${each}${i === values.length - 1 ? `)${after}` : ","}`;
      const equals = line.indexOf(" = ");
      if (line.length <= lineWidth || equals === -1) return [line];
      return [line.slice(0, equals + 2), `${deeper}    ${line.slice(equals + 3)}`];
    }),
  ];
}
