import { isObject, type JsonObject, type JsonValue } from "../../../json/value.js";

/** The schema without some of its keywords. */
export function without(schema: JsonValue, ...keywords: readonly string[]): JsonObject {
  return isObject(schema)
    ? Object.fromEntries(Object.entries(schema).filter(([name]) => !keywords.includes(name)))
    : {};
}

/** The schema with another value of a keyword, in the keyword's place. */
export function withKeyword(schema: JsonValue, keyword: string, value: JsonValue): JsonObject {
  return isObject(schema)
    ? Object.fromEntries(
        Object.entries(schema).map(([name, own]) => [name, name === keyword ? value : own]),
      )
    : {};
}
