/** Dynamic scope: verdicts with every reference bound ahead of time, beside those of an implementation that keeps the scope. */

import {
  registerSchema,
  unregisterSchema,
  validate,
  type SchemaObject,
  type Validator,
} from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-2019-09";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBundler } from "../../src/backends/bundle/bundle.js";
import { createValidators } from "../../src/backends/validators/index.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { compileSources } from "../../src/pipeline.js";
import { emit } from "../backends/validators/contracts.js";
import { sourceOf } from "../support/compile-json.js";

const seed = Number(process.env["LAWS_SEED"] ?? 20261124);
const numRuns = Number(process.env["LAWS_RUNS"] ?? 60);

const list = {
  $id: "https://example.com/list",
  type: "array",
  items: { $dynamicRef: "#item" },
  $defs: { any: { $dynamicAnchor: "item" } },
};
const numbers = {
  $id: "https://example.com/numbers",
  $ref: "list",
  $defs: { number: { $dynamicAnchor: "item", type: "number" } },
};

function compiled(files: Readonly<Record<string, JsonValue>>) {
  const sources = Object.entries(files).map(([path, json]) => sourceOf(path, json));
  const { value, diagnostics } = compileSources(sources);
  return { ...value, diagnostics };
}

describe("a resource in another dynamic scope", () => {
  it("is a source and a type of its own; without one, nothing is added", () => {
    const { contract, resolved, diagnostics } = compiled({
      "list.json": list,
      "numbers.json": numbers,
    });
    expect(diagnostics).toEqual([]);
    expect(resolved.sources.map(({ path }) => path)).toEqual([
      "list.json",
      "numbers.json",
      "list-of-numbers.json",
    ]);
    expect([...contract.declarations.values()].map(({ name }) => name).sort()).toEqual([
      "Any",
      "List",
      "ListOfNumbers",
      "Number",
      "Numbers",
    ]);
    expect(compiled({ "list.json": list }).resolved.sources).toHaveLength(1);
  });

  it("judges in generated modules as in process, and hands out the author's schema", async () => {
    const emitted = await emit(compiled({ "list.json": list, "numbers.json": numbers }));
    expect(emitted.diagnostics).toEqual([]);
    const { Numbers } = await emitted.import("validators/numbers.js");
    const { List } = await emitted.import("validators/list.js");
    const { ListOfNumbers } = await emitted.import("validators/list-of-numbers.js");
    expect([List?.is(["a"]), Numbers?.is(["a"]), Numbers?.is([1])]).toEqual([true, false, true]);
    expect([ListOfNumbers?.is(["a"]), ListOfNumbers?.is([1])]).toEqual([false, true]);
    expect(ListOfNumbers?.schema).toEqual(List?.schema);
    expect(Numbers?.schema).toEqual({ ...numbers, $defs: { ...numbers.$defs, [list.$id]: list } });
    await emitted.remove();
  });

  it("is bundled as its author wrote it", () => {
    const { contract, resolved } = compiled({ "list.json": list, "numbers.json": numbers });
    const declaration = contract.declarations.get("numbers.json#");
    if (declaration === undefined) throw new Error("numbers.json has no declaration");
    expect(createBundler(resolved).bundleOf(declaration).schema).toEqual({
      ...numbers,
      $defs: { ...numbers.$defs, [list.$id]: list },
    });
  });
});

it("that is one of too many is refused", () => {
  // On each level, either of two schemas says what a name of its own means at the end: 2 to the power of 10 ways there.
  const levels = Array.from({ length: 10 }, (_, i) => i);
  const files: Record<string, JsonValue> = {};
  for (const i of levels) {
    const next = i === 9 ? ["end"] : [`left${i + 1}`, `right${i + 1}`];
    for (const side of ["left", "right"]) {
      files[`${side}${i}.json`] = {
        $id: `https://example.com/${side}${i}`,
        $defs: { own: { $dynamicAnchor: `n${i}`, const: side } },
        properties: Object.fromEntries(next.map((name) => [name, { $ref: name }])),
      };
    }
  }
  const references = levels.map((i) => [`n${i}`, { $dynamicRef: `left${i}#n${i}` }] as const);
  files["end.json"] = {
    $id: "https://example.com/end",
    properties: Object.fromEntries(references),
  };
  const { diagnostics, resolved } = compiled(files);
  expect(diagnostics.map(({ code }) => code)).toEqual(["unsupported-keyword"]);
  expect(resolved.sources).toHaveLength(1_021);
});

// ── random contracts ──

const ids = ["a", "b", "c", "d"].map((name) => `https://example.com/${name}`);
const leaf = fc.constantFrom<JsonValue>(
  { type: "number" },
  { type: "string" },
  { required: ["x"] },
  {},
);

