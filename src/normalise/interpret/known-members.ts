import { intersect, type Declared } from "../../model/intersect.js";
import type { DeclarationId, Type } from "../../model/type.js";

/** What is certain of a member of all objects that are of each of some types. */
export interface KnownMember {
  readonly type: Type;
  readonly required: boolean;
}

/** The members that `parts` name, of bases too, by name. Of choices nothing is certain. */
export function knownMembers(
  parts: readonly Type[],
  expand: (id: DeclarationId) => Type | undefined,
  declared: Declared,
): ReadonlyMap<string, KnownMember> {
  const known = new Map<string, KnownMember>();
  const seen = new Set<DeclarationId>();
  const visit = (type: Type): void => {
    switch (type.kind) {
      case "object":
        for (const { name, type: own, required } of type.members) {
          const before = known.get(name);
          known.set(name, {
            type: before === undefined ? own : intersect([before.type, own], declared),
            required: required || before?.required === true,
          });
        }
        return;
      case "intersection":
        type.members.forEach(visit);
        return;
      case "union": {
        // Of the kinds of a schema that is silent about its kind, one has members.
        const [only, ...others] = type.members.filter(({ kind }) => !memberless.has(kind));
        if (only !== undefined && others.length === 0) visit(only);
        return;
      }
      case "reference": {
        if (seen.has(type.target)) return;
        seen.add(type.target);
        const body = expand(type.target);
        if (body !== undefined) visit(body);
        return;
      }
      default:
        return;
    }
  };
  parts.forEach(visit);
  return known;
}

const memberless: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "literal",
]);

/** The type with references to scalars and to choices of them expanded; `undefined` if it has other parts. */
export function scalarOf(
  type: Type,
  expand: (id: DeclarationId) => Type | undefined,
  depth = 0,
): Type | undefined {
  switch (type.kind) {
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
      return type;
    case "union": {
      const members = type.members.map((member) => scalarOf(member, expand, depth));
      return members.every((member) => member !== undefined) ? { ...type, members } : undefined;
    }
    case "reference": {
      const body = depth > 16 ? undefined : expand(type.target);
      const scalar = body === undefined ? undefined : scalarOf(body, expand, depth + 1);
      return scalar === undefined || type.constraints.length > 0 ? undefined : scalar;
    }
    default:
      return undefined;
  }
}
