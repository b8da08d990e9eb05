import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import { keyOf } from "../../resolve/resolved.js";
import type { FindingContext } from "./context.js";
import { listed, quoted, shown } from "./shown.js";

/**
 * Of a rule that stands in a `then`, when it holds, in words: `` `kind` is "x" ``. Undefined for another rule, and where the `if` asks
 * for more than constants and properties.
 */
export function conditionOf(schemaPath: string, context: FindingContext): string | undefined {
  const at = schemaPath.lastIndexOf("/then/");
  if (at < 0) return undefined;
  const [path = "", pointer = ""] = schemaPath.slice(0, at).split("#");
  const place = { source: { path }, pointer: append(pointer, "if") };
  const schema = context.resolved.schemas.get(keyOf(place))?.value;
  if (!isObject(schema)) return undefined;
  const known = new Set(["properties", "required", "type"]);
  if (Object.keys(schema).some((keyword) => !known.has(keyword))) return undefined;

  const parts: string[] = [];
  const properties = get(schema, "properties");
  const named = isObject(properties) ? properties : {};
  for (const [name, property] of Object.entries(named)) {
    const constant = isObject(property) ? get(property, "const") : undefined;
    const choices = isObject(property) ? get(property, "enum") : undefined;
    if (constant !== undefined) parts.push(`\`${name}\` is ${shown(constant)}`);
    else if (isArray(choices)) {
      parts.push(`\`${name}\` is ${listed(choices.map(shown), "or", 6)}`);
    } else return undefined;
  }
  const required = get(schema, "required");
  const others = (isArray(required) ? required : [])
    .filter((each) => typeof each === "string")
    .filter((each) => !Object.hasOwn(named, each));
  if (others.length > 0) parts.push(`${listed(quoted(others), "and", 4)} is there`);
  return parts.length === 0 ? undefined : parts.join(" and ");
}
