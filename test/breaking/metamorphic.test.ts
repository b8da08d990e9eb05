/** What must be so of any two contracts: verdicts against mutants of ours, and on random ones. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createSide, type Side } from "../../src/breaking/side.js";
import { wireChanges, type Direction } from "../../src/breaking/wire-changes.js";
import { Comparison, type Containment } from "../../src/containment/contains.js";
import { readFixtures } from "../../src/fixtures/read-fixtures.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import { load } from "../../src/load/load.js";
import { compileSources, type Compiled } from "../../src/pipeline.js";
import { createLaboratory } from "../../src/proof/mutation/laboratory.js";
import { mutated } from "../../src/proof/mutation/mutated.js";
import { mutantsOf } from "../../src/proof/mutation/mutants.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { contract as contracts } from "../laws/schemas.js";
import { compileJson } from "../support/compile-json.js";

const seed = Number(process.env["LAWS_SEED"] ?? 20261130);
const runs = Number(process.env["LAWS_RUNS"] ?? 40);
const budget = { budget: 20_000, mostTried: 20 };

it("a mutant of our contract that a fixture notices is not called compatible in that direction", async () => {
  const { value: sources } = await load("schemas", { workingFolder: "." });
  const { value: compiled } = compileSources(sources);
  const laboratory = createLaboratory({ ...compiled, assertFormats: true });
  const { isUsed } = laboratory;
  const all = mutantsOf({ ...compiled, isUsed, assertFormats: true, refused: () => [] });
  const { fixtures } = await readFixtures({
    rules: [{ folder: `${process.cwd()}/test/fixtures` }],
    ...compiled,
    workingFolder: ".",
  });
  const mutants = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / runs)) === 0);
  let noticed = 0;
  for (const mutant of mutants) {
    const preparation = laboratory.prepare(mutant);
    const resolved = { ...mutated(compiled.resolved, mutant), parts: new Map() };
    const comparison = new Comparison(
      { resolved: compiled.resolved, assertFormats: true },
      { resolved, assertFormats: true },
      budget,
    );
    const asked = new Map<string, Containment>();
    for (const { declaration, source } of fixtures) {
      if (![...laboratory.reach(declaration)].some((key) => preparation.touched.has(key))) continue;
      const before = laboratory.accepts(declaration, source.json);
      const now = laboratory.accepts(declaration, source.json, preparation);
      if (before === now) continue;
      noticed += 1;
      const from = before ? 0 : 1;
      const key = `${declaration.id} ${from}`;
      const answer =
        asked.get(key) ??
        comparison.ask({
          from,
          inner: declaration.id,
          outer: declaration.id,
          isOutside: (value) =>
            laboratory.accepts(declaration, value) === before &&
            laboratory.accepts(declaration, value, preparation) === now,
        });
      asked.set(key, answer);
      expect([mutant.id, source.file, answer.kind]).toEqual([mutant.id, source.file, "outside"]);
    }
  }
  expect(noticed).toBeGreaterThan(mutants.length);
});

function sideOf(label: string, schema: JsonValue): Side | undefined {
  const { value, diagnostics } = compileJson({ "c.json": schema });
  return hasErrors(diagnostics) ? undefined : createSide(label, value, { assertFormats: true });
}

function comparisonOf(before: Side, now: Side): Comparison {
  const inOf = ({ compiled: { resolved } }: Side) => ({ resolved, assertFormats: true });
  return new Comparison(inOf(before), inOf(now), budget);
}

const ids = ({ contract }: Compiled): readonly string[] => [...contract.declarations.keys()];

/** The verdict on each type that both have, in one direction. */
function verdicts(
  before: Side,
  now: Side,
  direction: Direction,
): ReadonlyMap<string, Containment["kind"]> {
  const comparison = comparisonOf(before, now);
  const [from, writer, reader]: readonly [0 | 1, Side, Side] =
    direction === "backward" ? [0, before, now] : [1, now, before];
  const shared = ids(before.compiled).filter((id) => now.compiled.contract.declarations.has(id));
  return new Map(
    shared.map((id) => {
      const isOutside = (value: JsonValue): boolean =>
        writer.accepts(id, value) && !reader.accepts(id, value);
      return [id, comparison.ask({ from, inner: id, outer: id, isOutside }).kind];
    }),
  );
}

const samples = fc.sample(contracts, { seed, numRuns: runs });

