import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Rule } from "../rule.js";
import { conjunctsOf } from "../together.js";

/** Arrays of any length. */
export const unboundedArray: Rule = {
  id: "unbounded-array",
  isOptIn: true,
  *check({ schemas, resolved }) {
    for (const entry of schemas) {
      const { source, value, pointer } = entry;
      const type = isObject(value) ? get(value, "type") : undefined;
      if (type !== "array" && !(isArray(type) && type.includes("array"))) continue;
      if (conjunctsOf(entry, resolved).some(isBounded)) continue;
      yield {
        at: { source, pointer: append(pointer, "type") },
        message: "An array of any length is valid",
      };
    }
  },
};

function isBounded({ value, dialect }: SchemaEntry): boolean {
  if (!isObject(value)) return false;
  if (typeof get(value, "maxItems") === "number") return true;
  if (get(value, "enum") !== undefined || get(value, "const") !== undefined) return true;
  const isTuple = isArray(get(value, "items"));
  return get(value, dialect !== "2020-12" && isTuple ? "additionalItems" : "items") === false;
}
