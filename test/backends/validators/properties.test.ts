/** Properties by names that objects inherit, and what counts as evaluated: verdicts that Ajv gets wrong. */

import { describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import type { JsonObject, JsonValue } from "../../../src/json/value.js";
import { compileAll, options } from "./contracts.js";

const proto = (value: JsonValue) => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);
const protoIsNumber = proto({ type: "number" });

const cases: readonly {
  readonly name: string;
  readonly schema: JsonObject;
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly JsonValue[];
}[] = [
  {
    name: "properties",
    schema: { properties: protoIsNumber },
    valid: [{}, proto(1)],
    invalid: [proto("a")],
  },
  {
    name: "required",
    schema: { required: ["__proto__", "toString"] },
    valid: [],
    invalid: [{}, proto(1)],
  },
  {
    name: "properties and additionalProperties",
    schema: { properties: protoIsNumber, additionalProperties: false },
    valid: [{}, proto(1)],
    invalid: [proto("a"), { a: 1 }, { constructor: 1 }],
  },
  {
    name: "properties and unevaluatedProperties",
    schema: { properties: protoIsNumber, unevaluatedProperties: false },
    valid: [{}, proto(1)],
    invalid: [proto("a"), { a: 1 }, { constructor: 1 }],
  },
  {
    name: "inherited properties and unevaluatedProperties",
    schema: { allOf: [{ properties: protoIsNumber }], unevaluatedProperties: false },
    valid: [{}, proto(1)],
    invalid: [proto("a"), { a: 1 }, { constructor: 1 }],
  },
  {
    name: "patternProperties and unevaluatedProperties",
    schema: { patternProperties: { "^_|^con": { type: "number" } }, unevaluatedProperties: false },
    valid: [{}, proto(1), { constructor: 1 }],
    invalid: [proto("a"), { a: 1 }, { toString: 1 }],
  },
  {
    name: "branches and unevaluatedProperties",
    schema: {
      anyOf: [{ required: ["a"], properties: { a: true } }, true],
      unevaluatedProperties: false,
    },
    valid: [{}, { a: 1 }],
    invalid: [proto(1), { constructor: 1 }, { b: 1 }],
  },
  {
    name: "branches in a loop do not remember the item before",
    schema: {
      items: {
        anyOf: [
          { required: ["a"], properties: { a: true } },
          { required: ["b"], properties: { b: true, c: true } },
        ],
        unevaluatedProperties: false,
      },
    },
    valid: [[{ a: 1 }, { b: 1, c: 1 }]],
    invalid: [
      [
        { b: 1, c: 1 },
        { a: 1, c: 1 },
      ],
    ],
  },
  {
    name: "an `if` that fails has evaluated nothing",
    schema: {
      if: { properties: { a: { const: 1 } }, required: ["a"] },
      else: { properties: { b: true } },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { b: 1 }],
    invalid: [{ a: 2 }, { a: 1, b: 1 }],
  },
  {
    name: "dependentRequired and dependentSchemas",
    schema: { dependentRequired: proto(["a"]), dependentSchemas: proto({ required: ["b"] }) },
    valid: [{}, { c: 1 }, Object.assign(proto(1), { a: 1, b: 1 })],
    invalid: [proto(1), Object.assign(proto(1), { a: 1 }), Object.assign(proto(1), { b: 1 })],
  },
  {
    name: "patterns and additionalProperties",
    schema: { patternProperties: protoIsNumber, additionalProperties: false },
    valid: [{}, proto(1), { a__proto__: 1 }],
    invalid: [proto("a"), { a__proto__: "a" }, { a: 1 }],
  },
  {
    name: "items that a `contains` has found",
    schema: { prefixItems: [true], contains: { type: "string" }, unevaluatedItems: false },
    valid: [[1, "a"], [1, "a", "b"], ["a"]],
    invalid: [[1, 2, "a"], [1, "a", 2], []],
  },
  {
    name: "items that a `contains` in a branch has found",
    schema: {
      anyOf: [{ contains: { type: "string" }, minItems: 3 }, { contains: { type: "null" } }],
      allOf: [{ $ref: "#/$defs/contains" }],
      unevaluatedItems: { type: "boolean" },
      $defs: { contains: { contains: { const: 1 } } },
    },
    valid: [
      [1, "a", "b"],
      [1, null],
      [1, null, true],
      [1, null, "a"],
    ],
    invalid: [
      [1, "a"],
      [1, null, 2],
      [null, null],
    ],
  },
  {
    name: "through recursive references",
    schema: {
      $ref: "#/$defs/node",
      unevaluatedProperties: false,
      $defs: { node: { properties: { next: { $ref: "#/$defs/node" }, a: true } } },
    },
    valid: [{ next: { a: 1, b: 1, next: {} } }],
    invalid: [{ next: {}, b: 1 }],
  },
];

describe.each(cases)("$name", ({ schema, valid, invalid }) => {
  const compiled = compileAll({ "schema.json": { title: "Root", ...schema } });
  const validators = createValidators({ ...compiled, options });
  const verdict = (value: JsonValue) => validators.validate("schema.json#", value).length === 0;
  it("is compiled", () => expect(validators.diagnostics).toEqual([]));
  const wrapped = (values: readonly JsonValue[]) => values.map((value) => ({ value }));
  it.each(wrapped(valid))("accepts $value", ({ value }) => expect(verdict(value)).toBe(true));
  it.each(wrapped(invalid))("refuses $value", ({ value }) => expect(verdict(value)).toBe(false));
});
