/** Which schemas judge a part of a payload, so that what they allow there can be told. */

import { inTime } from "../../backends/validators/index.js";
import { equal } from "../../json/equal.js";
import { append } from "../../json/pointer.js";
import {
  get,
  isArray,
  isObject,
  kindOf,
  type JsonObject,
  type JsonValue,
} from "../../json/value.js";
import { subschemasOf } from "../../resolve/keywords.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";

/** Of a contract that refers to everything from everywhere, this many schemas are enough to suggest something. */
const MOST = 500;

const always: ReadonlySet<string> = new Set([
  "allOf",
  "then",
  "else",
  "dependentSchemas",
  "dependencies",
]);
const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);
const inPlace: ReadonlySet<string> = new Set([...always, ...unions]);

/**
 * `entries`, and the schemas in them or referred to that judge the same value. Branches of a union that the value can't be meant
 * for are left out, unless all of them are so. More than really judge it, as it is not looked whether an `if` holds.
 */
export function judgesOf(
  entries: readonly SchemaEntry[],
  value: JsonValue | undefined,
  resolved: Resolved,
  without: Keys = none,
): readonly SchemaEntry[] {
  const found = new Map(entries.map((entry) => [entry.key, entry]));
  for (const entry of found.values()) {
    if (found.size > MOST) break;
    for (const next of directJudges(entry, value, resolved)) {
      if (!without.has(next.key)) found.set(next.key, next);
    }
  }
  return [...found.values()];
}

/** Schemas, by key. */
export type Keys = Pick<ReadonlySet<string>, "has">;

const none: Keys = new Set();

/** The schemas that may hold or not, as others do. */
export const alternatives: Keys = {
  has: (key) =>
    /(?<!\/properties)\/(then|else)$|\/(anyOf|oneOf)\/\d+$|\/(dependentSchemas|dependencies)\/[^/]*$/.test(
      key,
    ),
};

function directJudges(
  entry: SchemaEntry,
  value: JsonValue | undefined,
  resolved: Resolved,
): readonly SchemaEntry[] {
  const found = targetsOf(entry, resolved);
  const branches = new Map<string, SchemaEntry[]>();
  for (const { keyword, pointer } of partsOf(entry, inPlace)) {
    const part = schemaAt(entry, pointer, resolved);
    if (part === undefined) continue;
    if (always.has(keyword)) found.push(part);
    else branches.set(keyword, [...(branches.get(keyword) ?? []), part]);
  }
  for (const all of branches.values()) {
    const possible = all.filter((branch) => !isRuledOut(branch, value, resolved));
    found.push(...(possible.length === 0 ? all : possible));
  }
  return found;
}

/** Whether the value is of another type than the branch asks for, or one of its properties is another constant. */
export function isRuledOut(
  branch: SchemaEntry,
  value: JsonValue | undefined,
  resolved: Resolved,
): boolean {
  if (value === undefined) return false;
  return certainOf(branch, resolved).some((entry) => {
    const schema = objectOf(entry);
    if (!isOfTypes(value, get(schema, "type"))) return true;
    if (!isObject(value)) return false;
    return constantsOf(entry, resolved).some(({ name, allowed }) => {
      const own = get(value, name);
      return own !== undefined && !allowed.some((each) => equal(each, own));
    });
  });
}

/** The properties that a schema allows a few plain values only. */
export function constantsOf(
  entry: SchemaEntry,
  resolved: Resolved,
): readonly { readonly name: string; readonly allowed: readonly JsonValue[] }[] {
  const properties = get(objectOf(entry), "properties");
  if (!isObject(properties)) return [];
  return Object.keys(properties).flatMap((name) => {
    const property = schemaAt(entry, append(entry.pointer, "properties", name), resolved);
    if (property === undefined) return [];
    for (const each of certainOf(property, resolved)) {
      const schema = objectOf(each);
      const constant = get(schema, "const");
      if (constant !== undefined) return [{ name, allowed: [constant] }];
      const choices = get(schema, "enum");
      if (isArray(choices)) return [{ name, allowed: choices }];
    }
    return [];
  });
}

/** The schema, and all that hold with it: its references and those in its `allOf`. */
export function certainOf(entry: SchemaEntry, resolved: Resolved): readonly SchemaEntry[] {
  const found = new Map([[entry.key, entry]]);
  for (const each of found.values()) {
    if (found.size > MOST) break;
    for (const target of targetsOf(each, resolved)) found.set(target.key, target);
    for (const { pointer } of partsOf(each, allOf)) {
      const part = schemaAt(each, pointer, resolved);
      if (part !== undefined) found.set(part.key, part);
    }
  }
  return [...found.values()];
}

const allOf: ReadonlySet<string> = new Set(["allOf"]);

/** The schemas that judge what `entries`, all of them judges of `value`, leave to others: its member or item `token`. */
export function judgesBelow(
  entries: readonly SchemaEntry[],
  value: JsonValue | undefined,
  token: string | number,
  resolved: Resolved,
  without: Keys = none,
): readonly SchemaEntry[] {
  const found = entries.flatMap((entry) => judgesDirectlyBelow(entry, token, resolved));
  const part =
    isArray(value) && typeof token === "number"
      ? value[token]
      : isObject(value)
        ? get(value, String(token))
        : undefined;
  return judgesOf(found, part, resolved, without);
}

