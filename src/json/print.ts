import { isArray, isObject, type JsonValue } from "./value.js";

/** JSON text in the order of the value's own keys, two-space indentation, a newline at the end. */
export function print(value: JsonValue): string {
  return JSON.stringify(value, null, 2) + "\n";
}

/** The text of a value as it stands in a printed one, `depth` levels below the outermost. */
export function printWithin(value: JsonValue, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", "\n" + "  ".repeat(depth));
}

/** One text per JSON value: keys sorted by code unit. Equal values print equally, so it serves as a key and to hash. */
export function canonical(value: JsonValue): string {
  if (isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (!isObject(value)) return JSON.stringify(value);
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = JSON.stringify(key) + ":" + canonical(value[key] as JsonValue);
    text += text === "" ? member : "," + member;
  }
  return "{" + text + "}";
}
