/** Rules that the Python runtime checks, where neither types nor pydantic do. */

import type { JsonValue } from "../../json/value.js";
import type { Constraint } from "../../model/type.js";
import { call, keyword, type Expression } from "./expression.js";
import { pythonPattern } from "./pattern.js";
import { numberLiteral, stringLiteral, valueExpression } from "./text.js";

/** The formats that the Python runtime knows. */
const formats = new Set(
  "date date-time duration ipv4 ipv6 json-pointer time uri uri-reference uuid".split(" "),
);

const bounds: ReadonlyMap<string, readonly [string, "least" | "most"]> = new Map([
  ["minimum", ["minimum", "most"]],
  ["exclusiveMinimum", ["exclusive_minimum", "most"]],
  ["maximum", ["maximum", "least"]],
  ["exclusiveMaximum", ["exclusive_maximum", "least"]],
  ["minLength", ["min_length", "most"]],
  ["maxLength", ["max_length", "least"]],
  ["minProperties", ["min_properties", "most"]],
  ["maxProperties", ["max_properties", "least"]],
]);

/** The rules of one place, as a call of `Rules`. */
export class RuleList {
  readonly #numbers = new Map<string, number>();
  readonly #lists = new Map<string, Set<string>>();
  readonly #excludes: JsonValue[] = [];
  #isUnique = false;

  #push(list: string, text: string): void {
    const known = this.#lists.get(list);
    if (known === undefined) this.#lists.set(list, new Set([text]));
    else known.add(text);
  }

  /** Names that members can have: those that match, and those known. Whether that could be said. */
  names(patterns: readonly string[], known: readonly string[]): boolean {
    // The runtime has one list of names.
    if (this.#lists.has("names")) return false;
    this.#lists.set("names", new Set(patterns.map(stringLiteral)));
    this.#lists.set("known_names", new Set(known.map(stringLiteral)));
    return true;
  }

  /** Whether the rule is one that the runtime knows. */
  add(constraint: Constraint, assertFormats: boolean): boolean {
    const { keyword: word, value, excludes } = constraint;
    if (excludes !== undefined && excludes.length > 0) {
      this.#excludes.push(...excludes);
      return true;
    }
    const bound = bounds.get(word);
    if (bound !== undefined && typeof value === "number") {
      const [name, tighter] = bound;
      const before = this.#numbers.get(name) ?? value;
      this.#numbers.set(
        name,
        tighter === "most" ? Math.max(before, value) : Math.min(before, value),
      );
      return true;
    }
    switch (word) {
      case "multipleOf":
        if (typeof value !== "number" || value <= 0) return false;
        this.#push("multiple_of", numberLiteral(value));
        return true;
      case "pattern": {
        const pattern = typeof value === "string" ? pythonPattern(value) : undefined;
        if (pattern === undefined) return false;
        this.#push("patterns", stringLiteral(pattern));
        return true;
      }
      case "format":
        // An annotation, where formats are not asserted: no value is refused.
        if (!assertFormats) return true;
        if (typeof value !== "string" || !formats.has(value)) return false;
        this.#push("formats", stringLiteral(value));
        return true;
      case "uniqueItems":
        if (value === true) this.#isUnique = true;
        return typeof value === "boolean";
      case "contentEncoding":
      case "contentMediaType":
        // Annotations, which refuse nothing.
        return true;
      default:
        return false;
    }
  }

  expression(): Expression | undefined {
    const items: Expression[] = [];
    for (const [name, value] of this.#numbers) items.push(keyword(name, numberLiteral(value)));
    for (const [name, texts] of this.#lists) {
      if (texts.size === 0 && name === "known_names") continue;
      items.push(keyword(name, { head: "", open: "[", items: [...texts] }));
    }
    if (this.#isUnique) items.push(keyword("unique_items", "True"));
    if (this.#excludes.length > 0) {
      const list = valueExpression(this.#excludes);
      items.push(keyword("excludes", list));
    }
    return items.length === 0 ? undefined : call("Rules", ...items);
  }
}
