/** The intersection of types, computed as far as it can be without looking into declarations. */

import { equal } from "../json/equal.js";
import { isArray, isObject, kindOf, get, type JsonKind, type JsonValue } from "../json/value.js";
import { under } from "./exclude.js";
import { meetObjects, memberNamed, otherMemberType } from "./objects.js";
import { holdsTexts } from "./pattern.js";
import { withPlacesOf } from "./places.js";
import type { ArrayType, Constraint, DeclarationId, LiteralType, Type, UnionType } from "./type.js";
import { constrained, isAnyObject, never, ownKind, structureOf, union, unknown } from "./types.js";

/** What must be known of declarations to intersect references to them. */
export interface Declared {
  /** The JSON types that the declaration's values can be of; a superset is sound. */
  kindsOf(id: DeclarationId): ReadonlySet<JsonKind>;
}

/** Sets of JSON types as the bits of a number: they are met more often than anything else. */
const bitOf = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
} as const satisfies Readonly<Record<JsonKind, number>>;
const everyKind = 63;

/** The JSON types that the type's values can be of, as bits; a superset. */
export function kindsOf(type: Type, declared: Declared): number {
  switch (type.kind) {
    case "literal":
      return bitOf[kindOf(type.value)];
    case "reference": {
      let kinds = 0;
      for (const kind of declared.kindsOf(type.target)) kinds |= bitOf[kind];
      return kinds;
    }
    case "union": {
      let kinds = 0;
      for (const member of type.members) kinds |= kindsOf(member, declared);
      return kinds;
    }
    case "intersection": {
      let kinds = everyKind;
      for (const member of type.members) kinds &= kindsOf(member, declared);
      return kinds;
    }
    case "never":
      return 0;
    case "unknown":
      return everyKind;
    default:
      return bitOf[type.kind];
  }
}

/**
 * The values that are in all of `types`. Sound and, but for references and unions that stay symbolic, exact; `never` where the
 * parts exclude each other visibly. Constraints of the parts are kept.
 */
export function intersect(types: readonly Type[], declared: Declared): Type {
  const parts: Type[] = [];
  const loose: Constraint[] = [];
  for (const type of types) flatten(type, parts, loose);
  const only = parts[0];
  const isAlone = parts.length === 1 && loose.length === 0;
  if (isAlone && only !== undefined && isPlain(only)) return only;

  let kinds = everyKind;
  for (const part of parts) kinds &= kindsOf(part, declared);
  if (kinds === 0) return never;
  if (isAlone && only?.kind === "reference") return only;

  const merged: Type[] = [];
  for (const part of parts) {
    const restricted = restrict(part, kinds, declared);
    if (restricted.kind === "never") return never;
    if (restricted.kind === "unknown") {
      loose.push(...restricted.constraints);
      continue;
    }
    let next: Type = restricted;
    let position = merged.length;
    for (let i = 0; i < merged.length;) {
      const meeting = meet(merged[i] as Type, next, declared);
      if (meeting === undefined) {
        i++;
        continue;
      }
      // What came of the meeting may meet what came before, so it goes round again; it keeps the place of the earlier part.
      next = meeting;
      merged.splice(i, 1);
      position = Math.min(position, i);
      i = 0;
    }
    if (next.kind === "never") return never;
    merged.splice(position, 0, next);
  }
  const [first] = merged;
  if (first === undefined) return under(unknown, loose);
  if (merged.length === 1) return under(first, loose);
  return { kind: "intersection", members: merged, constraints: loose };
}

/** The parts that say something of the form, and the constraints of the others. */
function flatten(type: Type, parts: Type[], loose: Constraint[]): void {
  if (type.kind === "intersection") {
    for (const member of type.members) flatten(member, parts, loose);
  } else if (type.kind !== "unknown") {
    parts.push(type);
    return;
  }
  if (type.constraints.length > 0) loose.push(...type.constraints);
}

/** Whether a type shows its one kind: what it says depends on no declaration. */
export function isPlain({ kind }: Type): boolean {
  return kind === "literal" || kind in bitOf;
}

/** The part of `type` whose values are of `kinds`, as far as branches show it. */
function restrict(type: Type, kinds: number, declared: Declared): Type {
  if (type.kind !== "union") return type;
  const members = type.members
    .filter((member) => (kindsOf(member, declared) & kinds) !== 0)
    .map((member) => restrict(member, kinds, declared));
  const isSame = members.every((member, i) => member === type.members[i]);
  if (isSame && members.length === type.members.length) return type;
  // Of an object with no members, all values of the kind are left: the union says nothing more.
  return union(members, type.constraints);
}