/** The schemas of one schema that judge a member or an item, without what it refers to. */
export function judgesDirectlyBelow(
  entry: SchemaEntry,
  token: string | number,
  resolved: Resolved,
): readonly SchemaEntry[] {
  const schema = objectOf(entry);
  const at = (...tokens: readonly (string | number)[]): readonly SchemaEntry[] => {
    const found = schemaAt(entry, append(entry.pointer, ...tokens), resolved);
    return found === undefined ? [] : [found];
  };
  if (typeof token === "number") {
    const first = [...at("prefixItems", token), ...at("items", token)];
    if (first.length > 0) return first;
    return [...at("items"), ...at("additionalItems")];
  }
  const named = at("properties", token);
  const patterns = Object.keys(objectIn(schema, "patternProperties"))
    .filter((pattern) => matches(pattern, token))
    .flatMap((pattern) => at("patternProperties", pattern));
  const known = [...named, ...patterns];
  return known.length > 0 ? known : [...at("additionalProperties"), ...at("unevaluatedProperties")];
}

/** The schemas that judge the value at `path` of a payload that `root` judges. `without`: as if those (by key) were not there. */
export function schemasAt(
  root: SchemaEntry,
  payload: JsonValue,
  path: readonly (string | number)[],
  resolved: Resolved,
  without: Keys = none,
): readonly SchemaEntry[] {
  let value: JsonValue | undefined = payload;
  let judges = judgesOf([root], value, resolved, without);
  for (const token of path) {
    judges = judgesBelow(judges, value, token, resolved, without);
    if (isArray(value) && typeof token === "number") value = value[token];
    else if (isObject(value)) value = get(value, String(token));
    else value = undefined;
  }
  return judges;
}

/** The names that the schemas give properties, each with its schema, and their patterns of names. */
export interface KnownProperties {
  readonly named: ReadonlyMap<string, SchemaEntry>;
  readonly patterns: readonly string[];
}

export function knownProperties(
  entries: readonly SchemaEntry[],
  resolved: Resolved,
): KnownProperties {
  const named = new Map<string, SchemaEntry>();
  const patterns = new Set<string>();
  for (const entry of entries) {
    for (const name of Object.keys(objectIn(objectOf(entry), "properties"))) {
      const property = schemaAt(entry, append(entry.pointer, "properties", name), resolved);
      // Said to be forbidden is not known.
      if (property === undefined || property.value === false || named.has(name)) continue;
      named.set(name, property);
    }
    for (const pattern of Object.keys(objectIn(objectOf(entry), "patternProperties"))) {
      patterns.add(pattern);
    }
  }
  return { named, patterns: [...patterns] };
}

/** Whether a text fits a pattern of the schema. Where that takes too long to tell, and by what is no pattern, it does not. */
export function matches(pattern: string, text: string): boolean {
  try {
    const regex = new RegExp(pattern, "u");
    // Only what repeats a group can take long, and only with a text of some length.
    if (text.length < 20 || !/\)[*+{]/.test(pattern)) return regex.test(text);
    return inTime(() => regex.test(text), MOST_OF_A_PATTERN)?.value === true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Milliseconds: what is asked here is only which hint to give. */
const MOST_OF_A_PATTERN = 200;

/** The types that a schema asks for by `type`; undefined where it does not. */
export function typesOf(entry: SchemaEntry): readonly string[] | undefined {
  const type = get(objectOf(entry), "type");
  if (typeof type === "string") return [type];
  return isArray(type) ? type.filter((each) => typeof each === "string") : undefined;
}

/** Whether a value is of a type that `type` names; of any, where there is none. */
export function isOfTypes(value: JsonValue, type: JsonValue | undefined): boolean {
  const types = typeof type === "string" ? [type] : isArray(type) ? type : undefined;
  if (types === undefined) return true;
  const kind = kindOf(value);
  return types.includes(kind) || (types.includes("integer") && Number.isInteger(value));
}

export function schemaAt(
  { source }: SchemaEntry,
  pointer: string,
  resolved: Resolved,
): SchemaEntry | undefined {
  return resolved.schemas.get(keyOf({ source, pointer }));
}

function targetsOf(entry: SchemaEntry, resolved: Resolved): SchemaEntry[] {
  return [...(resolved.references.get(entry.key)?.values() ?? [])].map(({ target }) => target);
}

function partsOf(entry: SchemaEntry, wanted: ReadonlySet<string>) {
  return subschemasOf(objectOf(entry), entry.pointer, entry.dialect, wanted);
}

/** The keywords of a schema; a boolean one has none. */
export function objectOf({ value }: SchemaEntry): JsonObject {
  return isObject(value) ? value : {};
}

function objectIn(schema: JsonObject, keyword: string): JsonObject {
  const value = get(schema, keyword);
  return isObject(value) ? value : {};
}
