/** The emitted modules as their consumers have them: bundled, type-checked, handed to other libraries. */

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { typescript } from "../../../src/backends/typescript/backend.js";
import type { JsonObject } from "../../../src/json/value.js";
import type { TypeCompanion } from "../../../src/runtime/runtime.js";
import { compileAll, emit, options, writeFiles, type Emitted } from "./contracts.js";

const schemas = {
  "base.json": {
    $id: "https://example.com/base.json",
    title: "Base",
    type: "object",
    properties: { id: { type: "string", format: "uuid" } },
    required: ["id"],
  },
  "node.json": {
    title: "Node",
    allOf: [{ $ref: "base.json" }],
    type: "object",
    properties: {
      children: { type: "array", items: { $ref: "#" } },
      tree: { $ref: "sub/tree.json" },
    },
  },
  "sub/tree.json": {
    $id: "https://example.com/sub/tree.json",
    title: "Tree",
    type: "object",
    properties: { root: { $ref: "allof://contract/schemas/node.json" } },
    unevaluatedProperties: false,
  },
  // Names of globals, and of what the modules themselves declare.
  "globals.json": {
    $defs: {
      Array: {
        type: "object",
        properties: { length: { $ref: "#/$defs/Object" } },
        required: ["length"],
      },
      Object: { type: "array", uniqueItems: true, items: { type: "string" } },
      Error: {
        type: "object",
        properties: { RegExp: { pattern: "^a$" } },
        unevaluatedProperties: false,
      },
      document: { title: "document", type: "object", properties: { a: { enum: [{ b: 1 }] } } },
      defineType: { title: "defineType", type: "string", maxLength: 2 },
      validateArray: { title: "validateArray", type: "number" },
      TypeCompanion: { type: "boolean" },
    },
  },
  "seven.json": {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Seven",
    type: "object",
    properties: { a: { $ref: "seven-part.json#/definitions/Part" } },
  },
  "seven-part.json": {
    $schema: "http://json-schema.org/draft-07/schema#",
    definitions: { Part: { title: "Part", type: "string", minLength: 2 } },
  },
};

const compiled = compileAll(schemas);
let emitted: Emitted;
beforeAll(async () => {
  emitted = await emit(compiled);
  const types = await typescript.generate({ ...compiled, options });
  await writeFiles(emitted.folder, types.value);
});
afterAll(() => emitted.remove());

async function companion(path: string, name: string): Promise<TypeCompanion<unknown>> {
  const found = (await emitted.import(path))[name];
  if (found === undefined) throw new Error(`${path} does not export ${name}`);
  return found;
}

