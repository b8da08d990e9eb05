/** A pattern, or branches within branches, on which judging would take for ever: every proof goes on without. */

import { describe, expect, it } from "vitest";
import { createJudge } from "../../src/cli/check/lint-contract.js";
import { coverageOf } from "../../src/proof/coverage/coverage.js";
import { createLaboratory } from "../../src/proof/mutation/laboratory.js";
import { runMutants } from "../../src/proof/mutation/run-mutants.js";
import { suggest } from "../../src/proof/suggest/suggest.js";
import { contractOf, fixturesOf } from "./contract.js";

const milliseconds = 50;
const assertFormats = true;
const endless = `${"a".repeat(60)}!`;
const pattern = "^(a+)+$";

describe("a fixture that takes exponential time", () => {
  const compiled = contractOf({ "t.json": { title: "T", type: "string", pattern, minLength: 2 } });
  const fixtures = fixturesOf(compiled, {
    T: { valid: [endless, "aa"], invalid: ["a", "bb", null] },
  });
  const [slow] = fixtures;

  it("proves nothing, and the others do", () => {
    const run = runMutants({ ...compiled, assertFormats, fixtures, milliseconds });
    expect(run.slow).toEqual([slow]);
    expect(run.broken).toEqual([]);
    const alive = run.trials.filter(({ killedBy }) => killedBy === undefined);
    expect(alive.map(({ mutant }) => mutant.id)).toEqual([]);
  });

  it("shows nothing", () => {
    const laboratory = createLaboratory({ ...compiled, assertFormats });
    const covered = coverageOf({ ...compiled, laboratory, fixtures, milliseconds });
    expect(covered.slow).toEqual([slow]);
    expect(covered.items.map(({ kind, valid }) => [kind, valid])).toEqual([["type", 1]]);
  });

  it("is stopped where only a branch that another one stands in for takes so long", () => {
    const either = contractOf({
      "t.json": { title: "T", anyOf: [{ type: "number" }, { $ref: "s.json" }, { $ref: "o.json" }] },
      "s.json": { title: "S", type: "string", minLength: 1 },
      "o.json": { title: "O", type: "string", pattern },
    });
    const all = fixturesOf(either, { T: { valid: [endless, "b", 1] } });
    const laboratory = createLaboratory({ ...either, assertFormats });
    const { slow: stopped, items } = coverageOf({
      ...either,
      laboratory,
      fixtures: all,
      milliseconds,
    });
    expect(stopped).toEqual([all[0]]);
    const branches = items.filter(({ kind }) => kind === "branch");
    expect(branches.map(({ what, valid }) => [what, valid])).toEqual([
      ["number", 1],
      ["`S`", 1],
      ["`O`", 0],
    ]);
  });
});

it("a mutant by which a fixture takes for ever is noticed by it", () => {
  const branches = [{ const: endless }, { type: "string", pattern }];
  const compiled = contractOf({ "t.json": { title: "T", anyOf: branches } });
  const fixtures = fixturesOf(compiled, { T: { valid: [endless] } });
  const run = runMutants({ ...compiled, assertFormats, fixtures, milliseconds });
  expect(run.slow).toEqual([]);
  const killed = run.trials.filter(({ killedBy }) => killedBy !== undefined);
  expect(killed.map(({ mutant }) => mutant.id)).toEqual(["t.json#/anyOf/0 narrowed"]);
});

it("suggestions are made without what takes too long", () => {
  const compiled = contractOf({
    "t.json": { title: "T", type: "object", properties: { a: { $ref: "s.json" }, b: {} } },
    "s.json": { title: "S", type: "string", pattern },
  });
  const fixtures = fixturesOf(compiled, { T: { valid: [{ a: "aa", b: endless }] } });
  const run = runMutants({ ...compiled, assertFormats, fixtures, milliseconds });
  const survivors = run.trials
    .filter(({ killedBy }) => killedBy === undefined)
    .map(({ mutant }) => mutant);
  const { laboratory } = run;
  const found = suggest({ ...compiled, laboratory, fixtures, survivors, milliseconds });
  expect(found.unshown).toEqual([]);
  expect(found.suggestions.length).toBeGreaterThan(2);
});

it("the lint says of a default that it was stopped", () => {
  const compiled = contractOf({ "t.json": { title: "T", pattern, default: endless } });
  const judge = createJudge(compiled, assertFormats, milliseconds);
  expect(judge("t.json#", endless)).toBe("stopped");
  expect(judge("t.json#", "b")).toEqual([`the value must match the pattern ${pattern}`]);
  expect(judge("t.json#", "aa")).toEqual([]);
});
