/** `oneOf` that holds where several branches fit, and the lists of `dependencies`. */

import { expect, it } from "vitest";
import { survivorInWords } from "../../src/proof/mutation/score.js";
import { runMutants } from "../../src/proof/mutation/run-mutants.js";
import { suggest } from "../../src/proof/suggest/suggest.js";
import { contractOf, fixturesOf, reportOf, type Payloads } from "./contract.js";

const either = (more: object = {}) =>
  contractOf({
    "t.json": { title: "T", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }], ...more },
    "a.json": {
      title: "A",
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
    },
    "b.json": {
      title: "B",
      type: "object",
      properties: { b: { type: "string" } },
      required: ["b"],
    },
  });
const id = "t.json#/oneOf relaxed";
const valid = [{ a: "x" }, { b: "x" }];

function alive(compiled: ReturnType<typeof either>, payloads: Payloads) {
  const { survivors, equal } = reportOf(compiled, payloads);
  return { survivors: survivors.filter((each) => each.id === id), equal };
}

it("a payload that fits two alternatives shows that only one may fit", () => {
  const both = { a: "x", b: "x" };
  expect(alive(either(), { T: { valid, invalid: [both] } }).survivors).toEqual([]);
});

it("one that fits none does not show it", () => {
  const { survivors } = alive(either(), { T: { valid, invalid: [{}, 1, { a: 1 }] } });
  expect(survivors.map(survivorInWords)).toEqual([
    "no fixture shows that the value must fit no more than one of its alternatives in `T`",
  ]);
});

it("of branches that nothing fits both, it is equal in meaning", () => {
  const compiled = contractOf({
    "t.json": { title: "T", oneOf: [{ type: "string" }, { type: "number" }] },
  });
  const { survivors, equal } = reportOf(compiled, { T: { valid: ["a", 1], invalid: [null] } });
  expect(survivors.map((each) => each.id)).not.toContain(id);
  expect(equal.map((each) => each.id)).toContain(id);
});

it("so it is where a tag that is inherited tells them apart", () => {
  const branch = (title: string, kind: string) => ({
    title,
    allOf: [{ $ref: "base.json" }],
    properties: { kind: { const: kind } },
  });
  const base = { title: "Base", type: "object", required: ["kind"] };
  const compiled = contractOf({
    "base.json": { ...base, properties: { kind: { type: "string" }, n: { type: "number" } } },
    "t.json": { title: "T", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] },
    "a.json": branch("A", "a"),
    "b.json": branch("B", "b"),
  });
  expect(alive(compiled, {}).survivors).toEqual([]);
  const open = contractOf({
    "base.json": { ...base, properties: { kind: { type: "string" } }, required: [] },
    "t.json": { title: "T", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] },
    "a.json": branch("A", "a"),
    "b.json": branch("B", "b"),
  });
  expect(alive(open, {}).survivors).toHaveLength(1);
});

it("is suggested by what two alternatives have together", () => {
  const compiled = either();
  const fixtures = fixturesOf(compiled, { T: { valid } });
  const run = runMutants({ ...compiled, assertFormats: true, fixtures });
  const survivors = run.trials.flatMap(({ mutant, killedBy }) =>
    killedBy === undefined && mutant.id === id ? [mutant] : [],
  );
  const { laboratory } = run;
  const { suggestions } = suggest({ ...compiled, laboratory, fixtures, survivors });
  expect(suggestions.find(({ verdict }) => verdict === "invalid")?.json).toEqual({
    a: "x",
    b: "x",
  });
});

it("each member that an older `dependencies` asks for may be absent", () => {
  const compiled = contractOf({
    "t.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "T",
      dependencies: { a: ["b", "c"], d: { required: ["e"] } },
    },
  });
  const { survivors } = reportOf(compiled, { T: { invalid: [{ a: 1, c: 1 }] } });
  expect(survivors.map((each) => each.id)).toEqual([
    "t.json#/dependencies/a/1 removed",
    "t.json#/dependencies/d/required/0 removed",
  ]);
});
