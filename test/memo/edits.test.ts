import { expect, test } from "vitest";
import type { Backend } from "../../src/backends/backend.js";
import { createBackends } from "../../src/backends/registry.js";
import { compileAndCheck } from "../../src/cli/compile-contract.js";
import { isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import type { Source } from "../../src/load/source.js";
import { Memo } from "../../src/memo/memo.js";
import { generate } from "../../src/pipeline.js";
import { generateContract } from "../../scripts/bench/generate-contract.js";

const targets = ["typescript", "validators", "bundle", "contract", "index"];

type Files = Map<string, JsonValue>;
type Random = (below: number) => number;
type Edit = (files: Files, random: Random) => void;

/** Whole numbers below a bound, the same sequence for the same seed (xorshift). */
function randomFrom(seed: number): Random {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[random(items.length)];
}

/** Replaces a schema by what `change` makes of it. */
function edit(files: Files, path: string | undefined, change: (schema: JsonObject) => JsonValue) {
  const schema = path === undefined ? undefined : files.get(path);
  if (path !== undefined && isObject(schema)) files.set(path, change(structuredClone(schema)));
}

const anyFile = (files: Files, random: Random) => pick([...files.keys()], random);
const anyBase = (files: Files, random: Random) =>
  pick(
    [...files.keys()].filter((path) => path.includes("base")),
    random,
  );

/** A property of any kind, that may refer to another file. */
function property(files: Files, random: Random): JsonValue {
  const reference = { $ref: "../" + (anyFile(files, random) ?? "") };
  const choices: readonly JsonValue[] = [
    { type: "string", maxLength: random(9) },
    { type: ["integer", "null"] },
    reference,
    { anyOf: [reference, { type: "string" }] },
    { oneOf: [reference, { $ref: "../" + (anyFile(files, random) ?? "") }] },
    { allOf: [reference], properties: { more: { type: "boolean" } } },
    { enum: ["a", "b", random(3)] },
    { type: "array", items: reference },
    { $ref: "#/properties/name" },
    { $ref: "../" + (anyFile(files, random) ?? "") + "#/properties/place" },
    false,
  ];
  return pick(choices, random) ?? true;
}

const edits: Readonly<Record<string, Edit>> = {
  rename: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({ ...schema, title: `Type${random(60)}` })),
  describe: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      description: `Said anew, ${random(1000)}.`,
      ...schema,
    })),
  add: (files, random) => {
    const schema = files.get(anyFile(files, random) ?? "");
    if (schema !== undefined) files.set(`group-${random(3)}/new-${random(50)}.json`, schema);
  },
  remove: (files, random) => {
    if (files.size > 5) files.delete(anyFile(files, random) ?? "");
  },
  property: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      ...schema,
      properties: {
        ...(schema["properties"] as JsonObject | undefined),
        [pick(["name", "kind", "first", "extra"], random) ?? ""]: property(files, random),
      },
    })),
  baseMember: (files, random) =>
    edit(files, anyBase(files, random), (schema) => ({
      ...schema,
      properties: {
        ...(schema["properties"] as JsonObject | undefined),
        [pick(["kind", "id", "name"], random) ?? ""]: property(files, random),
      },
    })),
  close: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      ...schema,
      [pick(["additionalProperties", "unevaluatedProperties"], random) ?? ""]: random(2) === 0,
    })),
  open: (files, random) =>
    edit(
      files,
      anyFile(files, random),
      ({ additionalProperties: _, unevaluatedProperties: __, ...schema }) => schema,
    ),
  noObject: (files, random) =>
    edit(files, anyFile(files, random), ({ title = "Plain" }) => ({ title, type: "string" })),
  union: (files, random) =>
    edit(files, anyFile(files, random), ({ title = "Choice" }) => ({
      title,
      oneOf: [property(files, random), { $ref: "../" + (anyFile(files, random) ?? "") }],
    })),
  identify: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      $id: `renamed-${random(99)}.json`,
      ...schema,
    })),
  breakReference: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({ ...schema, not: { $ref: "missing.json" } })),
  define: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      ...schema,
      $defs: { Part: property(files, random) },
      additionalProperties: { $ref: "#/$defs/Part" },
    })),
  dynamic: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({
      ...schema,
      $dynamicAnchor: "node",
      additionalProperties: { $dynamicRef: "#node" },
    })),
  misspell: (files, random) =>
    edit(files, anyFile(files, random), (schema) => ({ ...schema, require: ["id"] })),
};

interface Built {
  readonly diagnostics: readonly unknown[];
  readonly files: readonly unknown[];
  readonly isWhole: boolean;
}

async function buildOf(
  sources: readonly Source[],
  backends: readonly Backend[],
  memo?: Memo,
): Promise<Built> {
  const { value, diagnostics } = compileAndCheck(sources, { defaultDialect: "2020-12", memo });
  if (diagnostics.some(({ severity }) => severity === "error")) {
    return { diagnostics, files: [], isWhole: false };
  }
  const options = {
    name: "x",
    version: "1.0.0",
    schemasPath: "../schemas",
    assertFormats: false,
    targets,
  };
  const output = await generate(value, backends, options);
  const all = [...diagnostics, ...output.diagnostics];
  return { diagnostics: all, files: output.value, isWhole: true };
}

test.each([2, 3])("builds by a memo equal builds without, edit by edit (seed %i)", async (seed) => {
  const random = randomFrom(seed * 7919);
  const backends = createBackends(await readRuntimeAssets()).filter(({ name }) =>
    targets.includes(name),
  );
  let files: Files = new Map(
    generateContract(12, "dense").map(({ path, schema }) => [path, schema]),
  );
  let mended: ReadonlyMap<string, JsonValue> = new Map(files);
  let isBroken = false;
  const sources = new Map<string, Source>();
  const sourcesOf = (): readonly Source[] =>
    [...files].map(([path, json]) => {
      const text = JSON.stringify(json, null, 2);
      const known = sources.get(path);
      if (known?.text === text) return known;
      const { value } = parseSource({ path, content: text });
      if (value === undefined) throw new Error(`${path} did not parse`);
      sources.set(path, value);
      return value;
    });

  let memo = new Memo();
  let wasWhole = (await buildOf(sourcesOf(), backends, memo)).isWhole;
  let whole = 0;
  let compared = 0;
  for (let i = 0; i < 40; i++) {
    // What an edit broke, the next one mends.
    const name = isBroken ? "mend" : (pick(Object.keys(edits), random) ?? "");
    if (isBroken) files = new Map(mended);
    else edits[name]?.(files, random);
    memo.next(wasWhole);
    const [built, clean] = [
      await buildOf(sourcesOf(), backends, memo),
      await buildOf(sourcesOf(), backends),
    ];
    wasWhole = built.isWhole;
    if (memo.isInDoubt) {
      memo = new Memo();
      wasWhole = (await buildOf(sourcesOf(), backends, memo)).isWhole;
    } else {
      compared++;
      expect(built.diagnostics, `${i}: ${name}`).toEqual(clean.diagnostics);
      expect(built.files, `${i}: ${name}`).toEqual(clean.files);
    }
    isBroken = !clean.isWhole;
    if (clean.isWhole) {
      whole++;
      mended = new Map(files);
    }
  }
  expect(whole).toBeGreaterThan(15);
  expect(compared).toBeGreaterThan(20);
});
