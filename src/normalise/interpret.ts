/** Reads one schema as a type: sound always, exact as far as the algebra goes, the rest recorded as constraints. */

import { append } from "../json/pointer.js";
import { isArray, isObject, kindOf, type JsonKind, type JsonValue } from "../json/value.js";
import { intersect, otherMemberType, type Declared } from "../model/intersect.js";
import { matches } from "../model/pattern.js";
import type {
  ArrayType,
  Constraint,
  Member,
  ObjectType,
  PatternMember,
  Place,
  Type,
} from "../model/type.js";
import {
  allKinds,
  anyArray,
  anyObject,
  constrained,
  literal,
  never,
  nullType,
  number,
  ofKind,
  reference,
  structureOf,
  union,
  unknown,
} from "../model/types.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import { documentationOf } from "./documentation.js";
import { keywordsOf, type Keyword, type Keywords } from "./keywords.js";
import { namedKinds } from "./kinds.js";

export interface Interpreter {
  /** The type of a schema where it is used: a reference, if it is declared under a name. */
  typeOf(entry: SchemaEntry): Type;
  /** The type that a declared schema's own text says. */
  bodyOf(entry: SchemaEntry): Type;
}

/** Keywords that the algebra has no form for, by the JSON type that they speak of (2020-12 Validation, section 6). */
const constraintKeywords: Readonly<Record<JsonKind, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  string: ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"],
  array: ["uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"],
  object: [
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
  ],
};

/** Constraint keywords with these values say nothing. */
const vacuous: Readonly<Record<string, JsonValue>> = {
  minLength: 0,
  minProperties: 0,
  uniqueItems: false,
};

/** Applicators that decide by a value's content which subschemas count, so that `unevaluated*` depends on them. */
const conditional = ["anyOf", "oneOf", "if", "dependentSchemas", "not", "contains"];

/**
 * An interpreter over one contract. `isDeclared` tells which schemas are types of their own; `declared` what may be known of those
 * without interpreting them.
 */
