/** What is to be checked of a value beyond its form. Each rule speaks of values of its own kind only, as keywords of JSON Schema do. */

import type { JsonValue } from "../json/value.js";
import type { Constraint } from "../model/type.js";

export interface Rules {
  /** Of numbers. */
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: readonly number[];
  /** Of strings: counted in code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Patterns of ECMA-262, found anywhere; those that the language can check. */
  readonly patterns?: readonly string[];
  /** Formats to be asserted; those that the language can check. */
  readonly formats?: readonly string[];
  /** Of arrays: no two items are equal as JSON. */
  readonly uniqueItems?: true;
  /** Of objects: how many members they have. */
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Of objects: what members may be called. */
  readonly names?: {
    readonly known: readonly string[];
    readonly patterns: readonly string[];
  };
  /** Strings and numbers that the value is not. */
  readonly excludes?: readonly JsonValue[];
}

/** What a language can check, as far as rules go. */
export interface Checks {
  checksPattern(pattern: string): boolean;
  readonly formats: ReadonlySet<string>;
  /** Whether `format` is an assertion in this contract. */
  readonly assertFormats: boolean;
}

const greatest = new Set(["minimum", "exclusiveMinimum", "minLength", "minProperties"]);
const least = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxProperties"]);
/** Annotations, which refuse nothing. */
const annotations = new Set(["contentEncoding", "contentMediaType"]);

type Mutable = { -readonly [K in keyof Rules]: Rules[K] };

/** Collects the rules of one place. */
export class RuleCollector {
  readonly #rules: Mutable = {};
  readonly #checks: Checks;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  /** Whether the constraint is a rule that the language can check; if not, it is to be recorded. */
  add({ keyword, value, excludes }: Constraint): boolean {
    const rules = this.#rules;
    if (excludes !== undefined && excludes.length > 0) {
      rules.excludes = [...(rules.excludes ?? []), ...excludes];
      return true;
    }
    if (typeof value === "number" && (greatest.has(keyword) || least.has(keyword))) {
      const bound = keyword as "minimum";
      const before = rules[bound] ?? value;
      rules[bound] = greatest.has(keyword) ? Math.max(before, value) : Math.min(before, value);
      return true;
    }
    switch (keyword) {
      case "multipleOf":
        if (typeof value !== "number" || value <= 0) return false;
        rules.multipleOf = [...new Set([...(rules.multipleOf ?? []), value])];
        return true;
      case "pattern":
        if (typeof value !== "string" || !this.#checks.checksPattern(value)) return false;
        rules.patterns = [...new Set([...(rules.patterns ?? []), value])];
        return true;
      case "format":
        if (!this.#checks.assertFormats) return true;
        if (typeof value !== "string" || !this.#checks.formats.has(value)) return false;
        rules.formats = [...new Set([...(rules.formats ?? []), value])];
        return true;
      case "uniqueItems":
        if (value === true) rules.uniqueItems = true;
        return typeof value === "boolean";
      default:
        return annotations.has(keyword);
    }
  }

  /** Names that members can have: those known, and those that match a pattern. Whether that could be said. */
  names(known: readonly string[], patterns: readonly string[]): boolean {
    if (this.#rules.names !== undefined) return false;
    if (!patterns.every((each) => this.#checks.checksPattern(each))) return false;
    this.#rules.names = { known, patterns };
    return true;
  }

  /** `undefined` where there is nothing to check. */
  rules(): Rules | undefined {
    return Object.keys(this.#rules).length === 0 ? undefined : { ...this.#rules };
  }
}
