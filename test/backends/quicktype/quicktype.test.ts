import { defaultTargetLanguages } from "quicktype-core";
import { expect, it } from "vitest";
import { printQuicktype } from "../../../scripts/languages/peers/print-quicktype.js";
import { createQuicktypeBackend } from "../../../src/backends/quicktype/backend.js";
import { flatSchema } from "../../../src/backends/quicktype/flat-schema.js";
import { isObject, type JsonObject, type JsonValue } from "../../../src/json/value.js";
import { load } from "../../../src/load/load.js";
import { membersOf } from "../../../src/model/members.js";
import { compileSources, generate, type Compiled } from "../../../src/pipeline.js";
import { compileJson } from "../../support/compile-json.js";
import { hostileStrings, SENTINEL } from "../../support/hostile-strings.js";
import { printedClasses, readLanguages, type Printed } from "./printed-classes.js";

const options = {
  name: "seam",
  version: "0.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: [],
};
const seam = compileSources((await load("schemas", { workingFolder: process.cwd() })).value).value;

/** The members that a contract's object types have and printed classes don't, as `Type.member`. */
function lost({ contract }: Compiled, printed: Printed): { lost: string[]; all: number } {
  const gone: string[] = [];
  let all = 0;
  for (const { id, name, parents, type } of contract.declarations.values()) {
    if (parents.length === 0 && type.kind !== "object") continue;
    const held = [...membersOf(contract, id).values()].filter((each) => each.type.kind !== "never");
    all += held.length;
    const found = printed.get(name);
    for (const member of held) if (!found?.has(member.name)) gone.push(`${name}.${member.name}`);
  }
  return { lost: gone, all };
}

async function printedBy(compiled: Compiled, language: string): Promise<string> {
  const result = await generate(compiled, [createQuicktypeBackend(language)], options);
  expect(result.diagnostics).toEqual([]);
  return result.value.map(({ contents }) => contents).join("\n");
}

/** The same contract with every heir closed that has none itself, as 2020-12 closes what inherits. */
function closed({ contract, resolved }: Compiled): Compiled {
  const declared = [...contract.declarations.values()];
  const bases = new Set(declared.flatMap(({ parents }) => parents.map(({ target }) => target)));
  const leaves = new Set(
    declared
      .filter(({ id, isRoot, parents }) => isRoot && parents.length > 0 && !bases.has(id))
      .map(({ location }) => location.path),
  );
  return compileJson(
    Object.fromEntries(
      resolved.sources.map(({ path, json }) => [
        path,
        leaves.has(path) && isObject(json) ? { ...json, unevaluatedProperties: false } : json,
      ]),
    ),
  ).value;
}

it.for(readLanguages)("%s: no member is lost, inherited or own", async (language) => {
  for (const [name, compiled] of [
    ["as it is", seam],
    ["with its heirs closed", closed(seam)],
  ] as const) {
    const flat = lost(compiled, printedClasses(language, await printedBy(compiled, language)));
    expect(flat.lost).toEqual([]);
    expect(flat.all).toBeGreaterThan(500);
    const raw = lost(
      compiled,
      printedClasses(language, [...(await printQuicktype(compiled, language)).values()].join("\n")),
    );
    process.stdout.write(
      `${language}, our contract ${name}: of ${flat.all} members quicktype loses ${raw.lost.length} given the schemas, ${flat.lost.length} given the flattened ones\n`,
    );
    // The count sees a loss where there is one.
    if (compiled !== seam) expect(raw.lost.length).toBeGreaterThan(50);
  }
});

it("Go has no name that nothing declares: equal types have one, and other names of classes are classes", async () => {
  const text = await printedBy(seam, "go");
  const declared = new Set([...text.matchAll(/^type (\w+) /gm)].map(([, name]) => name));
  const used = [...text.matchAll(/\bvar r (\w+)$/gm)].map(([, name]) => name ?? "");
  expect(used.filter((name) => !declared.has(name))).toEqual([]);
  const { contract } = compileJson({
    "colour.json": { enum: ["red", "blue"] },
    "hue.json": { description: "The same.", enum: ["red", "blue"] },
    "hues.json": { type: "array", items: { $ref: "hue.json" } },
    "colours.json": { type: "array", items: { $ref: "colour.json" } },
    "car.json": { type: "object", properties: { hues: { $ref: "hues.json" } } },
    "van.json": { $ref: "car.json" },
  }).value;
  const car = {
    type: "object",
    properties: { hues: { $ref: "#/definitions/Colours" } },
    required: [],
  };
  expect(flatSchema(contract, true).schema["definitions"]).toEqual({
    Car: car,
    Colour: { type: "string", enum: ["red", "blue"] },
    Colours: { type: "array", items: { $ref: "#/definitions/Colour" } },
    Van: car,
  });
});

it("files are marked, in each language's comments, and named after the contract", async () => {
  const { value } = compileJson({ "a.json": { title: "A", type: "object" } });
  const first = async (language: string): Promise<string> => {
    const backends = [createQuicktypeBackend(language)];
    const [file] = (await generate(value, backends, { ...options, name: "my-shop" })).value;
    return `${file?.path}\n${file?.contents.split("\n").slice(0, 3).join("\n")}`;
  };
  const told =
    "Printed by quicktype from flattened schemas: each type has all its members, inheritance is not kept.";
  const header = "Generated by allof from schemas. Do not edit.";
  expect(await first("kotlin")).toBe(`quicktype/kotlin/MyShop.kt\n// ${header}\n// ${told}\n`);
  expect(await first("elm")).toBe(`quicktype/elm/MyShop.elm\n-- ${header}\n-- ${told}\n`);
  expect(await first("ruby")).toContain(`# ${told}`);
  expect(await first("php")).toBe(`quicktype/php/MyShop.php\n<?php\n// ${header}\n// ${told}`);
});

