import { didYouMean } from "../../diagnostics/nearest.js";
import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject } from "../../json/value.js";
import { inPlaceKeywords, subschemasOf } from "../../resolve/keywords.js";
import type { Resolved, SchemaEntry } from "../../resolve/resolved.js";
import { refIsAlone } from "../../resolve/dialect.js";
import type { Rule } from "../rule.js";

/** Names in `required` that the same schema forbids, since it is closed and does not define them. */
export const requiredUndefinedProperty: Rule = {
  id: "required-undefined-property",
  *check({ schemas, resolved }) {
    for (const entry of schemas) {
      const { source, value, pointer, dialect } = entry;
      if (!isObject(value)) continue;
      const required = get(value, "required");
      if (!isArray(required) || (refIsAlone(dialect) && "$ref" in value)) continue;
      const closing = ["additionalProperties", "unevaluatedProperties"].find(
        (keyword) => get(value, keyword) === false && entry.ignored?.has(keyword) !== true,
      );
      if (closing === undefined) continue;
      const names =
        closing === "additionalProperties" ? ownNames(value) : namesInPlace(entry, resolved);
      if (names === undefined) continue;
      for (const [i, name] of required.entries()) {
        if (typeof name !== "string" || names.has(name)) continue;
        yield {
          at: { source, pointer: append(pointer, "required", i) },
          message: `\`${name}\` is required, but not defined, and \`${closing}: false\` forbids it: no object can be valid`,
          related: [
            {
              message: "it is closed here",
              at: { source, pointer: append(pointer, closing), of: "key" },
            },
          ],
          ...didYouMean(name, names),
        };
      }
    }
  },
};

/** The names that a schema defines itself; `undefined` where it has patterns of names, which may match any. */
function ownNames(value: JsonObject): ReadonlySet<string> | undefined {
  const patterns = get(value, "patternProperties");
  if (isObject(patterns) && Object.keys(patterns).length > 0) return undefined;
  const properties = get(value, "properties");
  return new Set(isObject(properties) ? Object.keys(properties) : []);
}

/** Those of all schemas that judge the same value, whether or not they hold; `undefined` where one speaks of any name. */
function namesInPlace(entry: SchemaEntry, resolved: Resolved): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const reached = new Set([entry]);
  for (const each of reached) {
    const { source, value, pointer, dialect } = each;
    if (!isObject(value)) continue;
    const isOpen = ["additionalProperties", "unevaluatedProperties"].some(
      (keyword) =>
        get(value, keyword) !== undefined && (each !== entry || keyword === "additionalProperties"),
    );
    const own = ownNames(value);
    if (isOpen || own === undefined) return undefined;
    for (const name of own) names.add(name);
    for (const { target } of resolved.references.get(each.key)?.values() ?? []) reached.add(target);
    for (const inner of subschemasOf(value, pointer, dialect, inPlaceKeywords)) {
      const found = resolved.schemas.get(`${source.path}#${inner.pointer}`);
      if (found !== undefined) reached.add(found);
    }
  }
  return names;
}
