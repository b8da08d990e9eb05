/** What a page tells of a type or a property beyond its TypeScript type: all from the model. */

import { canonical } from "../../json/print.js";
import type { JsonValue } from "../../json/value.js";
import type { Documentation, Place, Type } from "../../model/type.js";

/** A demand of the schema: `format` is `date-time`. */
export interface Rule {
  /** Whose: empty for the value itself, `items` for what an array holds. */
  readonly subject: string;
  readonly keyword: string;
  readonly value: JsonValue;
  /** The keyword's place, where there is one of its own. */
  readonly location?: Place;
}

export interface Facts {
  readonly documentation: Documentation;
  /** The schema of the type or property. */
  readonly location: Place;
  readonly rules: readonly Rule[];
}

export function factsOf(type: Type, documentation: Documentation, location: Place): Facts {
  return { documentation, location, rules: rulesOf(type) };
}

/** The demands on the value and on what it holds, each once; those on members of inline objects are the members' own. */
export function rulesOf(type: Type): readonly Rule[] {
  const rules = new Map<string, Rule>();
  const add = (rule: Rule): void => {
    const key = JSON.stringify([rule.subject, rule.keyword, canonical(rule.value)]);
    if (!rules.has(key)) rules.set(key, rule);
  };
  const collect = (inner: Type, subject: string): void => {
    const below = (part: string): string => (subject === "" ? part : `${subject}, ${part}`);
    for (const { keyword, value, location } of inner.constraints) {
      add({ subject, keyword, value, location });
    }
    switch (inner.kind) {
      case "number":
        if (inner.integer) add({ subject, keyword: "type", value: "integer" });
        return;
      case "array":
        if (inner.minItems > 0) add({ subject, keyword: "minItems", value: inner.minItems });
        if (inner.maxItems !== undefined) {
          add({ subject, keyword: "maxItems", value: inner.maxItems });
        }
        inner.prefix.forEach((item, i) => collect(item, below(`item ${i + 1}`)));
        collect(inner.rest, below(inner.prefix.length === 0 ? "items" : "other items"));
        return;
      case "object":
        for (const pattern of inner.patterns) {
          collect(pattern.type, below(`members like ${pattern.pattern}`));
        }
        if (inner.additional !== undefined) collect(inner.additional, below("other members"));
        return;
      case "union":
      case "intersection":
        for (const member of inner.members) collect(member, subject);
        return;
      case "unknown":
      case "never":
      case "null":
      case "boolean":
      case "string":
      case "literal":
      case "reference":
        return;
    }
  };
  collect(type, "");
  return [...rules.values()];
}
