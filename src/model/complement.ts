/** The complement of a type: the values that are not of its schema. */

import { isArray, isObject, type JsonKind, type JsonValue } from "../json/value.js";
import { kindRefusedBy } from "./constraint-keywords.js";
import { exclude, isExclusion, type Exclusion } from "./exclude.js";
import { intersect, type Declared } from "./intersect.js";
import { maxSpelledItems } from "./looseness.js";
import type {
  ArrayType,
  Constraint,
  DeclarationId,
  LiteralType,
  Member,
  ObjectType,
  Type,
} from "./type.js";
import {
  allKinds,
  anyArray,
  anyObject,
  constrained,
  isAnyArray,
  isAnyObject,
  isUnknown,
  literal,
  never,
  nullType,
  number,
  ofKind,
  ownKind,
  structureOf,
  union,
  unknown,
} from "./types.js";

export interface Complementing {
  readonly declared: Declared;
  /** All that a declaration says; `undefined` where it is not to be looked into. */
  expand(id: DeclarationId): Type | undefined;
  /** Recorded on each part of the result that holds more than the complement. */
  readonly loose: Constraint;
}

/**
 * A superset of the values that are not of the type's *schema*: a type holds more than its schema by its constraints, so what a
 * constraint may refuse is in the complement. Exact where the type is exact and no part of the result has the `loose` constraint.
 * References are expanded, but not within themselves; what takes more than `mostParts` parts is given up as a whole, so that the result
 * does not depend on an order.
 */
export function complement(type: Type, asking: Complementing): Type {
  const work: Work = { ...asking, path: new Set(), counter: { parts: 0 } };
  const result = complementOf(type, work);
  return work.counter.parts > mostParts ? wide(work) : result;
}

/** So many parts of types are looked at for one complement. */
const mostParts = 200;
/** So many branches can a complement have. */
const mostBranches = 12;
/** So many references can be expanded within each other. */
const deepestReference = 12;

interface Work extends Complementing {
  /** The declarations that are being expanded. */
  readonly path: ReadonlySet<DeclarationId>;
  readonly counter: { parts: number };
}

function wide({ loose }: Work): Type {
  return constrained(unknown, [loose]);
}

function complementOf(type: Type, work: Work): Type {
  if (++work.counter.parts > mostParts) return wide(work);
  const broken: Type[] = [];
  for (const constraint of type.constraints) {
    const kind = kindRefusedBy(constraint.keyword);
    if (isExclusion(constraint)) broken.push(...constraint.excludes.map(literal));
    else if (kind === undefined) return wide(work);
    else broken.push(constrained(ofKind(kind), [work.loose]));
  }
  return unite([complementOfForm(type, work), ...broken], work.loose);
}

/** The values that break the form of a type, its own constraints aside. */
function complementOfForm(type: Type, work: Work): Type {
  switch (type.kind) {
    case "unknown":
      return never;
    case "never":
      return unknown;
    case "null":
    case "boolean":
      return union(othersThan(type.kind));
    case "string":
      return type.template === undefined
        ? union(othersThan("string"))
        : constrained(unknown, [work.loose]);
    case "number":
      return union([
        ...othersThan("number"),
        ...(type.integer ? [constrained(number, [work.loose])] : []),
      ]);
    case "literal":
      return complementOfValue(type, work);
    case "array":
      return unite([...othersThan("array"), ...failingArrays(type, work)], work.loose);
    case "object":
      return unite([...othersThan("object"), ...failingObjects(type, work)], work.loose);
    case "union":
      return outsideOfAll(type.members, work);
    case "intersection":
      return unite(
        type.members.map((member) => complementOf(member, work)),
        work.loose,
      );
    case "reference": {
      const { path, expand } = work;
      if (path.has(type.target) || path.size >= deepestReference) return wide(work);
      const body = expand(type.target);
      if (body === undefined) return wide(work);
      return complementOf(body, { ...work, path: new Set([...path, type.target]) });
    }
  }
}

function othersThan(kind: JsonKind): Type[] {
  return allKinds.filter((other) => other !== kind).map(ofKind);
}

