/** Takes up what is left of types that hold values of more kinds than the type that refers to them. */

import { intersect, kindsOf, type Declared } from "../model/intersect.js";
import type { DeclarationId, IntersectionType, Type } from "../model/type.js";
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
  const isNever = (part: Type): boolean =>
    part.kind === "reference" && body(part.target).kind === "never";
  return mapType(type, (part) => {
    let current =
      part.kind === "intersection" ? replaced(part, isNever, () => never, declared) : part;
    const taken = new Set<DeclarationId>();
    while (current.kind === "intersection") {
      const { members } = current;
      const kinds = kindsOf(current, declared);
      const isWider = (member: Type): boolean => (kindsOf(member, declared) & ~kinds) !== 0;
      // Names of branches are worth keeping where TypeScript can tell that a string is none.
      const isKept = (member: Type): boolean =>
        member.kind === "union" &&
        !members.some((other) => other !== member && isWeak(other, body));
      const kept = new Set(members.filter(isKept).flatMap(branchesOf));
      // One that leads back to itself is left where it comes again.
      const now: DeclarationId[] = [];
      const isTaken = (member: Type): boolean =>
        member.kind === "reference" &&
        !kept.has(member) &&
        !taken.has(member.target) &&
        isWider(member);
      const next = replaced(
        current,
        isTaken,
        (target) => (now.push(target), body(target)),
        declared,
      );
      if (next === current) break;
      for (const target of now) taken.add(target);
      current = next;
    }
    return current;
  });
}

/** The intersection with each reference in question, among its parts or a branch of one, replaced; the very same where there is none. */
function replaced(
  intersection: IntersectionType,
  isMeant: (reference: Type) => boolean,
  by: (target: DeclarationId) => Type,
  declared: Declared,
): Type {
  const replace = (part: Type): Type => {
    if (part.kind === "reference" && isMeant(part))
      return constrained(by(part.target), part.constraints);
    if (part.kind !== "union") return part;
    const branches = part.members.map(replace);
    const isSame = branches.every((branch, i) => branch === part.members[i]);
    return isSame ? part : union(branches, part.constraints);
  };
  const { members, constraints } = intersection;
  const parts = members.map(replace);
  const isSame = parts.every((part, i) => part === members[i]);
  return isSame ? intersection : constrained(intersect(parts, declared), constraints);
}

/** The branches of a union, of those of its branches too; of another type, itself. */
function branchesOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members.flatMap(branchesOf) : [type];
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