/** Whether two types are built alike. Most are not, and most of those show it without their structures being written down. */
function isAlike(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "literal" && b.kind === "literal") {
    const isScalar = typeof a.value !== "object" || typeof b.value !== "object";
    if (isScalar && a.value !== b.value) return false;
  }
  if (a.kind === "object" && b.kind === "object") {
    if (a.members.length !== b.members.length || a.patterns.length !== b.patterns.length) {
      return false;
    }
  }
  return structureOf(a) === structureOf(b);
}

/** The intersection of two parts where it is one plain type; `undefined` where both have to stand side by side. */
function meet(a: Type, b: Type, declared: Declared): Type | undefined {
  if (isAlike(a, b)) return withPlacesOf(a, b);
  if (a.kind === "union" && b.kind === "union") {
    const meeting = meetByKind(a, b, declared);
    if (meeting !== undefined) return meeting;
  }
  if (a.kind === "union" && isKindUnion(a.members)) return meetUnion(a, b, declared);
  if (b.kind === "union" && isKindUnion(b.members)) return meetUnion(b, a, declared);
  if (a.kind === "literal") return meetLiteral(a, b, declared);
  if (b.kind === "literal") return meetLiteral(b, a, declared);
  if (a.kind === "object" && b.kind === "object") return meetObjects(a, b, declared);
  if (a.kind === "array" && b.kind === "array") return meetArrays(a, b, declared);
  const both = [...a.constraints, ...b.constraints];
  if (a.kind === "number" && b.kind === "number") {
    return { ...withPlacesOf(a, b), integer: a.integer || b.integer, constraints: both };
  }
  if (a.kind === "string" && b.kind === "string") {
    // Of two templates either is sound; which one is no matter of order.
    const templates = [a.template, b.template].filter((each) => each !== undefined);
    const [template] = templates.sort((x, y) => (x.join("\0") < y.join("\0") ? -1 : 1));
    return { ...a, ...(template === undefined ? {} : { template }), constraints: both };
  }
  if (a.kind === b.kind && (a.kind === "boolean" || a.kind === "null")) {
    return { ...a, constraints: both };
  }
  // `{}` of objects says nothing beside a reference to objects only.
  if (isAnyObject(a) && isOnlyObjects(b, declared)) return constrained(b, a.constraints);
  if (isAnyObject(b) && isOnlyObjects(a, declared)) return constrained(a, b.constraints);
  return undefined;
}

function isOnlyObjects(type: Type, declared: Declared): boolean {
  return kindsOf(type, declared) === bitOf.object;
}

/** Whether each branch shows its kind, so that branches can be met one by one. */
function isKindUnion(members: readonly Type[]): boolean {
  let objects = 0;
  let arrays = 0;
  for (const member of members) {
    if (ownKind(member) === undefined) return false;
    if (member.kind === "object") objects++;
    else if (member.kind === "array") arrays++;
  }
  // Several object or array branches are alternatives worth keeping as they were written.
  return objects < 2 && arrays < 2;
}

/** Two unions of several kinds, where each branch shows its one kind: the branches of each kind meet those of the same kind. */
function meetByKind(a: UnionType, b: UnionType, declared: Declared): Type | undefined {
  if (isKindUnion(a.members) && isKindUnion(b.members)) return undefined;
  const [first, second] = [byKind(a.members, declared), byKind(b.members, declared)];
  if (first === undefined || second === undefined) return undefined;
  if (first.size < 2 && second.size < 2) return undefined;
  const met = [...first].flatMap(([kind, branches]) => {
    const others = second.get(kind);
    return others === undefined ? [] : [intersect([union(branches), union(others)], declared)];
  });
  return under(union(met), [...a.constraints, ...b.constraints]);
}

function byKind(
  members: readonly Type[],
  declared: Declared,
): ReadonlyMap<number, readonly Type[]> | undefined {
  const groups = new Map<number, Type[]>();
  for (const member of members) {
    const kind = kindsOf(member, declared);
    if (kind === 0 || (kind & (kind - 1)) !== 0) return undefined;
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [member]);
    else group.push(member);
  }
  return groups;
}

