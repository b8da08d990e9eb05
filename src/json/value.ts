/** A JSON value (RFC 8259). Objects may carry any key, `__proto__` included, as an own property. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** The six types of JSON Schema's data model (2020-12 Core, 4.2.1). */
export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function kindOf(value: JsonValue): JsonKind {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    case "string":
      return "string";
    default:
      return "object";
  }
}

/** The own value under `key`, never one from the prototype. */
export function get(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
