/** However much is wrong, the report is bounded, and so is what it takes to make it. */

import { expect, it } from "vitest";
import { createValidators, MOST_ERRORS } from "../../src/backends/validators/index.js";
import { findingContext, findingDiagnostics } from "../../src/checks/finding.js";
import { checkFixtures, MOST_FINDINGS } from "../../src/checks/fixtures.js";
import { judgeAll } from "../../src/checks/judge.js";
import type { Fixture } from "../../src/fixtures/fixture.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { compileJson, sourceOf } from "../support/compile-json.js";

function contractOf(schema: JsonObject) {
  const compiled = compileJson({ "t.json": { title: "T", ...schema } }).value;
  const declaration = compiled.contract.declarations.get("t.json#");
  if (declaration === undefined) throw new Error("no type");
  const validators = createValidators({ ...compiled, options: { assertFormats: true } });
  return {
    ...compiled,
    declaration,
    validate: (_: unknown, json: JsonValue) => validators.validate("t.json#", json),
  };
}

it("10,000 broken fixtures are a report of 200 findings and one that counts the others", () => {
  const { declaration, validate, ...compiled } = contractOf({
    type: "object",
    properties: { a: { type: "string" } },
    required: ["a"],
  });
  const fixtures = Array.from({ length: 10_000 }, (_, i): Fixture => {
    return {
      declaration,
      origin: "file",
      verdict: i % 2 === 0 ? "valid" : "invalid",
      source: sourceOf(`T/${i}.json`, i % 2 === 0 ? { a: i } : { a: "x" }),
    };
  });
  const payloads = fixtures.map(({ source }) => ({ declaration, json: source.json }));
  const issues = judgeAll(payloads, validate, () => validate);
  const { diagnostics } = checkFixtures({ ...compiled, fixtures, issues, isUpdating: false });
  expect(diagnostics).toHaveLength(MOST_FINDINGS + 1);
  expect(diagnostics.at(-1)?.message).toBe(
    "9800 more findings on payloads are not told: 9800 of `T`",
  );
});

it("a payload with a hundred thousand faults is told by its first ones", () => {
  const { declaration, validate, ...compiled } = contractOf({
    type: "array",
    items: { type: "object", required: ["a"], allOf: [{ required: ["a"] }] },
  });
  const source = sourceOf(
    "p.json",
    Array.from({ length: 100_000 }, () => ({})),
  );
  const issues = validate(undefined, source.json);
  // Two errors that say the same are one issue.
  expect(issues).toHaveLength(MOST_ERRORS / 2);
  const told = findingDiagnostics(issues, declaration, source, findingContext(compiled));
  expect(told).toHaveLength(201);
  expect(told.at(-1)?.message).toBe("At least 300 more findings on this payload are not told");
});

it("the faults of a union that has very many are not torn apart", () => {
  const { validate } = contractOf({
    type: "object",
    properties: {
      a: { type: "array", items: { type: "string" } },
      b: {
        anyOf: [
          { type: "array", items: { required: ["x"] } },
          { type: "array", minItems: 900 },
        ],
      },
    },
  });
  const issues = validate(undefined, {
    a: Array.from({ length: 600 }, () => 1),
    b: Array.from({ length: 800 }, () => ({})),
  });
  expect(issues).toHaveLength(600);
  expect(issues.isCut).toBe(true);
  expect(new Set(issues.map(({ keyword }) => keyword))).toEqual(new Set(["type"]));
});