function complementOfValue({ value }: LiteralType, work: Work): Type {
  if (isArray(value)) {
    const prefix = value.map(valueType);
    const { length } = value;
    const type = { ...anyArray, prefix, rest: never, minItems: length, maxItems: length };
    return complementOf(type, work);
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, inner]): Member =>
      memberOf(name, valueType(inner), true, work),
    );
    return complementOf({ ...anyObject, members, additional: never }, work);
  }
  return exclude(unknown, exclusionOf([value], work.loose));
}

function valueType(value: JsonValue): Type {
  return value === null ? nullType : literal(value);
}

function exclusionOf(excludes: readonly JsonValue[], loose: Constraint): Exclusion {
  return { ...loose, excludes };
}

/** Arrays that are too short, too long, or have an item that fails. */
function failingArrays(type: ArrayType, work: Work): Type[] {
  const { prefix, rest, minItems, maxItems } = type;
  const bounded = (array: ArrayType): ArrayType =>
    array.minItems > maxSpelledItems || (array.maxItems ?? 0) > maxSpelledItems
      ? constrained(array, [work.loose])
      : array;
  const failing: Type[] = [];
  if (minItems > 0) failing.push(bounded({ ...anyArray, maxItems: minItems - 1 }));
  if (maxItems !== undefined) failing.push(bounded({ ...anyArray, minItems: maxItems + 1 }));
  const failsAt = (position: number, inner: Type): void => {
    if (inner.kind === "never" || position >= (maxItems ?? Infinity)) return;
    const before = Array.from({ length: position }, () => unknown);
    failing.push({ ...anyArray, prefix: [...before, inner], minItems: position + 1 });
  };
  prefix.forEach((item, i) => failsAt(i, complementOf(item, work)));
  const restFails = complementOf(rest, work);
  if (restFails.kind === "never") return failing;
  if (isUnknown(restFails)) {
    failing.push(bounded({ ...anyArray, minItems: prefix.length + 1 }));
  } else if (maxItems !== undefined && maxItems <= maxSpelledItems) {
    for (let i = prefix.length; i < maxItems; i++) failsAt(i, restFails);
  } else {
    failing.push(constrained({ ...anyArray, minItems: prefix.length + 1 }, [work.loose]));
  }
  return failing;
}

/** Objects that lack a required member, or have one that fails. */
function failingObjects(type: ObjectType, work: Work): Type[] {
  const { members, patterns, additional } = type;
  const isOpen = additional === undefined || isUnknown(additional);
  // That a member of any name fails can't be said of one.
  if (patterns.length > 0 || !isOpen) return [constrained(anyObject, [work.loose])];
  return members.flatMap(({ name, type: own, required }) => {
    const inner = complementOf(own, work);
    if (!required && inner.kind === "never") return [];
    return [{ ...anyObject, members: [memberOf(name, inner, !required, work)] }];
  });
}

function memberOf(name: string, type: Type, required: boolean, { loose }: Work): Member {
  return {
    name,
    type,
    required,
    documentation: {},
    location: loose.location,
    undeclared: true,
  };
}

/** The values that are of none of `members`. */
function outsideOfAll(members: readonly Type[], work: Work): Type {
  const isScalar = (type: Type): type is LiteralType =>
    type.kind === "literal" && !isArray(type.value) && !isObject(type.value);
  const values = members.filter(
    (member): member is LiteralType => isScalar(member) && member.constraints.length === 0,
  );
  const start =
    values.length === 0
      ? unknown
      : exclude(
          unknown,
          exclusionOf(
            values.map(({ value }) => value),
            work.loose,
          ),
        );
  let result: Type = start;
  for (const member of members) {
    if (values.includes(member as LiteralType)) continue;
    const outside = branchesOf(complementOf(member, work));
    const both = branchesOf(result).flatMap((branch) =>
      outside.map((other) => intersect([branch, other], work.declared)),
    );
    if (both.length > mostBranches * mostBranches) return wide(work);
    result = unite(both, work.loose);
    if (branchesOf(result).length > mostBranches) return wide(work);
  }
  return result;
}

