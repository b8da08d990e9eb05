/** A choice in the light of what is known of the members that it tells apart. */

import { unite } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Constraint, Member, ObjectType, Type } from "../../model/type.js";
import { constrained, never, structureOf, unknown } from "../../model/types.js";
import type { Context } from "./context.js";
import { scalarOf, type KnownMember } from "./known-members.js";

/**
 * `type`, for objects whose members are as `known`: together with those it holds the same values. Branches that they rule out are
 * left out, and so are members that say no more than they; what a member excludes of known constants is carried out.
 */
export function sharpen(
  type: Type,
  known: ReadonlyMap<string, KnownMember>,
  context: Context,
  loose: Constraint,
): Type {
  const inner = (part: Type): Type => sharpen(part, known, context, loose);
  switch (type.kind) {
    case "union":
      return constrained(unite(type.members.map(inner), loose), type.constraints);
    case "intersection": {
      const members = type.members.map(inner);
      return constrained(intersect(members, context.declared), type.constraints);
    }
    case "object":
      return sharpenObject(type, known, context);
    default:
      return type;
  }
}

function sharpenObject(
  type: ObjectType,
  known: ReadonlyMap<string, KnownMember>,
  context: Context,
): Type {
  const moved: Constraint[] = [];
  const members: Member[] = [];
  for (const member of type.members) {
    const found = known.get(member.name);
    const required = member.required || found?.required === true;
    const own = found === undefined ? member.type : meetKnown(member.type, found.type, context);
    if (required && own.kind === "never") return never;
    const says = own.kind !== "unknown" || (required && found?.required !== true);
    if (says) members.push({ ...member, required, type: own });
    // What the member excludes is not excluded of the object.
    else moved.push(...own.constraints.map(({ excludes: _, ...rest }) => rest));
  }
  return constrained({ ...type, members }, moved);
}

/** What a member type adds to what is known: `unknown` if nothing, all of it if it is a scalar. */
function meetKnown(own: Type, known: Type, context: Context): Type {
  if (intersect([known, own], context.declared).kind === "never") return never;
  if (own.kind === "unknown" && own.constraints.length === 0) return own;
  const scalar = scalarOf(known, context.expand);
  if (scalar === undefined) return own;
  const both = intersect([scalar, own], context.declared);
  return structureOf(both) === structureOf(scalar) ? unknown : withoutRepeated(both, scalar);
}

/** Where only the constraints differ, what is left to say is those. */
function withoutRepeated(both: Type, scalar: Type): Type {
  if (both.kind === "union" || structureOf(bare(both)) !== structureOf(bare(scalar))) return both;
  return constrained(
    unknown,
    both.constraints.filter((constraint) => !scalar.constraints.includes(constraint)),
  );
}

const bare = (type: Type): Type => ({ ...type, constraints: [] });
