import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { bundle } from "../../src/backends/bundle/backend.js";
import { contractIndex } from "../../src/backends/contract/backend.js";
import { index } from "../../src/backends/index/backend.js";
import { print } from "../../src/json/print.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { generate } from "../../src/pipeline.js";
import { compileJson } from "../support/compile-json.js";

const options = {
  name: "shop",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: ["typescript", "validators"],
};

async function generated(
  files: Readonly<Record<string, JsonValue>>,
  backend = bundle,
): Promise<Record<string, string>> {
  const { value, diagnostics } = compileJson(files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const output = await generate(value, [backend], options);
  return Object.fromEntries(output.value.map(({ path, contents }) => [path, contents]));
}

describe("a bundle", () => {
  it.each<[string, Readonly<Record<string, JsonValue>>]>([
    [
      "of files that have $ids",
      {
        "a/child.json": {
          $id: "https://example.com/a/child.json",
          allOf: [{ $ref: "../base.json" }],
          properties: { x: { $ref: "#/$defs/n" } },
          $defs: { n: { type: "number" } },
        },
        "base.json": {
          $id: "https://example.com/base.json",
          type: "object",
          required: ["id"],
          properties: { next: { $ref: "a/child.json" } },
        },
      },
    ],
    [
      "of files that have none",
      {
        "a/child.json": {
          allOf: [{ $ref: "../base.json" }],
          properties: { x: { $ref: "#/$defs/n" } },
          $defs: { n: { type: "number" } },
        },
        "base.json": {
          type: "object",
          required: ["id"],
          properties: { next: { $ref: "a/child.json" } },
        },
      },
    ],
  ])("%s judges alone as the files do together", async (_, files) => {
    const output = await generated(files);
    const schema = JSON.parse(output["bundle/Child.schema.json"] ?? "") as JsonObject;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate({ id: 1, x: 1, next: { id: 2, x: 3 } })).toBe(true);
    for (const bad of [{ x: 1 }, { id: 1, x: "1" }, { id: 1, next: { id: 2, x: "3" } }, []]) {
      expect(validate(bad), JSON.stringify(bad)).toBe(false);
    }
    const definition = new Ajv2020({ strict: false }).compile(
      JSON.parse(output["bundle/N.schema.json"] ?? "") as JsonObject,
    );
    expect([definition(1), definition("1")]).toEqual([true, false]);
  });

  it("of draft-07 embeds in `definitions`", async () => {
    const $schema = "http://json-schema.org/draft-07/schema#";
    const output = await generated({
      "child.json": {
        $schema,
        $id: "https://example.com/child.json",
        allOf: [{ $ref: "base.json" }],
      },
      "base.json": {
        $schema,
        $id: "https://example.com/base.json",
        type: "object",
        required: ["id"],
      },
    });
    const schema = JSON.parse(output["bundle/Child.schema.json"] ?? "") as JsonObject;
    expect(Object.keys(schema["definitions"] as JsonObject)).toEqual([
      "https://example.com/base.json",
    ]);
    const validate = new Ajv({ strict: false }).compile(schema);
    expect([validate({ id: 1 }), validate({})]).toEqual([true, false]);
  });

  it("holds what is reached, and nothing else", async () => {
    const output = await generated({
      "a.json": { $ref: "b.json" },
      "b.json": { type: "string" },
      "c.json": { type: "number" },
    });
    expect(output["bundle/A.schema.json"]).toContain("b.json");
    expect(output["bundle/A.schema.json"]).not.toContain("c.json");
    expect(output["bundle/C.schema.json"]).not.toContain("b.json");
  });
});

