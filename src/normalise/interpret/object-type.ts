import { append } from "../../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";
import { intersect } from "../../model/intersect.js";
import { isClosed, otherMemberType } from "../../model/objects.js";
import { matches } from "../../model/pattern.js";
import type { Documentation, Member, ObjectType, PatternMember, Type } from "../../model/type.js";
import { anyObject, isAnyObject, never, unknown } from "../../model/types.js";
import { keyOf, type SchemaEntry } from "../../resolve/resolved.js";
import { documentationOf } from "../documentation.js";
import { keywordsOf } from "../keywords.js";
import { constraintsOf } from "./constraints.js";
import { at, constraint, place, type Context } from "./context.js";
import { evaluatedBy } from "./evaluated.js";
import { namesLimited } from "./names-limited.js";
import { topic } from "./topics.js";

/** What the schema says of objects, if it says something of their members. */
export function objectType(context: Context): Type | undefined {
  const { keywords, topics } = context;
  if ((topics & (topic.members | topic.memberLimits)) === 0) return undefined;

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
      const entry = context.resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
      const own = entry === undefined ? unknown : context.typeOf(entry);
      members.set(name, {
        name,
        type: intersect([own, ...typesMatching(patterns, name)], context.declared),
        required: required.has(name),
        documentation: memberDocumentation(context, entry),
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
  const object: ObjectType = { ...shape, members: [...members.values()] };
  if (required.size > number(keywords.get("maxProperties")?.value, Infinity)) return never;
  // Meeting the type of all objects brings those with an impossible required member to `never`.
  const limits = (topics & topic.memberLimits) === 0 ? [] : namesLimited(context, object);
  const type = filled(
    intersect([object, ...limits, anyObject], context.declared),
    number(keywords.get("minProperties")?.value, 0),
  );
  return (topics & topic.members) === 0 && isAnyObject(type) ? undefined : type;
}

/** An object type with at least `least` members: where it can't have more, it has all. */
function filled(type: Type, least: number): Type {
  if (type.kind !== "object" || !isClosed(type)) return type;
  const possible = type.members.filter((member) => member.type.kind !== "never");
  if (possible.length > least) return type;
  if (possible.length < least) return never;
  return {
    ...type,
    members: type.members.map((member) => ({ ...member, required: possible.includes(member) })),
  };
}

function number(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function patternMembers(context: Context): PatternMember[] {
  const found = context.keywords.get("patternProperties");
  if (found === undefined || !isObject(found.value)) return [];
  return Object.keys(found.value).map((pattern) => {
    const pointer = append(found.pointer, pattern);
    return { pattern, type: at(context, pointer), location: place(context, pointer) };
  });
}

/** What the patterns that match a name say of its member. */
function typesMatching(patterns: readonly PatternMember[], name: string): Type[] {
  const types: Type[] = [];
  for (const { pattern, type } of patterns) if (matches(pattern, name) === true) types.push(type);
  return types;
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

function memberDocumentation(context: Context, entry: SchemaEntry | undefined): Documentation {
  // A declared type documents itself; the member only refers to it.
  return entry === undefined || context.isDeclared(entry.key)
    ? {}
    : documentationOf(keywordsOf(entry));
}
