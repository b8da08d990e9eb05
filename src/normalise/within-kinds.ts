/** Takes up what is left of types that hold values of more kinds than the type that refers to them. */

import { intersect, kindsOf, type Declared } from "../model/intersect.js";
import type { DeclarationId, Type } from "../model/type.js";
import { constrained } from "../model/types.js";
import { mapType } from "../model/walk.js";

/**
 * The same values as `type`, where a reference within an intersection is replaced by its target's own type if that holds values of
 * kinds that the intersection excludes: `A & { b?: string }` with `A = string | { a: string }` is `{ a: string; b?: string }`. Left
 * as it is, TypeScript would meet the kinds one by one, and take a string for an object whose members are all optional.
 */
export function withinKinds(
  type: Type,
  declared: Declared,
  body: (id: DeclarationId) => Type,
): Type {
  return mapType(type, (part) => {
    let current = part;
    const taken = new Set<DeclarationId>();
    while (current.kind === "intersection") {
      const kinds = kindsOf(current, declared);
      const { members, constraints } = current;
      const isWider = (member: Type): boolean =>
        member.kind === "reference" &&
        !taken.has(member.target) &&
        (kindsOf(member, declared) & ~kinds) !== 0;
      if (!members.some(isWider)) break;
      const parts = members.map((member) => {
        if (member.kind !== "reference" || !isWider(member)) return member;
        taken.add(member.target);
        return constrained(body(member.target), member.constraints);
      });
      current = constrained(intersect(parts, declared), constraints);
    }
    return current;
  });
}

/** The types that are taken up at the top of `type`, in order. */
export function takenUp(type: Type, within: Type): readonly DeclarationId[] {
  const parts = (of: Type): readonly Type[] => (of.kind === "intersection" ? of.members : [of]);
  const kept = new Set(
    parts(within).flatMap((part) => (part.kind === "reference" ? [part.target] : [])),
  );
  return parts(type).flatMap((part) =>
    part.kind === "reference" && !kept.has(part.target) ? [part.target] : [],
  );
}
