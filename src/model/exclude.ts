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
  const values = new Set(exclusion.excludes.map(canonical));
  const kinds = new Set(exclusion.excludes.map(kindOf));
  return without(type, exclusion, values, kinds);
}

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
      return values.has(canonical(type.value)) ? never : type;
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