/** The alternatives of a type, each with the constraints of all. */
export function branchesOf(type: Type): readonly Type[] {
  if (type.kind !== "union") return [type];
  return type.members.flatMap((member) => branchesOf(constrained(member, type.constraints)));
}

/**
 * The union of types in a short form: a branch that holds all values of its kind takes up the others of that kind, and all six kinds
 * are `unknown`. Where constraints get lost by that, `loose` stands for them.
 */
export function unite(types: readonly Type[], loose: Constraint): Type {
  const branches: Type[] = [];
  let all: Type | undefined;
  for (const type of types) {
    for (const branch of branchesOf(type)) {
      if (isUnknown(branch)) return unknown;
      if (branch.kind === "unknown") all ??= branch;
      if (branch.kind !== "never") branches.push(branch);
    }
  }
  if (all !== undefined) return branches.length === 1 ? all : constrained(unknown, [loose]);
  const byKind = new Map<JsonKind, Type[]>();
  for (const branch of branches) {
    const kind = ownKind(branch);
    const known = kind === undefined ? [] : byKind.get(kind);
    if (known !== undefined) known.push(branch);
    else if (kind !== undefined) byKind.set(kind, [branch]);
  }
  const whole = new Map<JsonKind, Type>();
  for (const kind of allKinds) {
    const found = byKind.get(kind);
    if (found === undefined) continue;
    const own =
      kind === "boolean"
        ? bothBooleans(found)
        : kind === "array"
          ? ofAllLengths(found, loose)
          : found;
    const wholes = own.filter((branch) => isWhole(branch, kind));
    const [only] = wholes;
    if (only === undefined) continue;
    const isAll = wholes.some(({ constraints }) => constraints.length === 0);
    const type = isAll ? ofKind(kind) : constrained(ofKind(kind), [loose]);
    whole.set(kind, own.length === 1 ? only : type);
  }
  if (whole.size === 0) return union(branches);
  const shortened = branches.map((branch) => {
    const kind = ownKind(branch);
    return (kind === undefined ? undefined : whole.get(kind)) ?? branch;
  });
  if (whole.size < allKinds.length) return union(shortened);
  const constraints = new Map(
    [...whole.values()].flatMap((type) =>
      type.constraints.map((constraint) => [
        structureOf(constrained(unknown, [constraint])),
        constraint,
      ]),
    ),
  );
  return constrained(unknown, [...constraints.values()]);
}

/** `true | false` is `boolean`. */
function bothBooleans(branches: readonly Type[]): readonly Type[] {
  const values = branches.filter(
    ({ kind, constraints }) => kind === "literal" && constraints.length === 0,
  );
  const has = (value: boolean) => values.some((each) => "value" in each && each.value === value);
  return has(true) && has(false) ? [ofKind("boolean")] : branches;
}

/** Arrays of any items up to a length, and of at least one more, are all arrays. */
function ofAllLengths(branches: readonly Type[], loose: Constraint): readonly Type[] {
  const any = branches.filter(
    (branch): branch is ArrayType =>
      branch.kind === "array" && branch.prefix.length === 0 && isUnknown(branch.rest),
  );
  const short = any.filter(({ minItems }) => minItems === 0);
  const reach = Math.max(-1, ...short.map(({ maxItems }) => maxItems ?? Infinity));
  const long = any.filter(
    ({ minItems, maxItems }) => maxItems === undefined && minItems <= reach + 1,
  );
  if (short.length === 0 || long.length === 0) return branches;
  const isExact = [...short, ...long].every(({ constraints }) => constraints.length === 0);
  return [constrained(anyArray, isExact ? [] : [loose])];
}

/** Whether the form of a type, its constraints aside, is that of all values of the kind. */
export function isWhole(type: Type, kind: JsonKind): boolean {
  if (type.kind !== kind) return false;
  switch (type.kind) {
    case "object":
      return isAnyObject(type);
    case "array":
      return isAnyArray(type);
    case "number":
      return !type.integer;
    case "string":
      return type.template === undefined;
    default:
      return true;
  }
}
