/** Constructors of types that carry no constraint, and questions that need no declaration to answer. */

import { canonical } from "../json/print.js";
import { kindOf, type JsonKind, type JsonValue } from "../json/value.js";
import type {
  ArrayType,
  Constraint,
  DeclarationId,
  LiteralType,
  NeverType,
  NumberType,
  ObjectType,
  ReferenceType,
  Type,
  UnknownType,
} from "./type.js";

const constraints: readonly Constraint[] = [];

export const unknown: UnknownType = { kind: "unknown", constraints };
export const never: NeverType = { kind: "never", constraints };
export const nullType: Type = { kind: "null", constraints };
export const boolean: Type = { kind: "boolean", constraints };
export const number: NumberType = { kind: "number", integer: false, constraints };
export const string: Type = { kind: "string", constraints };
export const anyArray: ArrayType = {
  kind: "array",
  prefix: [],
  rest: unknown,
  minItems: 0,
  maxItems: undefined,
  constraints,
};
export const anyObject: ObjectType = {
  kind: "object",
  members: [],
  patterns: [],
  additional: undefined,
  constraints,
};

export function literal(value: JsonValue): LiteralType {
  return { kind: "literal", value, constraints };
}

export function reference(target: DeclarationId): ReferenceType {
  return { kind: "reference", target, constraints };
}

export const allKinds: readonly JsonKind[] = [
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "object",
];

/** All values of one JSON type. */
export function ofKind(kind: JsonKind): Type {
  switch (kind) {
    case "null":
      return nullType;
    case "boolean":
      return boolean;
    case "number":
      return number;
    case "string":
      return string;
    case "array":
      return anyArray;
    case "object":
      return anyObject;
  }
}

/** `type` with `more` constraints added to its own. */
export function constrained<T extends Type>(type: T, more: readonly Constraint[]): T {
  return more.length === 0 ? type : { ...type, constraints: [...type.constraints, ...more] };
}

/** Whether the form of a type, its constraints aside, is that of all objects. */
export function isAnyObject(type: Type): boolean {
  return (
    type.kind === "object" &&
    type.members.length === 0 &&
    type.patterns.length === 0 &&
    type.additional === undefined &&
    type.unevaluated === undefined
  );
}

/** Whether the form of a type, its constraints aside, is that of all arrays. */
export function isAnyArray(type: Type): boolean {
  return (
    type.kind === "array" &&
    type.prefix.length === 0 &&
    type.minItems === 0 &&
    type.maxItems === undefined &&
    type.rest.kind === "unknown" &&
    type.rest.constraints.length === 0
  );
}

/** Whether a type holds every value, and nothing is recorded of it. */
export function isUnknown(type: Type): boolean {
  return type.kind === "unknown" && type.constraints.length === 0;
}

/** The one JSON type of a type that is not a union, intersection or reference; `undefined` for those, `unknown` and `never`. */
export function ownKind(type: Type): JsonKind | undefined {
  switch (type.kind) {
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return type.kind;
    case "literal":
      return kindOf(type.value);
    case "unknown":
    case "never":
    case "reference":
    case "union":
    case "intersection":
      return undefined;
  }
}

/**
 * A text that two types share exactly if they are built alike: equal texts, equal sets of values. Documentation and the places of
 * constraints are no part of it, nor is the order of members, branches and constraints.
 */
export function structureOf(type: Type): string {
  // What has no parts is written as fast as it is looked up.
  if (!hasParts(type)) return computeStructure(type);
  let structure = structures.get(type);
  if (structure === undefined) structures.set(type, (structure = computeStructure(type)));
  return structure;
}

/** Whether a type is made up of others. */
export function hasParts({ kind }: Type): boolean {
  return kind === "object" || kind === "array" || kind === "union" || kind === "intersection";
}

const structures = new WeakMap<Type, string>();

