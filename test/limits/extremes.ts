/** Contracts at the edge of what a machine can be asked for, each with its size in its name. */

import type { JsonObject, JsonValue } from "../../src/json/value.js";

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Text of JSON that is too deep for `JSON.stringify`. */
function nested(depth: number): string {
  return '{"properties":{"a":'.repeat(depth) + "{}" + "}}".repeat(depth);
}

/** `$defs.d0` of two `d1`, of two `d2` each, …: exponential if inlined. */
function doublings(depth: number): JsonObject {
  const level = (i: number): JsonValue => ({ $ref: `#/$defs/d${i + 1}` });
  const defs = range(depth).map((i) => [
    `d${i}`,
    { type: "object", properties: { left: level(i), right: level(i) } },
  ]);
  return {
    $ref: "#/$defs/d0",
    $defs: Object.fromEntries([...defs, [`d${depth}`, { type: "string" }]]) as JsonObject,
  };
}

/** `d0` is `d1` is `d2` …, a string at last. */
function chain(length: number): JsonObject {
  const defs = range(length).map((i) => [`d${i}`, { $ref: `#/$defs/d${i + 1}` }]);
  return {
    $ref: "#/$defs/d0",
    $defs: Object.fromEntries([...defs, [`d${length}`, { type: "string" }]]) as JsonObject,
  };
}

/** A file of about so many bytes: object types of ten members. */
function large(bytes: number): string {
  const one = (i: number): string =>
    `"T${i}":{"type":"object","properties":{${range(10)
      .map((j) => `"member_${j}":{"type":"string","minLength":${j},"description":"Of ${i}."}`)
      .join(",")}}}`;
  const each = one(0).length + 4;
  return `{"$defs":{${range(Math.floor(bytes / each))
    .map(one)
    .join(",")}}}`;
}

export const extremes: Readonly<Record<string, () => string>> = {
  "nesting 10,000 deep": () => nested(10_000),
  "a file of 50 MB": () => large(50_000_000),
  "minItems 1,000,000": () =>
    JSON.stringify({ type: "array", items: { type: "string" }, minItems: 1_000_000 }),
  "24 doublings of $ref": () => JSON.stringify(doublings(24)),
  "an enum of 100,000": () => JSON.stringify({ enum: range(100_000).map((i) => `value ${i}`) }),
  "10,000 properties": () =>
    JSON.stringify({
      type: "object",
      properties: Object.fromEntries(range(10_000).map((i) => [`p${i}`, { type: "string" }])),
    }),
  "a chain of 5,000 $refs": () => JSON.stringify(chain(5000)),
  "a oneOf of 1,000": () =>
    JSON.stringify({
      oneOf: range(1000).map((i) => ({
        type: "object",
        properties: { tag: { const: `t${i}` }, value: { type: "number" } },
        required: ["tag"],
      })),
    }),
};
