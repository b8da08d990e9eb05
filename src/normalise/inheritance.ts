/** Decides what is a parent: `allOf` members that refer to object types whose members are known. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Declared } from "../model/intersect.js";
import type { DeclarationId, ObjectType, ReferenceType, Type } from "../model/type.js";
import { anyObject, constrained } from "../model/types.js";
import { isEmpty } from "../model/objects.js";
import { isObject } from "../json/value.js";
import type { SchemaEntry } from "../resolve/resolved.js";
import type { Interpreter } from "./interpret.js";
import { keywordsOf } from "./keywords.js";
import type { Unit } from "./units.js";

/** A declaration's type, divided into what it inherits and what it adds. */
export interface Lineage {
  readonly parents: readonly ReferenceType[];
  readonly type: Type;
}

interface Bodies {
  body(id: DeclarationId): Type;
  name(id: DeclarationId): string;
}

/**
 * Splits a unit's body. Its references become parents if every one is to an object type that an interface can extend, and what is
 * left is at most one object type; otherwise the body stays as it is, and each object type that it refers to is reported.
 */
export function lineageOf(
  unit: Unit,
  body: Type,
  declared: Declared,
  bodies: Bodies,
): Lineage & { readonly diagnostics: readonly Diagnostic[] } {
  const none = { parents: [], type: body, diagnostics: [] };
  const parts = body.kind === "intersection" ? body.members : [body];
  const references = parts.filter((part) => part.kind === "reference");
  const keywords = keywordsOf(unit.entry);
  // A schema that is nothing but a `$ref` is another name for its target.
  if (references.length === 0 || (body.kind === "reference" && !keywords.has("allOf"))) return none;

  const isObject = (type: ReferenceType) => {
    const kinds = declared.kindsOf(type.target);
    return kinds.size === 1 && kinds.has("object");
  };
  const objects = references.filter(isObject);
  if (objects.length === 0) return none;
  const rest = parts.filter((part) => part.kind !== "reference");
  const own = rest.length === 0 ? anyObject : rest[0];
  const isPlain =
    rest.length <= 1 && own?.kind === "object" && objects.length === references.length;
  const obstacle = objects.find((parent) => objectsOf(parent, bodies) === undefined);
  const misfit = isPlain && obstacle === undefined ? indexMisfit(own, objects, bodies) : undefined;
  if (isPlain && obstacle === undefined && misfit === undefined) {
    const type = constrained(own, body.kind === "intersection" ? body.constraints : []);
    return {
      parents: references.map(({ target }) => ({ kind: "reference", target, constraints: [] })),
      type: constrained(
        type,
        references.flatMap((parent) => parent.constraints),
      ),
      diagnostics: [],
    };
  }
  const why = ((): string => {
    if (obstacle !== undefined) {
      const name = bodies.name(obstacle.target);
      return `${name} is a union of types, and an interface can only extend what has one set of members`;
    }
    if (misfit !== undefined) {
      return `the optional members that it adds would not fit the index signature of ${bodies.name(misfit.target)}`;
    }
    if (objects.length !== references.length) return `it also refers to a type that is no object`;
    return `it is a choice of types beside ${objects.length === 1 ? "it" : "them"}`;
  })();
  const { source, pointer } = unit.entry;
  const at = keywords.get("allOf")?.pointer ?? pointer + "/$ref";
  return {
    ...none,
    diagnostics: [
      diagnostic("not-extended", {
        message: `${bodies.name(unit.entry.key)} is written as an intersection with ${listed(objects.map(({ target }) => bodies.name(target)))}: ${why}`,
        location: source.locate(at),
      }),
    ],
  };
}

