/** Taking single values away from a type. */

import { canonical } from "../json/print.js";
import { kindOf, type JsonKind } from "../json/value.js";
import type { Constraint, Type } from "./type.js";
import { allKinds, constrained, literal, never, ofKind, ownKind, union } from "./types.js";

/** A constraint that says just which values a type does not hold. */
export interface Exclusion extends Constraint {
  readonly excludes: NonNullable<Constraint["excludes"]>;
}

export function isExclusion(constraint: Constraint): constraint is Exclusion {
  return constraint.excludes !== undefined;
}

/** `type` under more constraints: exclusions are carried out where its form shows which values go, the others are recorded. */
export function under(type: Type, constraints: readonly Constraint[]): Type {
  return constraints.reduce<Type>(
    (result, constraint) =>
      isExclusion(constraint) ? exclude(result, constraint) : constrained(result, [constraint]),
    type,
  );
}

/** The values of `type` but for the excluded ones. The exclusion stays recorded on parts in which it may still be needed. */
export function exclude(type: Type, exclusion: Exclusion): Type {
  let known = excluded.get(exclusion.excludes);
  if (known === undefined) {
    const values = new Set(exclusion.excludes.map(canonical));
    known = { values, kinds: new Set(exclusion.excludes.map(kindOf)) };
    excluded.set(exclusion.excludes, known);
  }
  return without(type, exclusion, known.values, known.kinds);
}

/** What is excluded as texts and kinds: of one exclusion it is asked for each part of many types. */
const excluded = new WeakMap<
  Exclusion["excludes"],
  { readonly values: ReadonlySet<string>; readonly kinds: ReadonlySet<JsonKind> }
>();

function without(
  type: Type,
  exclusion: Exclusion,
  values: ReadonlySet<string>,
  kinds: ReadonlySet<JsonKind>,
): Type {
  const inner = (part: Type): Type => without(part, exclusion, values, kinds);
  switch (type.kind) {
    case "never":
      return type;
    case "literal":
      return kinds.has(kindOf(type.value)) && values.has(canonical(type.value)) ? never : type;
    case "null":
      return kinds.has("null") ? never : type;
    case "boolean": {
      if (!kinds.has("boolean")) return type;
      const left = [true, false].filter((value) => !values.has(canonical(value)));
      return union(
        left.map((value) => constrained(literal(value), type.constraints)),
        [],
      );
    }
    case "union":
      return union(type.members.map(inner), type.constraints);
    case "unknown":
      // Of these kinds all values can be told one by one.
      return kinds.has("null") || kinds.has("boolean")
        ? union(
            allKinds.map((kind) => inner(ofKind(kind))),
            type.constraints,
          )
        : constrained(type, [exclusion]);
    case "number":
    case "string":
    case "array":
    case "object":
      return kinds.has(ownKind(type) as JsonKind) ? constrained(type, [exclusion]) : type;
    case "reference":
    case "intersection":
      return constrained(type, [exclusion]);
  }
}