function computeStructure(type: Type): string {
  const suffix = type.constraints.length === 0 ? "" : constraintsText(type.constraints);
  switch (type.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
      return type.kind + suffix;
    case "string":
      return (
        type.kind + (type.template === undefined ? "" : JSON.stringify(type.template)) + suffix
      );
    case "number":
      return (type.integer ? "integer" : "number") + suffix;
    case "literal":
      return "=" + canonical(type.value) + suffix;
    case "reference":
      return "@" + JSON.stringify(type.target) + suffix;
    case "array":
      return `[${type.prefix.map(structureOf).join(",")};${structureOf(type.rest)};${type.minItems};${type.maxItems ?? ""}]${suffix}`;
    case "object":
      return structureOfObject(type) + suffix;
    case "union":
      return `(${structuresOf(type.members, "|")})${suffix}`;
    case "intersection":
      return `(${structuresOf(type.members, "&")})${suffix}`;
  }
}

function structureOfObject(type: ObjectType): string {
  const members: string[] = [];
  for (const { name, required, type: own } of type.members) {
    members.push(JSON.stringify(name) + (required ? "!" : "?") + structureOf(own));
  }
  const patterns: string[] = [];
  for (const { pattern, type: own } of type.patterns) {
    patterns.push(JSON.stringify(pattern) + ":" + structureOf(own));
  }
  const rest = type.additional === undefined ? "" : structureOf(type.additional);
  return `{${members.sort().join(",")};${patterns.sort().join(",")};${knownText(type)}${rest}}`;
}

/** The structures of branches, each once and in no order of theirs. */
function structuresOf(types: readonly Type[], separator: string): string {
  const structures = new Set<string>();
  for (const type of types) structures.add(structureOf(type));
  return [...structures].sort().join(separator);
}

function constraintsText(own: readonly Constraint[]): string {
  const texts = own.map(({ keyword, value, excludes = [] }) =>
    [keyword + "=" + canonical(value), ...excludes.map(canonical)].join("\\"),
  );
  return "{" + [...new Set(texts.sort())].join(",") + "}";
}

function knownText({ unevaluated }: ObjectType): string {
  if (unevaluated === undefined) return "";
  const list = (texts: readonly string[]): string => JSON.stringify([...texts].sort());
  return `~${list(unevaluated.names)}${list(unevaluated.patterns)}`;
}

function isPlainConstant(type: Type): type is LiteralType {
  return type.kind === "literal" && typeof type.value !== "object" && type.constraints.length === 0;
}

/** The union of `types`: flat, without `never` and repetitions. Branches keep their order. */
export function union(types: readonly Type[], own: readonly Constraint[] = constraints): Type {
  const only = types[0];
  if (types.length === 1 && only !== undefined && only.kind !== "union") {
    return only.kind === "never" ? never : constrained(only, own);
  }
  const flat: Type[] = [];
  // Types of two kinds are never alike: structures are written down where a kind comes again.
  const byKind = new Map<Type["kind"], { readonly first: Type; seen?: Set<string> }>();
  // Plain constants tell themselves apart: there may be many.
  const constants = new Set<JsonValue>();
  for (const type of types) {
    const branches =
      type.kind === "union" && type.constraints.length === 0 && type.tag === undefined
        ? type.members
        : [type];
    for (const branch of branches) {
      if (branch.kind === "never") continue;
      if (isPlainConstant(branch)) {
        if (!constants.has(branch.value)) flat.push(branch);
        constants.add(branch.value);
        continue;
      }
      const known = byKind.get(branch.kind);
      if (known === undefined) byKind.set(branch.kind, { first: branch });
      else {
        const seen = (known.seen ??= new Set([structureOf(known.first)]));
        const structure = structureOf(branch);
        if (seen.has(structure)) continue;
        seen.add(structure);
      }
      flat.push(branch);
    }
  }
  const first = flat[0];
  if (first === undefined) return never;
  // A union with all values is `unknown`; what the other branches say adds nothing.
  if (flat.some(isUnknown)) {
    return constrained(unknown, own);
  }
  if (flat.length === 1) return constrained(first, own);
  return { kind: "union", members: flat, constraints: own };
}