/** Reports the types whose members a unit of objects takes up, since they also hold values that are no objects. */
export function takenUpDiagnostics(
  { entry }: Unit,
  declared: Declared,
  targets: readonly DeclarationId[],
  name: (id: DeclarationId) => string,
): readonly Diagnostic[] {
  const allOf = keywordsOf(entry).get("allOf");
  const kinds = declared.kindsOf(entry.key);
  if (targets.length === 0 || allOf === undefined || kinds.size !== 1 || !kinds.has("object"))
    return [];
  const names = targets.map(name);
  return [
    diagnostic("not-extended", {
      message: `${name(entry.key)} takes up the members of ${listed(names)} and does not extend ${names.length === 1 ? "it" : "them"}: ${names.length === 1 ? "it also holds" : "they also hold"} values that are no objects`,
      location: entry.source.locate(allOf.pointer),
      hint: `Nothing needs mending. To get an \`extends\`, say \`"type": "object"\` in ${listed(names)}.`,
    }),
  ];
}

/** What an `allOf` within an `allOf` says is said by the schema that holds the outer one. */
export function mayBeUnnamedHeir({ value, pointer }: SchemaEntry): boolean {
  return isObject(value) && Object.hasOwn(value, "allOf") && !/\/allOf\/\d+$/.test(pointer);
}

/**
 * Reports a schema that is no type of its own, and is written as an intersection with an object type that it refers to: what has no
 * name can't extend.
 */
export function unnamedHeir(
  entry: SchemaEntry,
  interpreter: Interpreter,
  declared: Declared,
  name: (id: DeclarationId) => string,
): readonly Diagnostic[] {
  const allOf = keywordsOf(entry).get("allOf");
  if (allOf === undefined) return [];
  const body = interpreter.bodyOf(entry);
  if (body.kind !== "intersection") return [];
  const objects = body.members.flatMap((part) => {
    if (part.kind !== "reference") return [];
    const kinds = declared.kindsOf(part.target);
    return kinds.size === 1 && kinds.has("object") ? [name(part.target)] : [];
  });
  if (objects.length === 0) return [];
  return [
    diagnostic("not-extended", {
      message: `This is written as an intersection with ${listed(objects)}: it stands within another type, and what has no name of its own can't extend`,
      location: entry.source.locate(allOf.pointer),
      hint: "Nothing needs mending. To get an `extends`, move the schema into `$defs` and refer to it.",
    }),
  ];
}

/** `A`, `A and B`, `A, B and C` */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** The object types that make up a type, through references; `undefined` where a part is a choice, or no object. */
function objectsOf(type: Type, bodies: Bodies): ReadonlySet<ObjectType> | undefined {
  const objects = new Set<ObjectType>();
  const reached = new Set<DeclarationId>();
  const collect = (part: Type): boolean => {
    if (part.kind === "intersection") return part.members.every(collect);
    if (part.kind === "object") objects.add(part);
    if (part.kind !== "reference") return part.kind === "object";
    if (reached.has(part.target)) return true;
    reached.add(part.target);
    return collect(bodies.body(part.target));
  };
  return collect(type) ? objects : undefined;
}

/** The parent whose index signature optional members, or another index signature, of `own` would break (TS2411, TS2430). */
function indexMisfit(
  own: ObjectType,
  parents: readonly ReferenceType[],
  bodies: Bodies,
): ReferenceType | undefined {
  const objects = new Map(parents.map((each) => [each, [...(objectsOf(each, bodies) ?? [])]]));
  const ownAdds = own.members.some((m) => !m.required) || hasIndex(own);
  const find = (breaks: (object: ObjectType, parent: ReferenceType) => boolean) =>
    parents.find((parent) => objects.get(parent)?.some((object) => breaks(object, parent)));
  if (ownAdds || parents.length > 1) {
    const found = find(hasIndex);
    if (found !== undefined) return found;
  }
  const othersAdd = (parent: ReferenceType): boolean =>
    [...objects].some(
      ([other, parts]) => other !== parent && parts.some(({ members }) => members.length > 0),
    );
  return find((object, parent) => isEmpty(object) && (ownAdds || othersAdd(parent)));
}

function hasIndex(type: ObjectType): boolean {
  const isNarrow = (other: Type) => other.kind !== "unknown" && other.kind !== "never";
  return (
    type.patterns.some((pattern) => isNarrow(pattern.type)) ||
    (type.additional !== undefined && isNarrow(type.additional))
  );
}
