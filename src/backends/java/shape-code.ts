/** Shapes as calls of `JsonShape`, which checks JSON by them. */

import type { JsonValue } from "../../json/value.js";
import type { RecordType } from "../../plan/plan.js";
import type { Rules } from "../../plan/rules.js";
import type { Shape } from "../../plan/shape.js";
import { call, classLiteral, type Call, type Expression, type Lambda } from "./code.js";
import type { Hierarchy, JavaBranch } from "./hierarchy.js";
import { javaPattern } from "./pattern.js";
import type { SourceFile } from "./source-file.js";
import { jsonText, longestLiteral, numberText, stringLiteral } from "./text.js";

/** How much one method lists, at most. */
const mostItems = 400;

export class ShapeCode {
  readonly #hierarchy: Hierarchy;
  readonly #file: SourceFile;

  constructor(hierarchy: Hierarchy, file: SourceFile) {
    this.#hierarchy = hierarchy;
    this.#file = file;
  }

  #call(name: string, ...items: readonly Expression[]): Call {
    return call(`${this.#file.runtime("JsonShape")}.${name}`, ...items);
  }

  /** A shape with its rules. */
  of(shape: Shape): Expression {
    const rules = this.rules(shape.rules);
    switch (shape.kind) {
      case "any":
      case "integer":
      case "number":
      case "string":
        return this.#call(shape.kind, ...rules);
      case "null":
        return this.#call("nullOnly", ...rules);
      case "boolean":
        return this.#call("bool", ...rules);
      case "nothing":
        return this.#call("nothing");
      case "constants":
        return this.#ruled(this.constants(shape.values), rules);
      case "named":
        return this.#call("of", classLiteral(this.#hierarchy.classNameOf(shape.name)), ...rules);
      case "nullable":
        return this.#call("nullable", this.of(shape.of), ...rules);
      case "list":
        return this.#call("list", this.of(shape.item), ...this.#sizes(shape), ...rules);
      case "tuple":
        return this.#ruled(this.#call("tuple", ...shape.items.map((each) => this.of(each))), rules);
      case "positions": {
        const items = shape.items.map((each) => this.of(each));
        const form = this.#call("positions", this.of(shape.rest), ...items);
        return this.#ruled(form, [...this.#sizes(shape), ...rules]);
      }
      case "map":
        return this.#call("map", this.of(shape.values), ...rules);
      case "both": {
        const all = [shape.main, ...shape.others].map((each) => this.of(each));
        return this.#ruled(this.#call("both", ...all), rules);
      }
      case "choice":
        throw new Error("Unions have names in plans for Java");
    }
  }

  /** The shape of a type: its form, and what is said of all its values. */
  ofType(form: Expression, rules: Rules | undefined): Expression {
    return this.#ruled(form, this.rules(rules));
  }

  record({ fields, others, rules }: RecordType): Expression {
    const members = fields.map(({ jsonName, required, shape }) =>
      this.#call(required ? "required" : "optional", literal(jsonName), this.of(shape)),
    );
    const parts = this.#parts(members, "JsonShape", "members");
    const form =
      parts === undefined
        ? this.#call("object", this.of(others), ...members)
        : this.#call("objectOf", this.of(others), ...parts);
    return this.ofType(form, rules);
  }

  union(branches: readonly JavaBranch[], tag: string | undefined): Expression {
    const of = branches.map(({ className, shape, tags, wrapper }) => {
      const type = classLiteral(className);
      const code = wrapper === undefined ? this.of(shape) : this.#call("of", type);
      return this.#call("branch", type, code, ...(tag === undefined ? [] : tags.map(literal)));
    });
    const parts = this.#parts(of, "JsonShape", "branches");
    if (parts !== undefined) {
      return this.#call("unionOf", tag === undefined ? "null" : literal(tag), ...parts);
    }
    return tag === undefined
      ? this.#call("union", ...of)
      : this.#call("tagged", literal(tag), ...of);
  }

  constants(values: readonly JsonValue[]): Expression {
    const strings = values.filter((each) => typeof each === "string");
    if (strings.length < values.length) {
      return this.#call("constants", ...values.map((each) => literal(jsonText(each))));
    }
    const texts = strings.map(literal);
    const parts = this.#parts(texts, "java.util.List", "of");
    return parts === undefined
      ? this.#call("strings", ...texts)
      : this.#call("stringsOf", ...parts);
  }

  /** Items in parts, each made by a method of its own: a method of Java holds 64 KB of code. `undefined`: one is enough. */
  #parts(items: readonly Expression[], of: string, name: string): readonly Lambda[] | undefined {
    if (items.length <= mostItems) return undefined;
    const owner = of === "JsonShape" ? this.#file.runtime(of) : this.#file.use(of);
    const parts: Lambda[] = [];
    for (let i = 0; i < items.length; i += mostItems) {
      parts.push({ result: call(`${owner}.${name}`, ...items.slice(i, i + mostItems)) });
    }
    return parts;
  }

  #ruled(form: Expression, rules: readonly Expression[]): Expression {
    return rules.length === 0 ? form : this.#call("ruled", form, ...rules);
  }

  #sizes({
    minItems,
    maxItems,
  }: {
    minItems: number;
    maxItems: number | undefined;
  }): readonly Expression[] {
    return [
      ...(minItems > 0 ? [this.#rule("minItems", longLiteral(minItems))] : []),
      ...(maxItems === undefined ? [] : [this.#rule("maxItems", longLiteral(maxItems))]),
    ];
  }

  #rule(name: string, ...items: readonly Expression[]): Call {
    return call(`${this.#file.runtime("JsonRule")}.${name}`, ...items);
  }

  rules(rules: Rules | undefined): readonly Expression[] {
    if (rules === undefined) return [];
    const bounds = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] as const;
    const counts = ["minLength", "maxLength", "minProperties", "maxProperties"] as const;
    const all: Expression[] = [];
    for (const name of bounds) {
      const value = rules[name];
      if (value !== undefined) all.push(this.#rule(name, literal(numberText(value))));
    }
    for (const each of rules.multipleOf ?? [])
      all.push(this.#rule("multipleOf", literal(numberText(each))));
    for (const name of counts) {
      const value = rules[name];
      if (value !== undefined) all.push(this.#rule(name, longLiteral(value)));
    }
    for (const each of rules.patterns ?? [])
      all.push(this.#rule("pattern", literal(translated(each))));
    for (const each of rules.formats ?? []) all.push(this.#rule("format", literal(each)));
    if (rules.uniqueItems === true) all.push(this.#rule("uniqueItems"));
    if (rules.names !== undefined) {
      const known = call(
        `${this.#file.use("java.util.List")}.of`,
        ...rules.names.known.map(literal),
      );
      const patterns = rules.names.patterns.map((each) => literal(translated(each)));
      all.push(this.#rule("names", known, ...patterns));
    }
    if (rules.excludes !== undefined) {
      all.push(this.#rule("excludes", ...rules.excludes.map((each) => literal(jsonText(each)))));
    }
    return all;
  }
}

/** A string; one too long for a constant is put together at run time. */
function literal(text: string): Expression {
  if (text.length <= longestLiteral) return stringLiteral(text);
  const parts: string[] = [];
  for (let i = 0; i < text.length; i += longestLiteral)
    parts.push(text.slice(i, i + longestLiteral));
  return call("String.join", '""', ...parts.map(stringLiteral));
}

function longLiteral(value: number): string {
  const whole = BigInt(Math.min(Math.max(Math.ceil(value), 0), Number.MAX_SAFE_INTEGER));
  return whole > 0x7fffffffn ? `${whole}L` : String(whole);
}

function translated(pattern: string): string {
  const found = javaPattern(pattern);
  if (found === undefined) throw new Error(`Java has no pattern for ${pattern}`);
  return found;
}
