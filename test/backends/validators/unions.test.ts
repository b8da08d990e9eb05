/** A union whose tag is dispatched on has the verdicts of one whose branches are all tried: plain Ajv's. */

import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import { tagOf } from "../../../src/backends/validators/tag.js";
import type { JsonValue } from "../../../src/json/value.js";
import { schemasIn } from "../../../src/resolve/parts.js";
import { compileAll, options } from "./contracts.js";

const strings = fc.constantFrom("a", "b", "c", "d", "toString", "__proto__");
// Not `constructor`: Ajv takes it for evaluated where it is not.
const names = fc.constantFrom("kind", "type", "state");

const tagSchema = fc.oneof(
  strings.map((value) => ({ const: value })),
  fc.uniqueArray(strings, { minLength: 1, maxLength: 2 }).map((values) => ({ enum: values })),
  fc.constant({ type: "string" }),
  fc.constant({ const: 1 }),
);

const branch = fc
  .record({
    type: fc.constantFrom("object", "object", "object", ["object", "null"]),
    tags: fc.uniqueArray(fc.tuple(names, tagSchema), { selector: ([name]) => name, maxLength: 3 }),
    isRequired: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    more: fc.constantFrom({}, { n: { type: "number" } }),
    closed: fc.constantFrom({}, { additionalProperties: false }, { unevaluatedProperties: false }),
    inherits: fc.boolean(),
  })
  .map(({ type, tags, isRequired, more, closed, inherits }) => ({
    type,
    properties: { ...Object.fromEntries(tags), ...more },
    required: tags.filter((_, i) => isRequired[i]).map(([name]) => name),
    ...closed,
    allOf: inherits ? [{ $ref: "base.json" }] : [true],
  }));

/** Branches that `kind` tells apart, most of the time. */
const taggedBranches = fc
  .tuple(
    fc.shuffledSubarray(["a", "b", "c", "d", "toString", "__proto__"], { minLength: 3 }),
    fc.array(branch, { minLength: 3, maxLength: 3 }),
  )
  .map(([kinds, branches]) =>
    branches.map(({ allOf: _, ...each }, i) => ({
      ...each,
      type: "object",
      properties: { ...each.properties, kind: { enum: kinds.filter((_, k) => k % 3 === i) } },
      required: [...each.required.filter((name) => name !== "kind"), "kind"],
    })),
  );

const value = fc.oneof(
  fc.constantFrom<JsonValue>(null, 1, "a", []),
  fc.dictionary(
    fc.oneof(names, fc.constantFrom("n", "z")),
    fc.oneof(strings, fc.constantFrom(1, null)),
    {
      maxKeys: 4,
    },
  ) as fc.Arbitrary<JsonValue>,
);

it("has plain Ajv's verdicts on random unions and values", { timeout: 60_000 }, () => {
  let tagged = 0;
  fc.assert(
    fc.property(
      fc.constantFrom("oneOf", "anyOf"),
      fc.oneof(fc.array(branch, { minLength: 1, maxLength: 4 }), taggedBranches),
      fc.constantFrom({}, { unevaluatedProperties: false }),
      fc.array(value, { minLength: 10, maxLength: 20 }),
      (keyword, branches, closed, values) => {
        const schemas = {
          "base.json": {
            title: "Base",
            type: "object",
            properties: { kind: { enum: ["a", "b"] } },
            required: ["kind"],
          },
          "schema.json": { title: "Root", [keyword]: branches, ...closed },
        };
        const compiled = compileAll(schemas as Record<string, JsonValue>);
        const validators = createValidators({ ...compiled, options });
        const ajv = new Ajv2020({
          strict: false,
          validateSchema: false,
          meta: false,
          logger: false,
        });
        ajv.addSchema(schemas["base.json"], "base.json");
        const plain = ajv.compile(schemas["schema.json"]);
        const entries = schemasIn(compiled.resolved).filter(
          ({ pointer }) => pointer.split("/").length === 3 && pointer.includes("Of/"),
        );
        if (tagOf(entries, compiled.resolved) !== undefined) tagged++;
        for (const each of values) {
          const issues = validators.validate("schema.json#", each);
          expect({ each, valid: issues.length === 0 }).toEqual({ each, valid: plain(each) });
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(tagged).toBeGreaterThan(20);
});
