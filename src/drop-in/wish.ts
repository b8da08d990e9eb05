import { lastToken, tokensOf } from "../json/pointer.js";
import { get, isObject } from "../json/value.js";
import type { SchemaEntry } from "../resolve/resolved.js";
import { enumMembersOf } from "./enums.js";
import type { SchemaCopy } from "./options.js";
import type { Settings } from "./settings.js";
import { bareName, typeNameOf } from "./type-name.js";

const containers = new Set(["$defs", "definitions"]);
const maps = new Set([...containers, "properties", "patternProperties"]);
/** Below these, a schema does not say what a value is, or only sometimes. */
const conditions = new Set([
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "dependentSchemas",
  "dependencies",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentSchema",
]);

/** What the author calls a schema: by `customName`, its title, its key. `undefined` for one that has no name of its own. */
export function wishOf(entry: SchemaEntry, settings: Settings): string | undefined {
  const key = definitionKey(entry);
  const custom = isObject(entry.value)
    ? settings.customName?.(structuredClone(entry.value) as SchemaCopy, key)
    : undefined;
  const named = custom === undefined ? undefined : typeNameOf(custom);
  return named ?? titleOf(entry) ?? (key === undefined ? undefined : typeNameOf(key));
}

/** Whether a schema that nothing refers to is declared all the same, as json-schema-to-typescript does with what has a name. */
export function hasOwnName(entry: SchemaEntry, settings: Settings): boolean {
  if (!isObject(entry.value)) return false;
  const isNamed =
    titleOf(entry) !== undefined ||
    (enumMembersOf(entry.value, settings) !== undefined && propertyKey(entry) !== undefined);
  // Most schemas have no name: where they stand is looked at last.
  if (!isNamed && settings.customName === undefined) return false;
  if (isConditional(entry.pointer)) return false;
  return isNamed || wishOf(entry, settings) !== undefined;
}

/** The name of a place that only a reference, or an enum, made a type: the last word on the way to it. */
export function placeName({ source, pointer }: SchemaEntry): string | undefined {
  const last = lastToken(pointer);
  if (last === undefined) return typeNameOf(bareName(source.path));
  return /^\d+$/.test(last) ? undefined : typeNameOf(last);
}

function titleOf({ value }: SchemaEntry): string | undefined {
  if (!isObject(value)) return undefined;
  const title = get(value, "title");
  const name = typeof title === "string" ? typeNameOf(title) : undefined;
  if (name !== undefined) return name;
  const id = get(value, "$id");
  return typeof id === "string" && /^[A-Za-z]\w*$/.test(id) ? typeNameOf(id) : undefined;
}

function definitionKey({ pointer }: SchemaEntry): string | undefined {
  const tokens = tokensOf(pointer);
  return containers.has(tokens.at(-2) ?? "") ? tokens.at(-1) : undefined;
}

function propertyKey({ pointer }: SchemaEntry): string | undefined {
  const tokens = tokensOf(pointer);
  return maps.has(tokens.at(-2) ?? "") ? tokens.at(-1) : undefined;
}

function isConditional(pointer: string): boolean {
  const tokens = tokensOf(pointer);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? "";
    if (conditions.has(token)) return true;
    // What follows is a name, whatever it looks like.
    if (maps.has(token)) i += 1;
  }
  return false;
}
