/** OpenAPI documents (3.0 and 3.1): no schemas themselves, but files that hold some. */

import { append } from "../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Dialect } from "./dialect.js";

/** Whether a file says that it is an OpenAPI document of a version whose schemas are JSON Schema, or nearly. */
export function isOpenApi(json: JsonValue): json is JsonObject {
  return isObject(json) && /^3\.\d+(\.|$)/.test(versionOf(json));
}

/** Whether a place is that of a named schema of an OpenAPI document. */
export function isComponentSchema({ json }: Source, pointer: string): boolean {
  return isOpenApi(json) && /^\/components\/schemas\/[^/]*$/.test(pointer);
}

/** The formats that OpenAPI adds to those of JSON Schema (3.0.3, 4.4); like all formats of its registry, they are annotations. */
const formats: ReadonlySet<string> = new Set([
  "int32",
  "int64",
  "float",
  "double",
  "byte",
  "binary",
  "password",
]);

/** Whether a `format` has a meaning in a source since it is an OpenAPI document. */
export function isOpenApiFormat({ json }: Source, format: string): boolean {
  return formats.has(format) && isOpenApi(json);
}

/**
 * The dialect of an OpenAPI document's schemas. That of 3.0 is draft-04 but for `nullable`, which `readOpenApi` takes out; that of 3.1
 * is 2020-12 with annotations, unless `jsonSchemaDialect` names another.
 */
export function dialectOfOpenApi(json: JsonObject): {
  readonly dialect: Dialect;
  readonly asked?: string;
} {
  if (isVersion30(json)) return { dialect: "draft-04" };
  const asked = get(json, "jsonSchemaDialect");
  return { dialect: "2020-12", ...(typeof asked === "string" && { asked }) };
}

/**
 * The source as its schemas are read: for OpenAPI 3.0, `nullable: true` beside a `type` is `null` among the types (3.0.3, 4.7.24.1:
 * without a `type` it says nothing, and an `enum` must name null besides). Every other place holds what its author wrote, at
 * the same pointer.
 */
export function readOpenApi(source: Source): Source {
  const { json } = source;
  if (!isOpenApi(json) || !isVersion30(json)) return source;
  const places = new Set(schemaPlacesOf(json).map(({ pointer }) => pointer));
  const copy = (value: JsonValue, pointer: string): JsonValue => {
    if (places.has(pointer)) return withoutNullable(value);
    if (isArray(value)) return value.map((item, i) => copy(item, append(pointer, i)));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, copy(item, append(pointer, key))]),
    );
  };
  return { ...source, json: copy(json, "") };
}

/** The places of an OpenAPI document whose values are schemas: those of `components`, and each `schema` of a parameter, header or body. */
export function schemaPlacesOf(
  json: JsonObject,
): readonly { readonly pointer: string; readonly value: JsonValue }[] {
  const places: { readonly pointer: string; readonly value: JsonValue }[] = [];
  const walk = (value: JsonValue, pointer: string, keysAreNames: boolean): void => {
    if (isArray(value)) {
      value.forEach((item, i) => walk(item, append(pointer, i), false));
      return;
    }
    if (!isObject(value)) return;
    for (const [key, item] of Object.entries(value)) {
      const at = append(pointer, key);
      if (keysAreNames) walk(item, at, false);
      else if (key === "schema") places.push({ pointer: at, value: item });
      else if (at === "/components/schemas") {
        for (const [name, schema] of Object.entries(isObject(item) ? item : {})) {
          places.push({ pointer: append(at, name), value: schema });
        }
      } else if (!isOpaque.test(key)) walk(item, at, namesByKey.has(key));
    }
  };
  walk(json, "", false);
  return places;
}

/** Members whose values are anything. */
const isOpaque = /^(?:example|examples|default|x-.*)$/;

/** Members whose values have names of the author's as keys. */
const namesByKey: ReadonlySet<string> = new Set([
  "paths",
  "webhooks",
  "pathItems",
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "securitySchemes",
  "links",
  "callbacks",
  "content",
  "encoding",
]);

function withoutNullable(value: JsonValue): JsonValue {
  if (!isObject(value) || typeof get(value, "$ref") === "string") return value;
  const nullable = get(value, "nullable");
  const isNullable = nullable === true;
  // What is no boolean stays, to be reported.
  const entries = Object.entries(value).filter(
    ([key]) => key !== "nullable" || typeof nullable !== "boolean",
  );
  return Object.fromEntries(
    entries.map(([key, item]): [string, JsonValue] => {
      if (key === "type" && isNullable && typeof item === "string") return [key, [item, "null"]];
      if (key === "items" || key === "not" || key === "additionalProperties") {
        return [key, withoutNullable(item)];
      }
      if (isArray(item) && (key === "allOf" || key === "anyOf" || key === "oneOf")) {
        return [key, item.map(withoutNullable)];
      }
      if (key !== "properties" || !isObject(item)) return [key, item];
      const properties = Object.entries(item).map(([name, schema]) => [
        name,
        withoutNullable(schema),
      ]);
      return [key, Object.fromEntries(properties) as JsonObject];
    }),
  );
}

function versionOf(json: JsonObject): string {
  const version = get(json, "openapi");
  return typeof version === "string" ? version : "";
}

function isVersion30(json: JsonObject): boolean {
  return /^3\.0(\.|$)/.test(versionOf(json));
}
