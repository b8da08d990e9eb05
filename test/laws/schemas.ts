/** Random schemas and values near them, for the laws of the model. */

import * as fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/json/value.js";

const names = ["a", "b", "c"] as const;
const scalars: readonly JsonValue[] = [null, true, false, 0, 1, 1.5, "", "x", "long"];

/** A value built of few names and scalars, so that it often meets what a schema asks. */
export const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: fc.constantFrom(...scalars) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3 }),
    },
  ),
})).value;

/** References into a contract of the given definitions. */
const definitions = ["P", "Q", "R"] as const;

const part = (schema: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    fc
      .constantFrom(
        ...(["string", "number", "integer", "boolean", "null", "array", "object"] as const),
      )
      .map((type) => ({ type })),
    fc
      .uniqueArray(fc.constantFrom("string", "number", "null", "object", "array"), {
        minLength: 1,
        maxLength: 3,
      })
      .map((type) => ({ type })),
    fc.constantFrom(...scalars).map((constant) => ({ const: constant })),
    fc
      .uniqueArray(fc.constantFrom(...scalars), { minLength: 1, maxLength: 3 })
      .map((all) => ({ enum: all })),
    fc
      .dictionary(fc.constantFrom(...names), schema, { maxKeys: 3 })
      .map((properties) => ({ properties })),
    fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
      .map((required) => ({ required })),
    schema.map((additionalProperties) => ({ additionalProperties })),
    fc
      .tuple(fc.constantFrom("^[ab]$", "^a", "b", "^c$", "^(a|b)$"), schema)
      .map(([pattern, inner]) => ({ patternProperties: { [pattern]: inner } })),
    fc.constant({ unevaluatedProperties: false }),
    schema.map((unevaluatedProperties) => ({ unevaluatedProperties })),
    fc.constant({ unevaluatedItems: false }),
    schema.map((unevaluatedItems) => ({ unevaluatedItems })),
    fc
      .constantFrom<JsonValue>(
        false,
        { const: "a" },
        { enum: ["a", "b"] },
        { pattern: "^[ab]" },
        { pattern: "c" },
        { maxLength: 0 },
        { not: { const: "a" } },
      )
      .map((propertyNames) => ({ propertyNames })),
    fc.nat(2).map((minProperties) => ({ minProperties })),
    fc.nat(2).map((maxProperties) => ({ maxProperties })),
    fc
      .tuple(schema, fc.constantFrom<JsonObject>({}, { minContains: 0 }, { minContains: 2 }))
      .map(([contains, count]) => ({ contains, ...count })),
    fc
      .constantFrom("^x", "x$", "^x$", "^(x|long)$", "o", "^lo.*", "^x|g$", "")
      .map((pattern) => ({ pattern })),
    fc
      .constantFrom<JsonValue>({}, { a: 1 }, { a: { b: [] } }, [], [1, "x"], [[]])
      .map((constant) => ({ const: constant })),
    schema.map((items) => ({ items })),
    fc.array(schema, { minLength: 1, maxLength: 2 }).map((prefixItems) => ({ prefixItems })),
    fc
      .tuple(fc.nat(2), fc.nat(3), fc.constantFrom("string", "number"))
      .map(([minItems, more, type]) => ({
        type: "array",
        items: { type },
        ...(minItems > 0 ? { minItems } : {}),
        ...(more < 2 ? { maxItems: minItems + more } : {}),
      })),
    fc.nat(2).map((minItems) => ({ minItems })),
    fc.nat(2).map((maxItems) => ({ maxItems })),
    fc.nat(2).map((minLength) => ({ minLength })),
    fc.nat(2).map((minimum) => ({ minimum })),
    fc.array(schema, { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
    fc.array(schema, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(schema, { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
    schema.map((not) => ({ not })),
    fc.record({ if: schema, then: schema, else: schema }, { requiredKeys: ["if"] }),
    fc
      .dictionary(
        fc.constantFrom(...names),
        fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
        { minKeys: 1, maxKeys: 2 },
      )
      .map((dependentRequired) => ({ dependentRequired })),
    fc
      .dictionary(fc.constantFrom(...names), schema, { minKeys: 1, maxKeys: 2 })
      .map((dependentSchemas) => ({ dependentSchemas })),
    fc
      .constantFrom(...definitions)
      .map((name) => ({ properties: { b: { not: { $ref: `#/$defs/${name}` } } } })),
    fc
      .constantFrom(...definitions)
      .map((name) => ({ properties: { a: { $ref: `#/$defs/${name}` } } })),
  );

const schema: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 1, arbitrary: fc.boolean() },
    {
      weight: 9,
      arbitrary: fc
        .array(part(tie("schema")), { minLength: 1, maxLength: 3 })
        .map((parts): JsonValue => Object.assign({}, ...parts) as JsonObject),
    },
  ),
})).schema;

/** An object schema that inherits: `allOf` of definitions, with own properties. */
const child = (base: readonly string[]): fc.Arbitrary<JsonValue> =>
  fc.record({
    type: fc.constant("object"),
    allOf: fc.constant(base.map((name) => ({ $ref: `#/$defs/${name}` }))),
    properties: fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 2 }),
    required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  });

const base: fc.Arbitrary<JsonValue> = fc.record({
  type: fc.constant("object"),
  properties: fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 3 }),
  required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
});

/** One file: three definitions, of which the last two may inherit, and a root. */
export const contract: fc.Arbitrary<JsonObject> = fc
  .record({
    $defs: fc.record({
      P: base,
      Q: fc.oneof(base, child(["P"])),
      R: fc.oneof(schema, child(["P", "Q"]), child(["Q"])),
    }),
    root: schema,
  })
  .map(({ $defs, root }) => ({
    ...(typeof root === "object" ? (root as JsonObject) : { not: { const: 0 } }),
    $defs,
  }));
