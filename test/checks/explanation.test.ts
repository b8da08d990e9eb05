/** Why a type accepts an invalid value: the record of its looseness is asked at the right place, for the right part of the value. */

import { expect, it } from "vitest";
import { compileGroup, rootId } from "../../scripts/conformance/ours.js";
import { explain } from "../../src/checks/agreement/explanation.js";
import { recordOf } from "../../src/checks/agreement/looseness-record.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";

async function explanationOf(schema: JsonObject, value: JsonValue) {
  const ours = await compileGroup(schema, { defaultDialect: "2020-12" });
  const issues = ours.validators.validate(rootId, value);
  expect(issues).not.toEqual([]);
  const record = recordOf(ours.compiled, rootId)(value);
  const { keywords, unrecorded } = explain(issues, value, record, ours.issuesAt);
  return { keywords: [...keywords], unrecorded };
}

it("an integer is told at its own `type`, in whichever branch it stands", async () => {
  const schema = { oneOf: [{ type: "integer" }, { const: "all" }] };
  expect(await explanationOf(schema, 1.5)).toEqual({ keywords: ["type"], unrecorded: [] });
});

it("bounds that a type does not spell out are told at their own place", async () => {
  const schema = {
    allOf: [
      { type: "array", minItems: 7 },
      { type: "array", minItems: 9 },
    ],
  };
  expect(await explanationOf(schema, [1])).toEqual({ keywords: ["minItems"], unrecorded: [] });
});

it("what is loose in `if` explains what `then` and `else` ask for", async () => {
  const schema = { if: { exclusiveMinimum: 1 }, then: { multipleOf: 2 }, else: false };
  expect(await explanationOf(schema, -1)).toEqual({
    keywords: ["exclusiveMinimum"],
    unrecorded: [],
  });
});

it("a rule is no looseness at a part of the value where the type says it, and is where no other way leads to it", async () => {
  const schema = {
    type: "object",
    properties: { known: { $ref: "#/$defs/Pair" } },
    patternProperties: { "^[xy]$": { $ref: "#/$defs/Pair" } },
    $defs: { Pair: { type: "object", required: ["b"] } },
  };
  expect(await explanationOf(schema, { x: {} })).toEqual({
    keywords: ["patternProperties"],
    unrecorded: [],
  });
  expect(await explanationOf(schema, { known: {} })).toEqual({
    keywords: [],
    unrecorded: ["schema.json#/$defs/Pair/required"],
  });
});