describe("modules", () => {
  it("import each other in circles", async () => {
    const Node = await companion("validators/node.js", "Node");
    const id = "3428f02f-63db-45a7-adbd-84a77ea4afcf";
    expect(Node.is({ id, children: [{ id }], tree: { root: { id } } })).toBe(true);
    expect(Node.validate({ id, tree: { root: { id, tree: { more: 1 } } } })).toMatchObject({
      issues: [{ schemaPath: "sub/tree.json#/unevaluatedProperties" }],
    });
  });

  it("shadow no global, whatever the types are called", async () => {
    const is = async (name: string, value: unknown) =>
      (await companion("validators/globals.js", name)).is(value);
    expect(await is("Array", { length: ["a"] })).toBe(true);
    expect(await is("Array", { length: ["a", "a"] })).toBe(false);
    expect(await is("Error", { RegExp: "a" })).toBe(true);
    expect(await is("Error", { RegExp: "b" })).toBe(false);
    expect(await is("Error", { other: "b" })).toBe(false);
    expect(await is("document", { a: { b: 1 } })).toBe(true);
    expect(await is("document", { a: { b: 2 } })).toBe(false);
    expect(await is("defineType", "abc")).toBe(false);
    expect(await is("validateArray", 1)).toBe(true);
  });

  it("run nowhere but in a browser, too: no require, eval, new Function, imports of packages", () => {
    for (const { path, contents } of emitted.files) {
      if (!path.endsWith(".js")) continue;
      expect(contents, path).not.toMatch(/\brequire\(|\beval\(|new Function|from "[^.]|import\(/);
    }
  });

  it("bring along only what they refer to", async () => {
    const bundle = async (code: string) => {
      const result = await build({
        stdin: { contents: code, resolveDir: emitted.folder },
        bundle: true,
        format: "esm",
        platform: "browser",
        metafile: true,
        write: false,
      });
      return Object.keys(result.metafile.inputs)
        .filter((path) => path.includes("validators/"))
        .map((path) => path.slice(path.lastIndexOf("validators/")))
        .sort();
    };
    const inputs = await bundle(`export { Base } from "./validators/base.js";`);
    expect(inputs).toEqual(["validators/base.js"]);
    expect(await bundle(`export { Node } from "./validators/node.js";`)).toEqual([
      "validators/base.js",
      "validators/node.js",
      "validators/sub/tree.js",
    ]);
  });

  it("are byte for byte the same again", async () => {
    const again = await emit(compileAll(Object.fromEntries(Object.entries(schemas).reverse())));
    await again.remove();
    expect(again.files).toEqual(emitted.files);
  });

  it("keep the numbers of their names when others change", async () => {
    const fewer = await emit(compileAll({ "globals.json": schemas["globals.json"] }));
    await fewer.remove();
    const globals = (each: { path: string }) => each.path === "validators/globals.js";
    expect(fewer.files.find(globals)).toEqual(emitted.files.find(globals));
  });
});

describe("schemas", () => {
  it("of draft-07 are bundled as draft-07 has it", async () => {
    const Seven = await companion("validators/seven.js", "Seven");
    const schema = Seven["~standard"].jsonSchema.input({ target: "draft-07" });
    const validate = new Ajv({ strict: false }).compile(schema);
    expect([validate({ a: "ab" }), validate({ a: "a" })]).toEqual([true, false]);
    expect(() => Seven["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toThrow(
      TypeError,
    );
  });
});

describe("types", () => {
  it.each(["node16", "bundler"])(
    "pass tsc --strict with %s resolution",
    { timeout: 60_000 },
    async (resolution) => {
      const code = [
        `import { Node } from "./validators/node.js";`,
        `import { Array as Arr, Error as Err } from "./validators/globals.js";`,
        `const node: Node = Node.parse(JSON.parse("{}"));`,
        `const id: string = node.id;`,
        `declare const value: unknown;`,
        `if (Node.is(value)) { const again: Node = value; void again; }`,
        `Node.assert(value);`,
        `const assured: Node = value;`,
        `const result = Node.validate(value);`,
        `if (!result.valid) for (const { message, path } of result.issues) void [message, path];`,
        `const array: Arr = { length: ["a"] };`,
        `void [id, assured, array, Err.schema];`,
        `// @ts-expect-error -- not every value is a Node`,
        `const wrong: Node = 5;`,
        `void wrong;`,
        `export {};`,
      ];
      await writeFile(join(emitted.folder, "consumer.ts"), code.join("\n"));
      const config = {
        compilerOptions: {
          target: "es2022",
          module: resolution === "bundler" ? "esnext" : "node16",
          moduleResolution: resolution,
          strict: true,
          skipLibCheck: false,
          noEmit: true,
          types: [],
        },
        files: ["consumer.ts"],
        include: ["validators/**/*.d.ts", "runtime/*.d.ts"],
        exclude: [],
      };
      await writeFile(join(emitted.folder, "tsconfig.json"), JSON.stringify(config));
      const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
      const run = () =>
        execFileSync(process.execPath, [tsc, "-p", emitted.folder], { encoding: "utf8" });
      expect(run()).toBe("");
    },
  );

  it("are those of Standard Schema", () => {
    expectTypeOf<TypeCompanion<{ a: 1 }>>().toExtend<StandardSchemaV1<{ a: 1 }>>();
    expectTypeOf<TypeCompanion<{ a: 1 }>>().toExtend<StandardJSONSchemaV1<{ a: 1 }>>();
    expectTypeOf<StandardSchemaV1.InferOutput<TypeCompanion<{ a: 1 }>>>().toEqualTypeOf<{ a: 1 }>();
  });
});

describe("a schema that is another within the dynamic scope of one that refers to it", () => {
  const resource = (schema: JsonObject): JsonObject => ({
    $schema: "https://json-schema.org/draft/2019-09/schema",
    $recursiveAnchor: true,
    ...schema,
  });
  const schemas = {
    "outer.json": resource({
      $id: "https://example.com/outer.json",
      anyOf: [{ type: "integer" }, { $ref: "inner.json" }],
    }),
    "inner.json": resource({
      $id: "https://example.com/inner.json",
      anyOf: [{ type: "string" }, { type: "object", additionalProperties: { $recursiveRef: "#" } }],
    }),
  };

  it("has a module that loads in any order, and the schema of its author", async () => {
    const emitted = await emit(compileAll(schemas));
    onTestFinished(() => emitted.remove());
    const variant = emitted.files.find(({ path }) => path.endsWith("inner-of-outer.js"));
    expect(variant).toBeDefined();
    const { InnerOfOuter } = await emitted.import(variant?.path ?? "");
    const { Outer } = await emitted.import("validators/outer.js");
    const { Inner } = await emitted.import("validators/inner.js");
    const nested = { a: 1 };
    expect([Outer?.is(nested), InnerOfOuter?.is(nested), Inner?.is(nested)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(JSON.stringify(InnerOfOuter?.schema)).toContain("$recursiveRef");
  });
});
