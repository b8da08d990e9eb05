/** Schemas that went wrong: parts of real ones, put where they do not belong. */

import { isArray, isObject, type JsonValue } from "../../src/json/value.js";
import type { Random } from "./random.js";

/** `schema` after one to four changes. `others` lend parts. */
export function mutate(schema: JsonValue, others: readonly JsonValue[], random: Random): JsonValue {
  let mutated = schema;
  const changes = 1 + random.below(4);
  for (let i = 0; i < changes; i++) mutated = changed(mutated, others, random, 0);
  return mutated;
}

const keywords = [
  "$ref",
  "$id",
  "id",
  "$anchor",
  "$dynamicRef",
  "$dynamicAnchor",
  "$recursiveRef",
  "$recursiveAnchor",
  "$defs",
  "definitions",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "required",
  "dependencies",
  "dependentSchemas",
  "dependentRequired",
  "items",
  "prefixItems",
  "additionalItems",
  "unevaluatedItems",
  "contains",
  "minContains",
  "type",
  "enum",
  "const",
  "format",
  "pattern",
  "minItems",
  "maxItems",
  "multipleOf",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "tsType",
  "$schema",
  "nullable",
  "discriminator",
] as const;

const oddities: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0.5,
  2 ** 53,
  "",
  "#",
  "#/",
  "#/$defs/nothing",
  "#/~2",
  "#/%zz",
  "..",
  "../../etc/passwd",
  "http://",
  "urn:x:y",
  "file:///etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "*/ alert(1) /*",
  "`${1}`",
  "</script>",
  "\u2028\u0000\ud800",
  "[",
  "(a+)+$",
  "^\\p{L}",
  "string",
  "object",
  "integer",
  [],
  {},
  [[]],
  [null],
  { "": "" },
  { $ref: "#" },
  { $ref: 1 },
  { type: "object", properties: { __proto__: {} } },
];

function changed(
  value: JsonValue,
  others: readonly JsonValue[],
  random: Random,
  depth: number,
): JsonValue {
  const goesOn = depth < 12 && random.next() < 0.75;
  if (isArray(value) && value.length > 0) {
    const at = random.below(value.length);
    if (goesOn) return value.with(at, changed(value[at] ?? null, others, random, depth + 1));
    return random.pick([() => value.toSpliced(at, 1), () => [...value, value[at] ?? null]])();
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    const at = random.below(entries.length);
    const chosen = entries[at];
    if (chosen === undefined || random.next() < 0.2) {
      return Object.fromEntries([...entries, [random.pick(keywords), strange(others, random)]]);
    }
    const [key, member] = chosen;
    if (goesOn) {
      const inner = changed(member, others, random, depth + 1);
      return Object.fromEntries(entries.with(at, [key, inner]));
    }
    return random.pick([
      () => Object.fromEntries(entries.toSpliced(at, 1)),
      () => Object.fromEntries(entries.with(at, [random.pick(keywords), member])),
      () => Object.fromEntries(entries.with(at, [key, strange(others, random)])),
      () => ({ [random.pick(keywords)]: value }),
      () => ({ ...value, [random.pick(["allOf", "anyOf", "oneOf"])]: [value, member] }),
    ])();
  }
  return strange(others, random);
}

/** A value that has no reason to be where it is put. */
function strange(others: readonly JsonValue[], random: Random): JsonValue {
  if (random.next() < 0.6) return random.pick(oddities) ?? null;
  let part = random.pick(others) ?? null;
  for (let depth = random.below(5); depth > 0 && typeof part === "object"; depth--) {
    part = random.pick(Object.values<JsonValue>(part ?? {})) ?? part;
  }
  return JSON.stringify(part).length > 4000 ? true : part;
}