/** Each reference in an `allOf` replaced by what it refers to. */
function flattened(schema: JsonValue, root: JsonObject): JsonValue {
  if (isArray(schema)) return schema.map((each) => flattened(each, root));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).map(([name, own]): [string, JsonValue] => {
    if (name !== "allOf" || !isArray(own)) return [name, flattened(own, root)];
    return [name, own.map((each) => flattened(targetOf(each, root), root))];
  });
  return Object.fromEntries(entries);
}

function targetOf(schema: JsonValue, root: JsonObject): JsonValue {
  const name =
    isObject(schema) && typeof schema["$ref"] === "string" ? schema["$ref"].slice(8) : "";
  const definitions = root["$defs"];
  return (isObject(definitions) ? definitions[name] : undefined) ?? schema;
}

it("a contract whose bases are written out accepts the same", () => {
  let shown = 0;
  for (const schema of samples) {
    const before = sideOf("before", schema);
    const now = sideOf("now", flattened(schema, schema));
    if (before === undefined || now === undefined) continue;
    for (const direction of ["backward", "forward"] as const) {
      for (const [id, kind] of verdicts(before, now, direction)) {
        shown += kind === "contained" ? 1 : 0;
        expect([JSON.stringify(schema), id, kind]).not.toEqual([
          JSON.stringify(schema),
          id,
          "outside",
        ]);
      }
    }
  }
  expect(shown).toBeGreaterThan(runs * 3);
});

/** Rules each of which only ever refuses values, wherever they stand but under what turns them round. */
const removable = new Set(
  "required minimum minLength minItems maxItems minProperties maxProperties pattern propertyNames".split(
    " ",
  ),
);
const turning = /^(not|if|oneOf|unevaluated\w+|contains|dependent\w+)$/;

function without(schema: JsonValue): JsonValue {
  if (isArray(schema)) return schema.map(without);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([name]) => !removable.has(name));
  return Object.fromEntries(
    kept.map(([name, own]) => [name, turning.test(name) ? own : without(own)]),
  );
}

it("what has rules less accepts what it did, and directions mirror each other", () => {
  let contained = 0;
  for (const schema of samples) {
    if (JSON.stringify(schema).match(/"(oneOf|not|if|unevaluated\w+|contains|dependent\w+)"/))
      continue;
    const before = sideOf("before", schema);
    const now = sideOf("now", without(schema));
    if (before === undefined || now === undefined) continue;
    const backward = verdicts(before, now, "backward");
    for (const kind of backward.values()) {
      expect([JSON.stringify(schema), kind]).not.toEqual([JSON.stringify(schema), "outside"]);
      contained += kind === "contained" ? 1 : 0;
    }
    expect(verdicts(now, before, "forward")).toEqual(backward);
  }
  expect(contained).toBeGreaterThan(0);
});

it("containment leads on from one contract to the next", () => {
  let chains = 0;
  for (const [i, schema] of samples.entries()) {
    const next = without(schema);
    const sides = [schema, next, samples[i + 1] ?? {}].map((each, k) => sideOf(`${k}`, each));
    const [a, b, c] = sides;
    if (a === undefined || b === undefined || c === undefined) continue;
    const [ab, bc, ac] = [
      verdicts(a, b, "backward"),
      verdicts(b, c, "backward"),
      verdicts(a, c, "backward"),
    ];
    for (const [id, kind] of ab) {
      if (kind !== "contained" || bc.get(id) !== "contained") continue;
      chains += 1;
      expect(ac.get(id)).not.toBe("outside");
    }
  }
  expect(chains).toBeGreaterThan(0);
});

it("a report of changes names no type that is proved to be compatible", () => {
  for (const [i, schema] of samples.slice(0, 10).entries()) {
    const before = sideOf("before", schema);
    const now = sideOf("now", samples[i + 1] ?? {});
    if (before === undefined || now === undefined) continue;
    const types = [...now.compiled.contract.declarations.values()].flatMap((type) => {
      const old = before.compiled.contract.declarations.get(type.id);
      return old === undefined ? [] : [{ before: old, now: type }];
    });
    const comparison = comparisonOf(before, now);
    const found = wireChanges({
      comparison,
      sides: [before, now],
      types,
      directionsOf: () => ["backward"],
    });
    const proved = verdicts(before, now, "backward");
    for (const { types: broken } of found.changes) {
      for (const { type } of broken) expect(proved.get(type.now.id)).not.toBe("contained");
    }
  }
});
