/** Takes up what is left of types that hold values of more kinds than the type that refers to them. */

import { intersect, kindsOf, type Declared } from "../model/intersect.js";
import type { DeclarationId, Type } from "../model/type.js";
import { constrained, never, union } from "../model/types.js";
import { mapType } from "../model/walk.js";

/**
 * The same values as `type`, where a reference within an intersection, or a branch of one, is replaced by its target's own type if that holds values of
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
      // One that leads back to itself is left where it comes again.
      const now: DeclarationId[] = [];
      const isWider = (member: Type): boolean => (kindsOf(member, declared) & ~kinds) !== 0;
      const takeUp = (member: Type): Type => {
        if (member.kind === "reference" && body(member.target).kind === "never") return never;
        if (!isWider(member)) return member;
        if (member.kind === "union") {
          // Names of branches are worth keeping where TypeScript can tell that a string is none.
          if (!members.some((other) => other !== member && isWeak(other, body))) return member;
          const branches = member.members.map(takeUp);
          const isSame = branches.every((branch, i) => branch === member.members[i]);
          return isSame ? member : union(branches, member.constraints);
        }
        if (member.kind !== "reference" || taken.has(member.target)) return member;
        now.push(member.target);
        return constrained(body(member.target), member.constraints);
      };
      const { members, constraints } = current;
      const parts = members.map(takeUp);
      if (parts.every((each, i) => each === members[i])) break;
      for (const target of now) taken.add(target);
      current = constrained(intersect(parts, declared), constraints);
    }
    return current;
  });
}

/** Whether TypeScript would take other values for objects of the type: it prints as members that are all optional. */
function isWeak(
  type: Type,
  body: (id: DeclarationId) => Type,
  through = new Set<DeclarationId>(),
): boolean {
  switch (type.kind) {
    case "object":
      return (
        type.members.length > 0 &&
        type.members.every(({ required }) => !required) &&
        type.patterns.length === 0 &&
        (type.additional === undefined || type.additional.kind === "never")
      );
    case "union":
    case "intersection":
      return type.members.some((member) => isWeak(member, body, through));
    case "reference":
      if (through.has(type.target)) return false;
      return isWeak(body(type.target), body, through.add(type.target));
    default:
      return false;
  }
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
