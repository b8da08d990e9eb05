/** Suggested fixtures: with them, everything is shown; without any, they are made from the schemas alone. */

import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../src/json/value.js";
import type { Compiled } from "../../src/pipeline.js";
import type { ProofFixture } from "../../src/proof/fixture.js";
import { coverageOf } from "../../src/proof/coverage/coverage.js";
import { equalityOf } from "../../src/proof/mutation/equal-in-meaning.js";
import { runMutants } from "../../src/proof/mutation/run-mutants.js";
import { mutationReport } from "../../src/proof/mutation/score.js";
import { suggest } from "../../src/proof/suggest/suggest.js";
import type { Suggestion } from "../../src/proof/suggest/suggestion.js";
import { contractOf, fixturesOf, modelOf, type Payloads } from "./contract.js";

function proofOf(compiled: Compiled, fixtures: readonly ProofFixture[]) {
  const run = runMutants({ ...compiled, assertFormats: true, fixtures });
  const report = mutationReport(run, equalityOf(compiled.resolved, compiled.contract, modelOf));
  const { laboratory } = run;
  const items = coverageOf({ ...compiled, laboratory, fixtures }).items;
  const found = suggest({ ...compiled, laboratory, fixtures, survivors: report.survivors });
  return { report, found, uncovered: items.filter(({ valid }) => valid === 0), broken: run.broken };
}

const asFixtures = (suggestions: readonly Suggestion[]): readonly ProofFixture[] =>
  suggestions.map(({ declaration, verdict, json, name }) => {
    return { declaration, verdict, json, file: `${declaration.name}/${verdict}/${name}.json` };
  });

const listed = (suggestions: readonly Suggestion[]): readonly (readonly [string, JsonValue])[] =>
  suggestions.map(({ declaration, verdict, json, name }) => [
    `${declaration.name}/${verdict}/${name}`,
    json,
  ]);

/** With what is suggested, nothing is left. */
function settles(compiled: Compiled, payloads: Payloads): readonly Suggestion[] {
  const fixtures = fixturesOf(compiled, payloads);
  const { found } = proofOf(compiled, fixtures);
  expect(found.unshown).toEqual([]);
  const after = proofOf(compiled, [...fixtures, ...asFixtures(found.suggestions)]);
  expect(after.broken).toEqual([]);
  expect(after.report.survivors.map(({ id }) => id)).toEqual([]);
  expect(after.uncovered.map(({ key }) => key)).toEqual([]);
  expect(after.found).toEqual({ suggestions: [], unshown: [] });
  return found.suggestions;
}

const door = {
  title: "Door",
  type: "object",
  properties: {
    door_id: { type: "string", format: "uuid" },
    state: { enum: ["open", "closed"] },
    level: { type: "number", minimum: 0, maximum: 1 },
  },
  required: ["door_id", "state"],
} as const;
const valid = { door_id: "68e020a1-25a4-4d02-b46a-f35f194f3ab5", state: "open" };

describe("suggestions", () => {
  it("start from what is there, and differ from it in what they show", () => {
    const suggestions = settles(contractOf({ "door.json": door }), { Door: { valid: [valid] } });
    const names = listed(suggestions).map(([name]) => name);
    expect(names).toContain("Door/invalid/missing-door-id-and-missing-state");
    expect(listed(suggestions)).toContainEqual([
      "Door/valid/state-closed",
      { ...valid, state: "closed" },
    ]);
    for (const { json } of suggestions) {
      if (
        typeof json === "object" &&
        json !== null &&
        "door_id" in json &&
        json["door_id"] !== null
      ) {
        expect(json).not.toEqual(valid);
      }
    }
  });

  it("say why an invalid one is refused, and what nothing has shown before", () => {
    const [first] = settles(contractOf({ "door.json": door }), {
      Door: {
        valid: [valid, { ...valid, level: 0.5 }, { ...valid, state: "closed" }],
        invalid: [
          null,
          [],
          {},
          { ...valid, state: "ajar" },
          { ...valid, door_id: null },
          { ...valid, door_id: 7 },
          { ...valid, door_id: "x" },
          { ...valid, level: null },
          { ...valid, level: "1" },
          { ...valid, level: -1 },
        ],
      },
    });
    expect(first?.name).toBe("level-2");
    expect(first?.json).toEqual({ ...valid, level: 2 });
    expect(first?.issues.map(({ instancePath, keyword }) => [instancePath, keyword])).toEqual([
      ["/level", "maximum"],
    ]);
    expect(first?.shows).toEqual([
      "no fixture shows that `level` must be at most 1, and not just 2 in `Door`",
      "no fixture shows that `level` must be at most 1 in `Door`",
    ]);
  });

  it("are the same in every run", () => {
    const compiled = contractOf({ "door.json": door });
    const twice = [1, 2].map(() => listed(proofOf(compiled, []).found.suggestions));
    expect(twice[0]).toEqual(twice[1]);
  });

  it("show inherited members in each child, each branch, and what is closed", () => {
    settles(
      contractOf({
        "base.json": {
          title: "ShapeBase",
          type: "object",
          properties: {
            name: { type: "string", minLength: 2 },
            tags: { type: "array", items: { type: "string" }, uniqueItems: true },
          },
          required: ["name"],
        },
        "circle.json": {
          title: "Circle",
          type: "object",
          allOf: [{ $ref: "base.json" }],
          properties: {
            kind: { const: "circle" },
            radius: { type: "integer", exclusiveMinimum: 0 },
          },
          required: ["kind", "radius"],
          unevaluatedProperties: false,
        },
        "square.json": {
          title: "Square",
          type: "object",
          allOf: [{ $ref: "base.json" }],
          properties: {
            kind: { const: "square" },
            side: { type: ["number", "null"], multipleOf: 0.5 },
          },
          required: ["kind"],
        },
        "shape.json": { title: "Shape", oneOf: [{ $ref: "circle.json" }, { $ref: "square.json" }] },
      }),
      {},
    );
  });

  it("are found for a contract of an older draft, with tuples, maps and bounds on both", () => {
    settles(
      contractOf({
        "accessor.json": {
          $schema: "http://json-schema.org/draft-07/schema#",
          title: "Accessor",
          type: "object",
          properties: {
            count: { type: "integer", minimum: 1 },
            min: { type: "array", items: { type: "number" }, minItems: 1, maxItems: 16 },
            range: {
              type: "array",
              items: [{ type: "number" }, { type: "number" }],
              additionalItems: false,
            },
            extras: { type: "object", additionalProperties: { type: "object" } },
            uri: { type: "string", format: "uri-reference" },
          },
          required: ["count"],
          dependencies: { min: ["range"] },
        },
      }),
      {
        Accessor: {
          valid: [
            { count: 3 },
            { count: 1, min: [0.5], range: [1, 2], extras: { a: {} }, uri: "a.bin" },
          ],
        },
      },
    );
  });
});
