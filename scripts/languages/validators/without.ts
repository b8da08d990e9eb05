import { isArray, isObject, type JsonValue } from "../../../src/json/value.js";
import { equal } from "../../../src/json/equal.js";
import type { Difference } from "./validator.js";

/** A schema without a keyword, or without it where it has one value. What is named so among properties stays. */
export function without(
  schema: JsonValue,
  difference: Difference,
  keysAreNames = false,
): JsonValue {
  const { keyword, value } = difference;
  if (isArray(schema)) return schema.map((item) => without(item, difference));
  if (!isObject(schema)) return schema;
  const isMeant = (key: string, own: JsonValue): boolean =>
    !keysAreNames && key === keyword && (value === undefined || equal(own, value));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, own]) => !isMeant(key, own))
      .map(([key, own]) => [key, without(own, difference, !keysAreNames && namesByKey.has(key))]),
  );
}

const namesByKey = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
]);
