/** The schema from which json-schema-to-typescript prints a type: built from the model, never the author's own. */

import type { JSONSchema } from "json-schema-to-typescript";
import { documentationLines } from "../../emit/comment.js";
import type { Documentation, Member, ObjectType, Type } from "../../model/type.js";
import { isEmpty } from "../../model/objects.js";
import { isAnyObject } from "../../model/types.js";
import { indexTexts, isTuple, typeText, type IndexText, type NameOf } from "./type-text.js";

/** The schema of a type with the comment that stands before it. */
export function typeSchema(
  type: Type,
  nameOf: NameOf,
  documentation: Documentation = {},
): JSONSchema {
  const comment = commentOf(type, documentation);
  const schema = bare(type, nameOf);
  return comment === undefined ? schema : { ...schema, description: comment };
}

/** Description and tags; the constraints of branches and items count as the type's own, since they have no comment of theirs. */
export function commentOf(type: Type, documentation: Documentation): string | undefined {
  const constraints = [...type.constraints];
  const extra: string[] = [];
  const collect = (inner: Type, isOneOfMany = false): void => {
    if (inner.kind === "number" && inner.integer) extra.push("@integer");
    // Bounds of one of several arrays are none of the others'.
    if (inner.kind === "array" && !isOneOfMany) {
      if (inner.minItems > 0) extra.push(`@minItems ${inner.minItems}`);
      if (inner.maxItems !== undefined) extra.push(`@maxItems ${inner.maxItems}`);
    }
    if (inner.kind === "union") {
      const arrays = inner.members.filter(({ kind }) => kind === "array");
      for (const member of inner.members) {
        constraints.push(...member.constraints);
        collect(member, arrays.length > 1);
      }
    }
  };
  collect(type);
  if (constraints.length + extra.length + Object.keys(documentation).length === 0) return undefined;
  const lines = documentationLines(documentation, constraints, [...new Set(extra)]);
  return lines.length === 0 ? undefined : lines.join("\n");
}

function bare(type: Type, nameOf: NameOf): JSONSchema {
  const inner = (part: Type): JSONSchema => bare(part, nameOf);
  switch (type.kind) {
    case "null":
    case "boolean":
    case "number":
      return { type: type.kind };
    case "string":
      return type.template === undefined ? { type: type.kind } : { tsType: typeText(type, nameOf) };
    case "union":
      return { anyOf: type.members.map(inner) };
    case "intersection":
      return { allOf: type.members.map(inner) };
    case "array":
      return isTuple(type)
        ? { tsType: typeText(type, nameOf) }
        : { type: "array", items: inner(type.rest) };
    case "object":
      return objectSchema(type, [], type.members, nameOf);
    case "unknown":
    case "never":
    case "literal":
    case "reference":
      return { tsType: typeText(type, nameOf) };
  }
}

/** A member as it is printed: where `meets` is given, its type is met with those, as TypeScript writes them. */
export interface PrintedMember extends Member {
  readonly meets?: readonly string[];
}

function memberSchema(
  { type, documentation, meets = [] }: PrintedMember,
  nameOf: NameOf,
): JSONSchema {
  const schema = typeSchema(type, nameOf, documentation);
  if (meets.length === 0) return schema;
  const { description, ...bare } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    allOf: [...meets.map((tsType) => ({ tsType })), bare],
  };
}

/** A schema of ours with what json-schema-to-typescript has no keyword for: index signatures. */
export interface PrintableSchema extends JSONSchema {
  readonly templates?: readonly IndexText[];
}

/**
 * An object with `members` to print, and an index signature that fits them and the `inherited` ones. What only `inherits` has that of
 * its parents.
 */
export function objectSchema(
  type: ObjectType,
  inherited: readonly Member[],
  members: readonly PrintedMember[],
  nameOf: NameOf,
  inherits = false,
): PrintableSchema {
  if (isEmpty(type) && inherited.length === 0) {
    return { type: "object", additionalProperties: { tsType: "never" } };
  }
  const isPlain = inherits && members.length === 0 && isAnyObject(type);
  const indexes = isPlain ? [] : indexTexts(type, inherited, nameOf);
  // json-schema-to-typescript would widen an index signature by the members that it prints; ours are wide enough.
  const isOpen = indexes.some(({ key, text }) => key === "string" && text === "unknown");
  const templates = indexes.filter(({ key }) => !(isOpen && key === "string"));
  return {
    type: "object",
    properties: Object.fromEntries(
      members.map((member) => [member.name, memberSchema(member, nameOf)]),
    ),
    required: members.filter((member) => member.required).map((member) => member.name),
    additionalProperties: isOpen ? { tsType: "unknown" } : false,
    ...(templates.length === 0 ? {} : { templates }),
  };
}
