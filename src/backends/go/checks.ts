/** Statements that check a value of Go for what its type does not say. */

import type { Rules } from "../../plan/rules.js";
import type { Shape } from "../../plan/shape.js";
import { goPattern } from "./pattern.js";
import type { Scope } from "./scope.js";
import { constantLiteral, numberLiteral, stringLiteral } from "./text.js";

export class Checks {
  readonly #scope: Scope;
  /** Types of whose values there is nothing to check. */
  readonly #plain: Set<string>;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#plain = new Set(scope.types.keys());
    // What is made of plain parts is plain; those that are not make others that are not.
    for (let before = -1; before !== this.#plain.size;) {
      before = this.#plain.size;
      for (const name of this.#plain) if (!this.#isPlainType(name)) this.#plain.delete(name);
    }
  }

  isPlain(name: string): boolean {
    return this.#plain.has(name);
  }

  #isPlainType(name: string): boolean {
    const type = this.#scope.type(name);
    if (type.rules !== undefined) return false;
    switch (type.kind) {
      case "enum":
      case "union":
        return false;
      case "alias":
        return this.#isPlainShape(type.shape);
      case "record":
        // An heir that is closed checks that its bases have no others.
        return (
          !(type.others.kind === "nothing" && type.bases.length > 0) &&
          this.#isPlainShape(type.others) &&
          type.fields.every(
            ({ shape, required }) =>
              this.#isPlainShape(shape) && !(required && this.#scope.needsPointer(name, shape)),
          )
        );
    }
  }

  #isPlainShape(shape: Shape): boolean {
    return this.lines(shape, "v", "c", 0).length === 0;
  }

  /**
   * What checks the value of `expression`, at the place that the expression `place` gives. `depth`: of the statement among loops, which name
   * what they are about.
   */
  lines(shape: Shape, expression: string, place: string, depth: number): readonly string[] {
    return [
      ...this.#formLines(shape, expression, place, depth),
      ...this.ruleLines(shape.rules, this.#ruled(shape, expression), place),
    ];
  }

  #formLines(shape: Shape, expression: string, place: string, depth: number): readonly string[] {
    switch (shape.kind) {
      case "any":
      case "nothing":
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
        return [];
      case "constants":
        return [`${place}.oneOf(${[expression, ...shape.values.map(constantLiteral)].join(", ")})`];
      case "named":
        return this.#namedLines(shape.name, expression, place);
      case "nullable": {
        const isInterface = this.#scope.holdsNil(shape.of) === "interface";
        const inner = isInterface ? expression : `*${operand(expression)}`;
        return guarded(`if ${expression} != nil {`, this.lines(shape.of, inner, place, depth));
      }
      case "list": {
        const index = loopName("i", depth);
        const item = loopName("item", depth);
        const each = this.lines(shape.item, item, `${place}.item(${index})`, depth + 1);
        return [
          ...sizeLines(shape, expression, place),
          ...guarded(`for ${index}, ${item} := range ${expression} {`, each),
        ];
      }
      case "positions":
        return this.#positionLines(shape, expression, place, depth);
      case "map": {
        const name = loopName("name", depth);
        const value = `${operand(expression)}[${name}]`;
        const each = this.lines(shape.values, value, `${place}.at(${name})`, depth + 1);
        return guarded(`for _, ${name} := range sortedNames(${expression}) {`, each);
      }
      case "both":
        return [
          ...this.lines(shape.main, expression, place, depth),
          ...shape.others.flatMap((other) => this.#alsoLines(other, expression, place)),
        ];
      case "tuple":
      case "choice":
        return shape.kind === "tuple"
          ? shape.items.flatMap((item, i) =>
              this.lines(item, `${expression}.Item${i}`, `${place}.item(${i})`, depth),
            )
          : [];
    }
  }

  #namedLines(name: string, expression: string, place: string): readonly string[] {
    const type = this.#scope.resolved(name);
    if (this.#plain.has(type.name)) return [];
    return type.kind === "union"
      ? [`check${type.name}(${expression}, ${place})`]
      : [`${expression.replace(/^\*/, "")}.check(${place})`];
  }

  #positionLines(
    shape: Shape & { readonly kind: "positions" },
    expression: string,
    place: string,
    depth: number,
  ): readonly string[] {
    const scope = this.#scope;
    const { items, rest } = shape;
    const list = operand(expression);
    const isMixed = scope.itemType([...items, rest]) === "any";
    const at = (item: Shape, index: string, isThere: string): readonly string[] => {
      if (item.kind === "nothing") return [];
      const type = scope.typeOf(item);
      const here = `${place}.item(${index})`;
      if (!isMixed || type === "any") {
        const lines = this.lines(item, `${list}[${index}]`, here, depth + 1);
        return isThere === "" ? lines : guarded(`if ${isThere} {`, lines);
      }
      const name = loopName("item", depth);
      const lines = this.lines(item, name, here, depth + 1);
      const isUsed = lines.length > 0;
      const start = `if ${isUsed ? name : "_"}, is := itemAs[${type}](${expression}, ${index}, ${place}); `;
      return isUsed
        ? guarded(`${start}is {`, lines)
        : [`itemAs[${type}](${expression}, ${index}, ${place})`];
    };
    const index = loopName("i", depth);
    const others = at(rest, index, "");
    const loop = `for ${index} := ${items.length}; ${index} < len(${expression}); ${index}++ {`;
    return [
      ...sizeLines(shape, expression, place),
      ...items.flatMap((item, i) => at(item, String(i), `len(${expression}) > ${i}`)),
      ...guarded(loop, others),
    ];
  }

  /** What a value is besides, which goes by what it is written as. */
  #alsoLines(other: Shape, expression: string, place: string): readonly string[] {
    if (other.kind === "any") return this.ruleLines(other.rules, `plain(${expression})`, place);
    if (other.kind !== "named") throw new Error("What a value is besides has a name in Go");
    const { name, kind } = this.#scope.resolved(other.name);
    const check = kind === "union" ? `check${name}` : `${name}.check`;
    return [`also(${place}, ${expression}, decode${name}, ${check})`];
  }

  /** What the rules of a shape are said of. */
  #ruled(shape: Shape, expression: string): string {
    switch (shape.kind) {
      case "named":
      case "both":
      case "nullable":
      case "tuple":
        return `plain(${expression})`;
      default:
        return expression;
    }
  }

  ruleLines(rules: Rules | undefined, expression: string, place: string): readonly string[] {
    if (rules === undefined) return [];
    const calls: string[] = [];
    const call = (name: string, ...args: readonly string[]): void => {
      calls.push(`.${name}(${[expression, ...args].join(", ")})`);
    };
    for (const bound of bounds) {
      const value = rules[bound];
      if (value !== undefined) call(bound, numberLiteral(value));
    }
    for (const divisor of rules.multipleOf ?? []) call("multipleOf", numberLiteral(divisor));
    for (const pattern of rules.patterns ?? []) call("pattern", patternLiteral(pattern));
    for (const format of rules.formats ?? []) call("format", stringLiteral(format));
    if (rules.uniqueItems === true) call("uniqueItems");
    if (rules.names !== undefined) {
      const known = rules.names.known.map(stringLiteral).join(", ");
      call("names", `[]string{${known}}`, ...rules.names.patterns.map(patternLiteral));
    }
    if (rules.excludes !== undefined) call("noneOf", ...rules.excludes.map(constantLiteral));
    return calls.length === 0 ? [] : [place + calls.join("")];
  }
}

const bounds = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minProperties",
  "maxProperties",
] as const;

function patternLiteral(pattern: string): string {
  const translated = goPattern(pattern);
  if (translated === undefined) throw new Error(`Go can't check ${pattern}`);
  return stringLiteral(translated);
}

interface Sizes {
  readonly minItems: number;
  readonly maxItems: number | undefined;
}

function sizeLines({ minItems, maxItems }: Sizes, expression: string, place: string): string[] {
  const size = `len(${expression})`;
  const least = minItems > 0 ? `.minItems(${size}, ${minItems})` : "";
  const most = maxItems === undefined ? "" : `.maxItems(${size}, ${maxItems})`;
  return least + most === "" ? [] : [place + least + most];
}

/** Statements within a block; nothing where there are none. */
export function guarded(start: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [start, ...lines.map((line) => `\t${line}`), "}"];
}

/** An expression as what an index or a `*` can stand beside. */
export function operand(expression: string): string {
  return expression.startsWith("*") ? `(${expression})` : expression;
}

function loopName(name: string, depth: number): string {
  return depth === 0 ? name : `${name}${depth + 1}`;
}
