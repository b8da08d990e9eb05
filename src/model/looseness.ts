/** What structural types can't say of a declaration: where its type holds more values than its schema, keyword by keyword. */

import type { Declaration } from "./contract.js";
import { isEmpty } from "./objects.js";
import { textsOf } from "./pattern.js";
import type { Constraint, Place, Type } from "./type.js";

export interface Looseness {
  readonly keyword: string;
  readonly location: Place;
}

/** How many items a type spells out position by position; longer demands stay with the validator. */
export const maxSpelledItems = 4;

/** Whether the type says all that the constraint does. */
function isTold({ keyword, value }: Constraint, type: Type): boolean {
  if (type.kind === "object") return isEmpty(type) && limits.has(keyword);
  if (keyword !== "pattern" || typeof value !== "string" || type.kind !== "string") return false;
  const texts = textsOf(value);
  return texts !== undefined && JSON.stringify(texts) === JSON.stringify(type.template);
}

/** The keyword that stands at a place. */
function keywordIn({ pointer }: Place): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

/** What leaves an object that can't have members. */
const limits = new Set(["propertyNames", "maxProperties", "unevaluatedProperties"]);

/** The looseness of a declaration's own type, in the order of its text; that of its parents and of the types it refers to is theirs. */
export function loosenessOf(declaration: Declaration): readonly Looseness[] {
  const found = new Map<string, Looseness>();
  const add = (keyword: string, location: Place): void => {
    found.set(keyword + " " + location.pointer, { keyword, location });
  };
  const below = (place: Place, keyword: string): Place => ({
    path: place.path,
    pointer: `${place.pointer}/${keyword}`,
  });
  const inherits = (type: Type): boolean =>
    type === declaration.type && declaration.parents.length > 0;
  const visit = (type: Type, place: Place): void => {
    for (const constraint of type.constraints) {
      if (!isTold(constraint, type) || inherits(type)) add(constraint.keyword, constraint.location);
    }
    switch (type.kind) {
      case "number":
        if (type.integer) {
          for (const at of type.integerAt ?? [below(place, "type")]) add("type", at);
        }
        return;
      case "literal":
        // Objects and arrays are open to more members than the constant has.
        if (typeof type.value === "object" && type.value !== null) add("const", place);
        return;
      case "array":
        for (const keyword of ["minItems", "maxItems"] as const) {
          if ((type[keyword] ?? 0) <= maxSpelledItems) continue;
          const places = (type.boundsAt ?? []).filter((at) => keywordIn(at) === keyword);
          for (const at of places.length === 0 ? [below(place, keyword)] : places) add(keyword, at);
        }
        for (const item of type.prefix) visit(item, place);
        visit(type.rest, below(place, "items"));
        return;
      case "object":
        for (const member of type.members) visit(member.type, member.location);
        for (const pattern of type.patterns) {
          // An index signature of its own says what a plain pattern does.
          const texts = textsOf(pattern.pattern);
          if (texts === undefined || texts.length < 2) add("patternProperties", pattern.location);
          visit(pattern.type, pattern.location);
        }
        if (type.additional !== undefined) {
          const closes = type.additional.kind === "never" && !(isEmpty(type) && !inherits(type));
          // An index signature speaks of all members, so it has to be as wide as the widest of them.
          const widens =
            type.additional.kind !== "unknown" &&
            type.additional.kind !== "never" &&
            (type.members.length > 0 || type.patterns.length > 0 || type.unevaluated !== undefined);
          const places = type.additionalAt ?? [below(place, "additionalProperties")];
          for (const at of places) {
            if (closes || widens) add(keywordIn(at), at);
            visit(type.additional, at);
          }
        }
        return;
      case "union":
      case "intersection":
        for (const member of type.members) visit(member, place);
        return;
      case "unknown":
      case "never":
      case "null":
      case "boolean":
      case "string":
      case "reference":
        return;
    }
  };
  visit(declaration.type, declaration.location);
  return [...found.values()];
}
