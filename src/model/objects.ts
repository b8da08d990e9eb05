/** What object types say of their members, and what two of them say together. */

import { intersect, isPlain, type Declared } from "./intersect.js";
import { matches } from "./pattern.js";
import type { KnownNames, Member, ObjectType, PatternMember, Type } from "./type.js";
import { isAnyObject, never, unknown } from "./types.js";

/** The objects that are of both types; `never` where a required member could have no value. */
export function meetObjects(a: ObjectType, b: ObjectType, declared: Declared): Type {
  if (isUntouchedBy(b, a, declared)) return a;
  const first = membersByName(a);
  const second = membersByName(b);
  const members: Member[] = [];
  for (const [name, member] of first) {
    members.push(meetMember(name, [a, member], [b, second.get(name)], declared));
  }
  for (const [name, member] of second) {
    if (!first.has(name)) members.push(meetMember(name, [a, undefined], [b, member], declared));
  }
  if (members.some((member) => member.required && member.type.kind === "never")) return never;
  // What is closed to all but its members leaves nothing for the other's patterns.
  const patterns = isClosed(a) || isClosed(b) ? [] : [...a.patterns, ...b.patterns];
  return {
    kind: "object",
    members,
    patterns: mergePatterns(patterns, declared),
    ...meetOthers(a, b, declared),
    constraints: [...a.constraints, ...b.constraints],
  };
}

/** Whether `all`, the type of all objects, leaves `type` as it is: no required member of it is impossible, nor is there more to say of one. */
function isUntouchedBy(all: ObjectType, type: ObjectType, declared: Declared): boolean {
  if (!isAnyObject(all) || all.constraints.length > 0 || type.patterns.length > 1) return false;
  if (type.additional === undefined && type.unevaluated !== undefined) return false;
  return type.members.every(
    (member) =>
      !(member.required && member.type.kind === "never") &&
      (isPlain(member.type) || intersect([member.type], declared) === member.type),
  );
}

/** Whether the type has no value but the object without members, which types can say only of a type that names none. */
export function isEmpty(type: ObjectType): boolean {
  return isClosed(type) && type.members.every((each) => each.type.kind === "never");
}

/** Whether the type has no members but those that it names. */
export function isClosed(type: ObjectType): boolean {
  return (
    type.additional?.kind === "never" &&
    type.patterns.length === 0 &&
    (type.unevaluated === undefined ||
      (type.unevaluated.names.every((name) => memberNamed(type, name) !== undefined) &&
        type.unevaluated.patterns.length === 0))
  );
}

type Side = readonly [ObjectType, Member | undefined];

function meetMember(name: string, [a, first]: Side, [b, second]: Side, declared: Declared): Member {
  const main = (second === undefined || second.undeclared ? first : second) ?? second;
  if (main === undefined) throw new Error(`meetMember: no member ${name}`);
  const types = [
    first?.type ?? otherMemberType(a, name, declared),
    second?.type ?? otherMemberType(b, name, declared),
  ];
  const type = intersect(types, declared);
  if ((first === undefined || second === undefined) && type === main.type) return main;
  const undeclared = [first, second].every((member) => member === undefined || member.undeclared);
  const { undeclared: _, ...rest } = main;
  return {
    ...rest,
    type,
    required: (first?.required ?? false) || (second?.required ?? false),
    documentation: { ...first?.documentation, ...second?.documentation },
    ...(undeclared ? { undeclared: true as const } : {}),
  };
}

function membersByName({ members }: ObjectType): ReadonlyMap<string, Member> {
  const byName = new Map<string, Member>();
  for (const member of members) byName.set(member.name, member);
  return byName;
}

export function memberNamed(type: ObjectType, name: string): Member | undefined {
  return type.members.find((member) => member.name === name);
}

/** What an object type says of a member that it does not name. */
export function otherMemberType(type: ObjectType, name: string, declared: Declared): Type {
  const matching = type.patterns.filter((pattern) => matches(pattern.pattern, name) !== false);
  if (matching.length > 0) {
    // A pattern that can't be decided here must not narrow.
    const certain = matching.filter((pattern) => matches(pattern.pattern, name) === true);
    return intersect(
      certain.map((pattern) => pattern.type),
      declared,
    );
  }
  if (type.unevaluated !== undefined && knows(type.unevaluated, name)) return unknown;
  return type.additional ?? unknown;
}

/** Whether a name is among those known; so is one of which a pattern says nothing certain. */
function knows({ names, patterns }: KnownNames, name: string): boolean {
  return names.includes(name) || patterns.some((pattern) => matches(pattern, name) !== false);
}

type Others = Pick<ObjectType, "additional" | "unevaluated" | "additionalAt">;

/** What both say of members that neither names. */
function meetOthers(a: ObjectType, b: ObjectType, declared: Declared): Others {
  const others = ({ additional, unevaluated, additionalAt }: ObjectType): Others => ({
    additional,
    ...(unevaluated === undefined ? {} : { unevaluated }),
    ...(additionalAt === undefined ? {} : { additionalAt }),
  });
  if (a.additional === undefined) return others(b);
  if (b.additional === undefined) return others(a);
  const unevaluated = meetKnown(a, b);
  return {
    additional: intersect([a.additional, b.additional], declared),
    ...(unevaluated === undefined ? {} : { unevaluated }),
    additionalAt: [...(a.additionalAt ?? []), ...(b.additionalAt ?? [])],
  };
}

/** The names of which what both say of other members does not speak; some more of them is sound. */
function meetKnown(a: ObjectType, b: ObjectType): KnownNames | undefined {
  const [known, other] = [a.unevaluated, b.unevaluated];
  if (known === undefined || other === undefined) {
    // What one excludes whatever the other knows is excluded.
    const plain = known === undefined ? a : b;
    return plain.additional?.kind === "never" ? undefined : (known ?? other);
  }
  const patterns = [...new Set([...known.patterns, ...other.patterns])];
  const both = [...new Set([...known.names, ...other.names])];
  if (a.additional?.kind !== "never" || b.additional?.kind !== "never") {
    return { names: both, patterns };
  }
  return { names: both.filter((name) => knows(known, name) && knows(other, name)), patterns };
}

function mergePatterns(patterns: readonly PatternMember[], declared: Declared): PatternMember[] {
  if (patterns.length < 2) return [...patterns];
  const byPattern = new Map<string, PatternMember>();
  for (const pattern of patterns) {
    const known = byPattern.get(pattern.pattern);
    byPattern.set(
      pattern.pattern,
      known === undefined
        ? pattern
        : { ...known, type: intersect([known.type, pattern.type], declared) },
    );
  }
  return [...byPattern.values()];
}