export function createInterpreter(
  resolved: Resolved,
  isDeclared: (key: LocationKey) => boolean,
  declared: Declared,
): Interpreter {
  const typeOf = (entry: SchemaEntry): Type =>
    isDeclared(entry.key) ? reference(entry.key) : bodyOf(entry);

  const bodyOf = (entry: SchemaEntry): Type => {
    if (typeof entry.value === "boolean") return entry.value ? unknown : never;
    const keywords = keywordsOf(entry);
    const context: Context = { entry, keywords };
    const parts = [
      ...referenced(context),
      ...allOf(context),
      structure(context),
      ...values(context),
      ...alternatives(context),
      ...negation(context),
    ];
    return constrained(intersect(parts, declared), general(context));
  };

  interface Context {
    readonly entry: SchemaEntry;
    readonly keywords: Keywords;
  }

  /** The schema at `pointer` in the same file. Where there is none, what stood there was no schema and was reported. */
  const at = (context: Context, pointer: string): Type => {
    const entry = resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
    return entry === undefined ? unknown : typeOf(entry);
  };

  const place = (context: Context, pointer: string): Place => ({
    path: context.entry.source.path,
    pointer,
  });

  const constraint = (context: Context, keyword: string, found: Keyword): Constraint => ({
    keyword,
    value: found.value,
    location: place(context, found.pointer),
  });

  const each = (context: Context, keyword: string): Type[] => {
    const found = context.keywords.get(keyword);
    if (found === undefined || !isArray(found.value)) return [];
    return found.value.map((_, i) => at(context, append(found.pointer, i)));
  };

  function referenced({ entry }: Context): Type[] {
    const types: Type[] = [];
    for (const found of resolved.references.get(entry.key)?.values() ?? []) {
      if (found.dynamicTargets === undefined || found.dynamicTargets.length === 1) {
        types.push(typeOf(found.target));
      }
    }
    return types;
  }

  const allOf = (context: Context): Type[] => each(context, "allOf");

  /** `type`, and what the keywords of each kind say of values of that kind. */
  function structure(context: Context): Type {
    const { keywords } = context;
    const type = keywords.get("type");
    const kinds = type === undefined ? new Set(allKinds) : namedKinds(type.value);
    const object = objectType(context);
    const array = arrayType(context);
    if (type === undefined && object === undefined && array === undefined) {
      return constrained(
        unknown,
        allKinds.flatMap((kind) => constraintsOf(context, kind)),
      );
    }
    const integers = type !== undefined && isOnlyInteger(type.value);
    const branch = (kind: JsonKind): Type => {
      if (kind === "object" && object !== undefined) return object;
      if (kind === "array" && array !== undefined) return array;
      const own = kind === "number" && integers ? { ...number, integer: true } : ofKind(kind);
      return constrained(own, constraintsOf(context, kind));
    };
    const order = isArray(type?.value) ? orderOf(type.value) : allKinds;
    return union(order.filter((kind) => kinds.has(kind)).map(branch));
  }

  function constraintsOf(context: Context, kind: JsonKind): Constraint[] {
    return constraintKeywords[kind].flatMap((keyword) => {
      const found = context.keywords.get(keyword);
      return found === undefined || vacuous[keyword] === found.value
        ? []
        : [constraint(context, keyword, found)];
    });
  }

  function arrayType(context: Context): Type | undefined {
    const { keywords } = context;
    const names = ["prefixItems", "items", "minItems", "maxItems", "unevaluatedItems"];
    if (!names.some((name) => keywords.has(name))) return undefined;
    const items = keywords.get("items");
    const unevaluated = keywords.get("unevaluatedItems");
    const isPlain =
      !conditional.some((keyword) => keywords.has(keyword)) &&
      !keywords.has("allOf") &&
      !keywords.has("$ref");
    const structural = items === undefined && unevaluated !== undefined && isPlain;
    const rest =
      items !== undefined
        ? at(context, items.pointer)
        : structural
          ? at(context, unevaluated.pointer)
          : unknown;
    const count = (name: string): number | undefined => {
      const value = keywords.get(name)?.value;
      return typeof value === "number" && value >= 0 ? Math.ceil(value) : undefined;
    };
    const own = constraintsOf(context, "array").filter(
      (c) => c.keyword !== "unevaluatedItems" || !(structural || items !== undefined),
    );
    const type: ArrayType = {
      kind: "array",
      prefix: each(context, "prefixItems"),
      rest,
      minItems: count("minItems") ?? 0,
      maxItems: count("maxItems"),
      constraints: own,
    };
    // Meeting the type of all arrays brings impossible ones to `never`.
    return intersect([type, anyArray], declared);
  }

  function objectType(context: Context): Type | undefined {
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
    const closing = additional ?? unevaluated;
    const depends = additional === undefined && conditional.some((name) => keywords.has(name));
    const own = constraintsOf(context, "object");
    if (unevaluated !== undefined && depends) {
      own.push(constraint(context, "unevaluatedProperties", unevaluated));
    }
    const shape: ObjectType = {
      kind: "object",
      members: [],
      patterns,
      additional:
        closing === undefined || (depends && additional === undefined)
          ? undefined
          : at(context, closing.pointer),
      ...(additional === undefined && unevaluated !== undefined
        ? { unevaluated: true as const }
        : {}),
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
          type: intersect([at(context, pointer), ...matching.map((p) => p.type)], declared),
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
        type: otherMemberType(shape, name, declared),
        required: true,
        documentation: {},
        location: place(context, pointer),
        undeclared: true,
      });
    }
    // Meeting the type of all objects brings those with an impossible required member to `never`.
    return intersect([{ ...shape, members: [...members.values()] }, anyObject], declared);
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

  function memberDocumentation(context: Context, pointer: string) {
    const entry = resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
    // A declared type documents itself; the member only refers to it.
    return entry === undefined || isDeclared(entry.key) ? {} : documentationOf(keywordsOf(entry));
  }

  /** `enum` and `const`. */
  function values({ keywords }: Context): Type[] {
    const types: Type[] = [];
    const allowed = keywords.get("enum")?.value;
    if (isArray(allowed)) types.push(union(allowed.map(valueType)));
    const constant = keywords.get("const");
    if (constant !== undefined) types.push(valueType(constant.value));
    return types;
  }

  /** `anyOf`, `oneOf`. That exactly one branch of `oneOf` may hold is recorded, unless the branches visibly exclude each other. */
  function alternatives(context: Context): Type[] {
    const types: Type[] = [];
    for (const keyword of ["anyOf", "oneOf"]) {
      const found = context.keywords.get(keyword);
      const branches = each(context, keyword);
      if (found === undefined || branches.length === 0) continue;
      const own: Constraint[] = [];
      if (keyword === "oneOf" && !areDisjoint(branches)) {
        const overlaps = hasRepetition(branches) ? { overlaps: true as const } : {};
        own.push({ ...constraint(context, keyword, found), ...overlaps });
      }
      types.push(union(branches, own));
    }
    return types;
  }

  /** Whether no two of the types share a value, as far as their forms show. */
  function areDisjoint(types: readonly Type[]): boolean {
    if (types.length > mostCompared) return false;
    return types.every((type, i) =>
      types.slice(i + 1).every((other) => intersect([type, other], declared).kind === "never"),
    );
  }

  /** `not`, where the complement is a type: of everything, of kinds, of a required member. */
  function negation(context: Context): Type[] {
    const found = context.keywords.get("not");
    if (found === undefined) return [];
    const entry = resolved.schemas.get(
      keyOf({ source: context.entry.source, pointer: found.pointer }),
    );
    if (entry === undefined) return [];
    if (entry.value === false) return [];
    const inner = [...keywordsOf(entry)].filter(([name]) => !annotations.has(name));
    const [only] = inner;
    if (entry.value === true || inner.length === 0) return [never];
    if (inner.length === 1 && only !== undefined) {
      const [name, { value }] = only;
      if (
        name === "type" &&
        !isOnlyInteger(value) &&
        !(isArray(value) && value.includes("integer"))
      ) {
        const excluded = namedKinds(value);
        return [union(allKinds.filter((kind) => !excluded.has(kind)).map(ofKind))];
      }
      if (
        name === "required" &&
        isArray(value) &&
        value.length === 1 &&
        typeof value[0] === "string"
      ) {
        const member: Member = {
          name: value[0],
          type: never,
          required: false,
          documentation: {},
          location: place(context, found.pointer),
        };
        // `required` holds for everything that is no object, so `not` leaves objects only.
        return [{ ...anyObject, members: [member] }];
      }
    }
    return [constrained(unknown, [constraint(context, "not", found)])];
  }

  /** Keywords that relate to no one kind and have no form in the algebra. */
  function general(context: Context): Constraint[] {
    const found = context.keywords.get("if");
    const branches = context.keywords.has("then") || context.keywords.has("else");
    const own = found !== undefined && branches ? [constraint(context, "if", found)] : [];
    for (const [keyword, reference] of resolved.references.get(context.entry.key) ?? []) {
      if ((reference.dynamicTargets?.length ?? 1) > 1) {
        const dynamic = context.keywords.get(keyword);
        if (dynamic !== undefined) own.push(constraint(context, keyword, dynamic));
      }
    }
    return own;
  }

  return { typeOf, bodyOf };
}

/** Comparing branches pairwise beyond this many takes longer than the answer is worth. */
const mostCompared = 64;

/** Whether two branches have an alternative in common, so that a value of it is in both. */
function hasRepetition(branches: readonly Type[]): boolean {
  const flat = branches.flatMap((branch) => (branch.kind === "union" ? branch.members : [branch]));
  return (
    new Set(flat.map(structureOf)).size < flat.length || flat.some((t) => t.kind === "unknown")
  );
}

const annotations = new Set([
  "title",
  "description",
  "$comment",
  "examples",
  "default",
  "deprecated",
]);

function isOnlyInteger(type: JsonValue): boolean {
  return isArray(type) ? type.includes("integer") && !type.includes("number") : type === "integer";
}

/** The kinds of a `type` array in its author's order. */
function orderOf(names: readonly JsonValue[]): JsonKind[] {
  const kinds = names.map((name) =>
    name === "integer" ? "number" : allKinds.find((kind) => kind === name),
  );
  return [...new Set(kinds.filter((kind) => kind !== undefined))];
}

function valueType(value: JsonValue): Type {
  return kindOf(value) === "null" ? nullType : literal(value);
}