function meetUnion(a: UnionType, b: Type, declared: Declared): Type | undefined {
  const others = b.kind === "union" ? b.members : [b];
  if (b.kind === "union" && !isKindUnion(b.members)) return undefined;
  if (b.kind !== "union" && ownKind(b) === undefined) return undefined;
  const branches: Type[] = [];
  const near = nearOf(others);
  for (const one of a.members) {
    for (const other of near(one)) {
      if (ownKind(one) !== ownKind(other)) continue;
      const meeting = meet(one, other, declared);
      if (meeting !== undefined) branches.push(meeting);
    }
  }
  const own = b.kind === "union" ? [...a.constraints, ...b.constraints] : a.constraints;
  return under(union(branches), own);
}

/** Which of `types` are to be met by a type, in their order: of many scalar constants, each meets its like only. */
function nearOf(types: readonly Type[]): (one: Type) => readonly Type[] {
  if (types.length <= few) return () => types;
  const positions = new Map<JsonValue, number[]>();
  const others: number[] = [];
  types.forEach((type, i) => {
    const known = isScalar(type) ? positions.get(type.value) : others;
    if (known !== undefined) known.push(i);
    else if (isScalar(type)) positions.set(type.value, [i]);
  });
  return (one) => {
    if (!isScalar(one)) return types;
    const near = [...(positions.get(one.value) ?? []), ...others].sort((a, b) => a - b);
    return near.flatMap((i) => types[i] ?? []);
  };
}

/** So many are met one by one as fast as they are looked up. */
const few = 4;

function isScalar(type: Type): type is LiteralType {
  return type.kind === "literal" && typeof type.value !== "object";
}

function meetLiteral(a: LiteralType, b: Type, declared: Declared): Type | undefined {
  if (b.kind === "reference" || b.kind === "intersection" || b.kind === "union") return undefined;
  if (!admits(b, a.value, declared)) return never;
  return under(a, b.constraints);
}

/** Whether a plain type's structure admits the value; constraints and references are not looked into. */
function admits(type: Type, value: JsonValue, declared: Declared): boolean {
  switch (type.kind) {
    case "unknown":
    case "reference":
    case "intersection":
      return true;
    case "union":
      return type.members.some((member) => admits(member, value, declared));
    case "never":
      return false;
    case "literal":
      return equal(type.value, value);
    case "number":
      return typeof value === "number" && (!type.integer || Number.isInteger(value));
    case "string":
      return (
        typeof value === "string" &&
        (type.template === undefined || holdsTexts(value, type.template))
      );
    case "null":
    case "boolean":
      return kindOf(value) === type.kind;
    case "array":
      return (
        isArray(value) &&
        value.length >= type.minItems &&
        value.length <= (type.maxItems ?? Infinity) &&
        value.every((item, i) => admits(type.prefix[i] ?? type.rest, item, declared))
      );
    case "object":
      return (
        isObject(value) &&
        type.members.every((member) => {
          const own = get(value, member.name);
          return own === undefined ? !member.required : admits(member.type, own, declared);
        }) &&
        Object.keys(value).every(
          (name) =>
            memberNamed(type, name) !== undefined ||
            admits(otherMemberType(type, name, declared), get(value, name) ?? null, declared),
        )
      );
  }
}

function meetArrays(a: ArrayType, b: ArrayType, declared: Declared): Type {
  const length = Math.max(a.prefix.length, b.prefix.length);
  const prefix = Array.from({ length }, (_, i) =>
    intersect([a.prefix[i] ?? a.rest, b.prefix[i] ?? b.rest], declared),
  );
  const rest = intersect([a.rest, b.rest], declared);
  const bounds = [a.maxItems, b.maxItems].filter((bound) => bound !== undefined);
  const type: ArrayType = {
    kind: "array",
    prefix,
    rest,
    minItems: Math.max(a.minItems, b.minItems),
    maxItems: bounds.length === 0 ? undefined : Math.min(...bounds),
    constraints: [...a.constraints, ...b.constraints],
    ...(a.boundsAt === undefined ? {} : { boundsAt: a.boundsAt }),
  };
  return isImpossibleArray(type) ? never : withPlacesOf(type, b);
}

function isImpossibleArray(type: ArrayType): boolean {
  if (type.maxItems !== undefined && type.minItems > type.maxItems) return true;
  const needed = type.prefix.slice(0, type.minItems);
  return (
    needed.some((item) => item.kind === "never") ||
    (type.minItems > type.prefix.length && type.rest.kind === "never")
  );
}
