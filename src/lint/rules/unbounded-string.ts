import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Rule } from "../rule.js";
import { conjunctsOf } from "../together.js";

/** Strings of any length. */
export const unboundedString: Rule = {
  id: "unbounded-string",
  isOptIn: true,
  *check({ schemas, resolved }) {
    for (const entry of schemas) {
      const { source, value, pointer } = entry;
      const type = isObject(value) ? get(value, "type") : undefined;
      if (type !== "string" && !(isArray(type) && type.includes("string"))) continue;
      if (conjunctsOf(entry, resolved).some(isBounded)) continue;
      yield {
        at: { source, pointer: append(pointer, "type") },
        message: "A string of any length is valid",
      };
    }
  },
};

/** Formats whose texts have a longest one. */
const boundedFormats: ReadonlySet<JsonValue> = new Set([
  "date",
  "uuid",
  "ipv4",
  "ipv6",
  "hostname",
]);

function isBounded({ value }: SchemaEntry): boolean {
  if (!isObject(value)) return false;
  if (typeof get(value, "maxLength") === "number") return true;
  if (get(value, "enum") !== undefined || get(value, "const") !== undefined) return true;
  if (boundedFormats.has(get(value, "format") ?? null)) return true;
  const pattern = get(value, "pattern");
  return typeof pattern === "string" && isFinitePattern(pattern);
}

/** Whether a pattern speaks of the whole text and repeats nothing without end. It may be finite and not be seen as such. */
function isFinitePattern(pattern: string): boolean {
  const bare = pattern.replace(/\\./gu, "a").replace(/\[[^\]]*\]/gu, "a");
  return /^\^[^|]*\$$/u.test(bare) && !/[*+]|\{\d+,\}|\(\?/u.test(bare);
}
