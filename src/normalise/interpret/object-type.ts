import { append } from "../../json/pointer.js";
import { isArray, isObject } from "../../json/value.js";
import { intersect, otherMemberType } from "../../model/intersect.js";
import { matches } from "../../model/pattern.js";
import type { Documentation, Member, ObjectType, PatternMember, Type } from "../../model/type.js";
import { anyObject } from "../../model/types.js";
import { keyOf } from "../../resolve/resolved.js";
import { documentationOf } from "../documentation.js";
import { keywordsOf } from "../keywords.js";
import { constraintsOf } from "./constraints.js";
import { at, constraint, place, type Context } from "./context.js";
import { evaluatedBy } from "./evaluated.js";

/** What the schema says of objects, if it says something of their members. */
export function objectType(context: Context): Type | undefined {
  const { keywords } = context;
  const names = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "required",
  ];
  if (!names.some((name) => keywords.has(name))) return undefined;

  const patterns = patternMembers(context);
  const additional = keywords.get("additionalProperties");
  const unevaluated = keywords.get("unevaluatedProperties");
  const own = constraintsOf(context, "object");
  let others: Pick<ObjectType, "additional" | "unevaluated" | "additionalAt"> = {
    additional: undefined,
  };
  if (additional !== undefined) {
    const { pointer } = additional;
    others = { additional: at(context, pointer), additionalAt: [place(context, pointer)] };
  } else if (unevaluated !== undefined) {
    const { members: known, depends } = evaluatedBy(context.entry, context.resolved);
    if (depends) own.push(constraint(context, "unevaluatedProperties", unevaluated));
    if (known !== undefined) {
      const { pointer } = unevaluated;
      others = {
        additional: at(context, pointer),
        unevaluated: known,
        additionalAt: [place(context, pointer)],
      };
    }
  }
  const shape: ObjectType = {
    kind: "object",
    members: [],
    patterns,
    ...others,
    constraints: own,
  };

  const required = requiredNames(context);
  const members = new Map<string, Member>();
  const properties = keywords.get("properties");
  if (properties !== undefined && isObject(properties.value)) {
    for (const name of Object.keys(properties.value)) {
      const pointer = append(properties.pointer, name);
      const matching = patterns.filter((pattern) => matches(pattern.pattern, name) === true);
      members.set(name, {
        name,
        type: intersect([at(context, pointer), ...matching.map((p) => p.type)], context.declared),
        required: required.has(name),
        documentation: memberDocumentation(context, pointer),
        location: place(context, pointer),
      });
    }
  }
  for (const [name, pointer] of required) {
    if (members.has(name)) continue;
    members.set(name, {
      name,
      type: otherMemberType(shape, name, context.declared),
      required: true,
      documentation: {},
      location: place(context, pointer),
      undeclared: true,
    });
  }
  // Meeting the type of all objects brings those with an impossible required member to `never`.
  return intersect([{ ...shape, members: [...members.values()] }, anyObject], context.declared);
}

function patternMembers(context: Context): PatternMember[] {
  const found = context.keywords.get("patternProperties");
  if (found === undefined || !isObject(found.value)) return [];
  return Object.keys(found.value).map((pattern) => {
    const pointer = append(found.pointer, pattern);
    return { pattern, type: at(context, pointer), location: place(context, pointer) };
  });
}

function requiredNames(context: Context): Map<string, string> {
  const found = context.keywords.get("required");
  const names = new Map<string, string>();
  if (found === undefined || !isArray(found.value)) return names;
  found.value.forEach((name, i) => {
    if (typeof name === "string") names.set(name, append(found.pointer, i));
  });
  return names;
}

function memberDocumentation(context: Context, pointer: string): Documentation {
  const entry = context.resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
  // A declared type documents itself; the member only refers to it.
  return entry === undefined || context.isDeclared(entry.key)
    ? {}
    : documentationOf(keywordsOf(entry));
}