describe("bundles of types that reach very many files", () => {
  // Each refers to the next: the first reaches 102 files, the second 101, the third 100 others.
  const files = Object.fromEntries(
    Array.from({ length: 103 }, (_, i) => [
      `n${String(i).padStart(3, "0")}.json`,
      {
        type: "object",
        required: ["id"],
        ...(i < 102
          ? { properties: { next: { $ref: `n${String(i + 1).padStart(3, "0")}.json` } } }
          : {}),
      },
    ]),
  );

  it("refer to the contract's, which holds each file once", async () => {
    const output = await generated(files);
    const shared = JSON.parse(output["bundle/contract.bundle.json"] ?? "") as JsonObject;
    expect(output["bundle/contract.bundle.json"]).toBe(print(shared));
    expect(Object.keys(shared["$defs"] as JsonObject)).toHaveLength(103);
    const bundle = JSON.parse(output["bundle/N000.schema.json"] ?? "") as JsonObject;
    expect(Object.keys(bundle)).toEqual(["$schema", "$ref"]);
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(shared);
    const validate = ajv.compile(bundle);
    expect(validate({ id: 1, next: { id: 2, next: { id: 3 } } })).toBe(true);
    expect(validate({ id: 1, next: { id: 2, next: {} } })).toBe(false);
  });

  it("stay whole up to the limit", async () => {
    const output = await generated(files);
    const bundle = JSON.parse(output["bundle/N002.schema.json"] ?? "") as JsonObject;
    expect(Object.keys(bundle["$defs"] as JsonObject)).toHaveLength(100);
    expect(new Ajv2020({ strict: false }).compile(bundle)({ id: 1, next: {} })).toBe(false);
  });
});

describe("contract.json", () => {
  const files = {
    "base.json": { type: "object", properties: { id: { type: "string", pattern: "^a+$" } } },
    "child.json": {
      allOf: [{ $ref: "base.json" }],
      properties: { kind: { enum: ["x"] }, other: { $ref: "other.json" } },
    },
    "other.json": { enum: ["a", "b"] },
  };
  const entries = async (changed: Readonly<Record<string, JsonValue>> = {}) => {
    const output = await generated({ ...files, ...changed }, contractIndex);
    const { types } = JSON.parse(output["contract.json"] ?? "") as {
      types: (JsonObject & { name: string })[];
    };
    return Object.fromEntries(types.map((type) => [type.name, type]));
  };

  it("names parents, references, kinds and looseness", async () => {
    const { Base, Child, Other } = await entries();
    expect(Child).toMatchObject({
      kind: "interface",
      kinds: ["object"],
      parents: ["Base"],
      references: ["Base", "Other"],
      file: "child.json",
      pointer: "",
    });
    expect(Base?.["looseness"]).toEqual([
      { keyword: "pattern", file: "base.json", pointer: "/properties/id/pattern" },
    ]);
    expect(Other).toMatchObject({ kind: "enum", kinds: ["string"] });
  });

  it("hashes change with what they stand for: the schema, or all that it reaches", async () => {
    const before = await entries();
    const after = await entries({ "other.json": { enum: ["a", "c"] } });
    const changed = (key: string) =>
      Object.keys(before).filter((name) => before[name]?.[key] !== after[name]?.[key]);
    expect(changed("hash")).toEqual(["Other"]);
    expect(changed("closureHash")).toEqual(["Child", "Other"]);
    const reordered = await entries({
      "base.json": { properties: { id: { pattern: "^a+$", type: "string" } }, type: "object" },
    });
    expect(reordered["Base"]?.["hash"]).toBe(before["Base"]?.["hash"]);
  });
});

describe("the index", () => {
  it("exports each type from its module, and what it needs of the runtime", async () => {
    const output = await generated(
      { "a/b.json": { type: "object" }, "issue.json": { type: "object" } },
      index,
    );
    expect(output["index.js"]).toContain('export { B } from "./validators/a/b.js";');
    expect(output["index.d.ts"]).toContain('export { B } from "./validators/a/b.js";');
    // A type of the contract keeps its name where the runtime has one of that name.
    expect(output["index.d.ts"]?.match(/\bIssue\b/g)).toHaveLength(1);
  });
});
