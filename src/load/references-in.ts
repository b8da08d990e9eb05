import { get, isArray, isObject, type JsonValue } from "../json/value.js";

/** Each text under a key `$ref` of a value, wherever it stands: for finding files before any schema is known. */
export function referencesIn(json: JsonValue): readonly string[] {
  const references: string[] = [];
  const stack: JsonValue[] = [json];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isArray(value)) for (const item of value) stack.push(item);
    if (!isObject(value)) continue;
    for (const member of Object.values(value)) stack.push(member);
    const reference = get(value, "$ref");
    if (typeof reference === "string") references.push(reference);
  }
  return references;
}
