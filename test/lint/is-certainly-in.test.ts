/** What is certainly in a type is valid by its schema: the validator says so of each. */

import { expect, it } from "vitest";
import { createValidators } from "../../src/backends/validators/index.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { JsonValue } from "../../src/json/value.js";
import { isCertainlyIn } from "../../src/lint/is-certainly-in.js";
import { compileSources } from "../../src/pipeline.js";

const schemas: readonly JsonValue[] = [
  true,
  { type: "integer", minimum: 1, maximum: 3 },
  { type: "integer", exclusiveMinimum: 1, multipleOf: 2 },
  { type: "string", minLength: 1 },
  { type: "string", minLength: 2, maxLength: 3 },
  { type: "string", pattern: "^a" },
  { type: ["string", "null"], maxLength: 1 },
  { enum: ["a", 1, null, {}] },
  { type: "array", uniqueItems: true, items: { type: "integer" } },
  { type: "array", minItems: 1, uniqueItems: true },
  { type: "object" },
  {
    type: "object",
    properties: { a: { type: "integer", minimum: 2 } },
    additionalProperties: false,
  },
  { type: "object", properties: { a: {} }, required: ["a"] },
  { type: "object", properties: { a: {} }, patternProperties: { "^a": { type: "string" } } },
  { type: "object", minProperties: 1, properties: { a: {} } },
  { type: "object", propertyNames: { maxLength: 0 }, properties: { a: {} } },
  { type: "object", properties: { a: {}, b: {} }, dependentRequired: { a: ["b"] } },
  { allOf: [{ type: "object", properties: { a: { type: "integer" } } }, { required: ["b"] }] },
  { oneOf: [{ type: "integer" }, { type: "number", minimum: 2 }] },
  { type: "object", not: { required: ["a"] }, properties: { a: {} } },
  {
    $ref: "#/properties/inner",
    properties: { inner: { type: "object", properties: { a: { maximum: 2 } } } },
  },
];

const values: readonly JsonValue[] = [
  null,
  true,
  0,
  1,
  2,
  2.5,
  3,
  4,
  "",
  "a",
  "ab",
  "abc",
  "abcd",
  "\u{1F600}",
  "\u{1F600}\u{1F600}",
  [],
  [1],
  [1, 1],
  [1, 2],
  ["a"],
  {},
  { a: 1 },
  { a: 2 },
  { a: "a" },
  { b: 1 },
  { a: 1, b: 1 },
  { aa: 1 },
];

it("accepts nothing that the schema refuses, and much that it accepts", () => {
  let certain = 0;
  let valid = 0;
  for (const schema of schemas) {
    const { value: source } = parseSource({
      path: "a.json",
      content: Buffer.from(JSON.stringify(schema)),
    });
    if (source === undefined) throw new Error("no schema");
    const { resolved, contract } = compileSources([source]).value;
    const [declaration] = contract.declarations.values();
    if (declaration === undefined) throw new Error("no type");
    const { validate } = createValidators({ resolved, contract, options: { assertFormats: true } });
    for (const value of values) {
      const isValid = validate(declaration.id, value).length === 0;
      const type = { kind: "reference", target: declaration.id, constraints: [] } as const;
      if (isValid) valid += 1;
      if (!isCertainlyIn(value, type, contract)) continue;
      certain += 1;
      expect(isValid, `${JSON.stringify(value)} by ${JSON.stringify(schema)}`).toBe(true);
    }
  }
  expect(certain / valid).toBeGreaterThan(0.4);
});