it("members of a union that is met are kept, and required only where all branches do", () => {
  const object = (...names: string[]): JsonValue => ({
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
    required: names,
  });
  const { value } = compileJson({
    "base.json": object("base"),
    "one.json": object("both", "one"),
    "two.json": object("both", "two"),
    "either.json": { oneOf: [{ $ref: "one.json" }, { $ref: "two.json" }] },
    "met.json": {
      allOf: [{ $ref: "base.json" }, { $ref: "either.json" }],
      type: "object",
      properties: { own: { enum: ["a", "b"] }, self: { $ref: "met.json" } },
    },
  });
  const { schema } = flatSchema(value.contract, true);
  expect((schema["definitions"] as JsonObject)["Met"]).toEqual({
    type: "object",
    properties: {
      base: { type: "string" },
      both: { type: "string" },
      one: { type: "string" },
      two: { type: "string" },
      own: { type: "string", enum: ["a", "b"] },
      self: { $ref: "#/definitions/Met" },
    },
    required: ["base", "both"],
  });
  expect((schema["definitions"] as JsonObject)["Either"]).toEqual({
    anyOf: [{ $ref: "#/definitions/One" }, { $ref: "#/definitions/Two" }],
  });
});

it("a part that holds itself by way of a base is a definition", () => {
  const { contract } = compileJson({
    "tree.json": {
      type: "object",
      properties: {
        label: { type: "string" },
        child: {
          allOf: [{ $ref: "tree.json" }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }],
          properties: { a: { type: "string" }, b: { type: "string" } },
        },
      },
    },
  }).value;
  const { schema } = flatSchema(contract, true);
  const definitions = schema["definitions"] as Readonly<Record<string, JsonObject>>;
  expect(Object.keys(definitions)).toEqual(["Tree", "TreeChild"]);
  expect(definitions["Tree"]?.["properties"]).toMatchObject({
    child: { $ref: "#/definitions/TreeChild" },
  });
  expect(definitions["TreeChild"]?.["properties"]).toMatchObject({
    label: { type: "string" },
    child: { $ref: "#/definitions/TreeChild" },
    a: { type: "string" },
    b: { type: "string" },
  });
});

it("awkward contracts and hostile texts are printed in every language, and nothing of them runs", async () => {
  const properties = (value: (text: string) => JsonValue): JsonValue => ({
    type: "object",
    properties: Object.fromEntries(hostileStrings.map((text) => [text, value(text)])),
  });
  const { value } = compileJson({
    "names.json": properties(() => ({ type: "string" })),
    "texts.json": {
      type: "object",
      properties: { a: { enum: [...hostileStrings] }, b: { const: "x" } },
    },
    "told.json": {
      type: "object",
      description: hostileStrings.join("\n"),
      properties: Object.fromEntries(
        hostileStrings.map((text, i) => [`m${i}`, { type: "string", description: text }]),
      ),
    },
    "awkward.json": {
      type: "object",
      properties: {
        class: { type: "string" },
        __proto__: { type: "string" },
        mixed: { enum: [1, "a", null, true, { a: 1 }, [1]] },
        empty: { type: "object", additionalProperties: false },
        never: false,
        big: { minimum: -1e300, maximum: 1e300 },
        tree: { $ref: "tree.json" },
        ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, true])),
      },
    },
    "tree.json": {
      type: "object",
      properties: { branches: { type: "array", items: { $ref: "tree.json" } } },
    },
    "twins.json": {
      oneOf: [
        { type: "object", properties: { a: true } },
        { type: "object", properties: { a: true } },
      ],
    },
  });
  for (const { name } of defaultTargetLanguages) {
    if (name === "schema") continue;
    const { value: files, diagnostics } = await generate(
      value,
      [createQuicktypeBackend(name)],
      options,
    );
    if (name === "objc") {
      // quicktype 26 can't print Objective-C of classes without members.
      expect(diagnostics.at(-1)?.code).toBe("quicktype-failed");
      continue;
    }
    const text = files.map(({ contents }) => contents).join("\n");
    expect(text.length, name).toBeGreaterThan(2000);
    expect(text, name).not.toMatch(new RegExp(`[#$\\\\][{(]globalThis\\.${SENTINEL}`));
    expect(text, name).not.toMatch(new RegExp(`\\*/ globalThis\\.${SENTINEL}`));
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["text-left-out"]));
    expect(diagnostics[0]?.location).toMatchObject({ file: "names.json", line: 1, column: 1 });
  }
});

it("where quicktype-core is not installed, one finding says what to do", async () => {
  const load = (): Promise<never> =>
    Promise.reject(
      Object.assign(new Error("Cannot find package 'quicktype-core' imported from x"), {
        code: "ERR_MODULE_NOT_FOUND",
      }),
    );
  const { value, diagnostics } = await generate(
    seam,
    [createQuicktypeBackend("kotlin", load)],
    options,
  );
  expect(value).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      code: "missing-package",
      message:
        "The target `quicktype:kotlin` needs the package `quicktype-core`, which is not installed",
      hint: "Install it beside allof: `npm install --save-dev quicktype-core`.",
    },
  ]);
});
