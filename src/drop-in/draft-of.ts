import { isArray, isObject, type JsonValue } from "../json/value.js";
import type { Dialect } from "../resolve/dialect.js";

const since2020 = ["prefixItems", "$dynamicRef", "$dynamicAnchor"];

/**
 * The dialect in which a schema without `$schema` is read: 2020-12 where a keyword of it says so, else 2019-09, the youngest in
 * which `items` can be an array, and in which, as with json-schema-to-typescript, `$ref` does not silence its siblings.
 */
export function draftOf(schema: JsonValue): Dialect {
  const stack: JsonValue[] = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isArray(next)) for (const item of next) stack.push(item);
    else if (isObject(next)) {
      if (isNewer(next)) return "2020-12";
      for (const value of Object.values(next)) stack.push(value);
    }
  }
  return "2019-09";
}

function isNewer(schema: Readonly<Record<string, JsonValue>>): boolean {
  return since2020.some((keyword) => {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    return keyword === "prefixItems" ? isArray(value) : typeof value === "string";
  });
}