/** Schemas by file; references in place lead to later files only, so there is no circle. */
function contractsOf(draft: "2019-09" | "2020-12"): fc.Arbitrary<readonly JsonObject[]> {
  const anchors = draft === "2020-12" ? ["m", "n"] : [];
  const below = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...ids.map((id) => ({ $ref: id }))) },
    { weight: 1, arbitrary: fc.constantFrom(...ids.map((id) => ({ $ref: `${id}#/$defs/place` }))) },
    {
      weight: 5,
      arbitrary:
        draft === "2019-09"
          ? fc.constant({ $recursiveRef: "#" })
          : fc.constantFrom(
              ...["", ...ids].flatMap((id) => anchors.map((n) => ({ $dynamicRef: `${id}#${n}` }))),
            ),
    },
    { weight: 1, arbitrary: leaf },
  );
  const body = fc.record({ x: below, y: below }, { requiredKeys: [] });
  const file = fc.record({
    properties: body,
    place: body,
    rootAnchor: fc.constantFrom(undefined, ...anchors),
    isRecursive: fc.boolean(),
    anchored: fc.array(fc.tuple(fc.constantFrom("m", "n"), fc.oneof(leaf, below)), {
      maxLength: 2,
    }),
    embedded: fc.option(
      fc.record({ body, anchor: fc.constantFrom(...anchors, ""), inPlace: fc.boolean() }),
    ),
    leads: fc.option(fc.tuple(fc.nat(), fc.boolean())),
    says: leaf,
  });
  return fc.tuple(file, file, file, file).map((files) =>
    files.map((given, i): JsonObject => {
      const id = ids[i] ?? "";
      const $defs: Record<string, JsonValue> = { place: { properties: given.place } };
      const used = new Set<string | undefined>([given.rootAnchor]);
      // Each file carries both names somewhere, so that every reference has an initial target.
      for (const [name, schema] of [...given.anchored, ["m", {}], ["n", {}]] as [
        string,
        JsonObject,
      ][]) {
        if (used.has(name) || draft === "2019-09") continue;
        used.add(name);
        const [key = ""] = Object.keys(schema);
        const safe = key.startsWith("$") ? { properties: { x: schema } } : schema;
        $defs[name] = { $dynamicAnchor: name, ...safe };
      }
      const inner =
        given.embedded === null
          ? undefined
          : {
              $id: `${id}-inner`,
              properties: given.embedded.body,
              ...(draft === "2019-09"
                ? { $recursiveAnchor: given.embedded.anchor === "" }
                : {
                    $defs: Object.fromEntries(
                      anchors.map((n) => [n, { $dynamicAnchor: n, type: "object" }]),
                    ),
                  }),
            };
      const target = given.leads === null ? undefined : ids[i + 1 + (given.leads[0] % 3)];
      return {
        $schema: `https://json-schema.org/draft/${draft}/schema`,
        $id: id,
        ...(draft === "2019-09" && { $recursiveAnchor: given.isRecursive }),
        ...(given.rootAnchor !== undefined && { $dynamicAnchor: given.rootAnchor }),
        properties: {
          ...given.properties,
          ...(inner !== undefined && given.embedded?.inPlace === true && { z: inner }),
          ...(inner !== undefined &&
            given.embedded?.inPlace === false && { z: { $ref: inner.$id } }),
        },
        allOf: [
          given.says as JsonObject,
          ...(target === undefined
            ? []
            : [{ $ref: given.leads?.[1] === true ? `${target}#/$defs/place` : target }]),
        ],
        $defs: {
          ...$defs,
          ...(inner !== undefined && given.embedded?.inPlace === false && { inner }),
        },
      };
    }),
  );
}

const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom<JsonValue>(1, "a", {}),
    fc.record({ x: tie("value"), y: tie("value"), z: tie("value") }, { requiredKeys: [] }),
  ),
})).value as fc.Arbitrary<JsonValue>;

/** `undefined` where the oracle has not compiled the root of a resource of which only a part was referred to by `$ref`. */
function verdictOf(oracle: Validator, payload: JsonValue): boolean | undefined {
  try {
    return oracle(payload as Parameters<Validator>[0]).valid;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

describe.each(["2019-09", "2020-12"] as const)("random contracts of %s", (draft) => {
  it(
    "are judged as an implementation with a dynamic scope judges",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          contractsOf(draft),
          fc.array(value, { minLength: 8, maxLength: 8 }),
          async (schemas, payloads) => {
            const files = Object.fromEntries(
              schemas.map((schema, i) => [`${"abcd"[i]}.json`, schema]),
            );
            const { resolved, contract, diagnostics } = compiled(files);
            // That nothing satisfies a schema is no matter here.
            expect(diagnostics.filter(({ code }) => code !== "unsatisfiable")).toEqual([]);
            const validators = createValidators({
              resolved,
              contract,
              options: { assertFormats: true },
            });
            expect(validators.diagnostics).toEqual([]);
            for (const schema of schemas) registerSchema(schema as SchemaObject);
            try {
              for (const [i, id] of ids.entries()) {
                const oracle = await validate(id);
                for (const payload of payloads) {
                  const valid = validators.validate(`${"abcd"[i]}.json#`, payload).length === 0;
                  const expected = verdictOf(oracle, payload);
                  if (expected === undefined) continue;
                  expect([id, payload, valid]).toEqual([id, payload, expected]);
                }
              }
            } finally {
              for (const id of ids) unregisterSchema(id);
            }
          },
        ),
        { seed, numRuns },
      );
    },
  );
});

it("what is wrong with a resource is said once, in however many scopes it is", () => {
  const none = { allOf: [{ type: "string" }, { type: "number" }] };
  const { $defs } = list;
  const faulty = { ...list, not: { $ref: "#/$defs/none" }, $defs: { ...$defs, none } };
  const { resolved, diagnostics } = compiled({ "list.json": faulty, "numbers.json": numbers });
  expect(resolved.sources).toHaveLength(3);
  const inList = diagnostics.filter(({ location }) => location?.file === "list.json");
  expect(inList.map(({ code }) => code)).toEqual(["unsatisfiable"]);
});
