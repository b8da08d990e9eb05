/** Sets of names of members, as keywords speak of them. */

import { matches } from "../model/pattern.js";

export type NameSet =
  /** `properties`: the one. */
  | { readonly kind: "one"; readonly name: string }
  /** `patternProperties` */
  | { readonly kind: "pattern"; readonly pattern: string }
  /** `additionalProperties`: all but these. With nothing in both lists, all. */
  | {
      readonly kind: "others";
      readonly names: readonly string[];
      readonly patterns: readonly string[];
    };

export const allNames: NameSet = { kind: "others", names: [], patterns: [] };

/** Whether the name is in the set. A pattern that is none fits nothing. */
export function holdsName(set: NameSet, name: string): boolean {
  switch (set.kind) {
    case "one":
      return set.name === name;
    case "pattern":
      return matches(set.pattern, name) === true;
    case "others":
      return (
        !set.names.includes(name) && !set.patterns.some((each) => matches(each, name) === true)
      );
  }
}

/** A text that equal sets share. */
export function textOfNames(set: NameSet): string {
  switch (set.kind) {
    case "one":
      return `.${JSON.stringify(set.name)}`;
    case "pattern":
      return `/${JSON.stringify(set.pattern)}`;
    case "others":
      return `*${JSON.stringify([[...set.names].sort(), [...set.patterns].sort()])}`;
  }
}

export function namesIn(set: NameSet): readonly string[] {
  return set.kind === "one" ? [set.name] : set.kind === "others" ? set.names : [];
}

export function patternsIn(set: NameSet): readonly string[] {
  return set.kind === "pattern" ? [set.pattern] : set.kind === "others" ? set.patterns : [];
}
