import { isArray, isObject, type JsonValue } from "../../json/value.js";

/**
 * A JSON value as a JavaScript expression of equal value. Nothing in it can end the string or the line it stands in; a key
 * `__proto__` is an own property.
 */
export function literal(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.keys(value).map((key) => {
      const name = key === "__proto__" ? `["__proto__"]` : stringLiteral(key);
      return `${name}: ${literal(value[key] as JsonValue)}`;
    });
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return typeof value === "string" ? stringLiteral(value) : JSON.stringify(value);
}

export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
