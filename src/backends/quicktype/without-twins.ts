import { isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { canonical } from "../../json/print.js";

/**
 * The definitions in which no two are the same type to quicktype: but for classes, it knows types by what they are, gives equal ones one
 * name, and some of its languages go on to use the other. The first stays, and references to the others lead to it.
 */
export function withoutTwins(definitions: Readonly<Record<string, JsonObject>>): JsonObject {
  const first = new Map<string, string>();
  const instead = new Map<string, string>();
  for (const [name, { description: _, ...said }] of Object.entries(definitions)) {
    if ("properties" in said) continue;
    const text = canonical(said);
    const known = first.get(text);
    if (known === undefined) first.set(text, name);
    else instead.set(`#/definitions/${encodeURIComponent(name)}`, known);
  }
  if (instead.size === 0) return definitions;
  const left: [string, JsonObject][] = Object.entries(definitions)
    .filter(([name]) => !instead.has(`#/definitions/${encodeURIComponent(name)}`))
    .map(([name, schema]) => [name, redirected(schema, instead)]);
  // What referred to twins may be equal now.
  return withoutTwins(Object.fromEntries(left));
}

function redirected(schema: JsonObject, instead: ReadonlyMap<string, string>): JsonObject {
  const redirect = (value: JsonValue): JsonValue => {
    if (isArray(value)) return value.map(redirect);
    return isObject(value) ? redirected(value, instead) : value;
  };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const target = key === "$ref" && typeof value === "string" ? instead.get(value) : undefined;
      return [
        key,
        target === undefined ? redirect(value) : `#/definitions/${encodeURIComponent(target)}`,
      ];
    }),
  );
}
