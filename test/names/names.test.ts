/** Whatever schemas and files are called, each has a type and a validator of its own, under a name that no file system or language confuses. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { createBackends } from "../../src/backends/registry.js";
import { typeNameOf } from "../../src/drop-in/type-name.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { compile } from "../../src/index.js";
import { valueAt } from "../../src/json/pointer.js";
import { get, isObject, type JsonValue } from "../../src/json/value.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import { generate } from "../../src/pipeline.js";
import { askTypeScript } from "../../src/checks/agreement/assignability.js";
import type { TypeCompanion } from "../../src/runtime/runtime.js";
import { compileJson } from "../support/compile-json.js";

const globals =
  "Array Record Object Promise String Number Boolean Function Symbol Error Map Set Partial Readonly globalThis NaN Infinity";
const reserved =
  "class type interface await async let eval arguments undefined null any never unknown string default enum yield static of";
const ours =
  "Issue JsonSchema TypeCompanion ValidationError ValidationResult Companion$ document type0 defineType fail at isPlain hasOwn errors " +
  "data instancePath index runtime formats README readme contract fitsClass validateClass";
const odd = [
  "😀",
  "👩‍🚀",
  "1st",
  "2",
  "3.0",
  "_",
  "$",
  "ñandú",
  "ǅ",
  "ß",
  "SS",
  "İ",
  "日本",
  "a b",
  "a-b",
  "a_b",
  "aB",
  "AB",
  "ab",
  "__proto__",
  "constructor",
  "toString",
  "prototype",
  "K",
  "\u212a",
  // One letter, composed in two ways.
  "\u00e9",
  "e\u0301",
  // Characters that don't show.
  "Seen",
  "Seen\u200d",
  "\u3164",
];
const names = [...globals.split(" "), ...reserved.split(" "), ...ours.split(" "), ...odd];

/** A schema that one value of `tag` fits and no other, that speaks of arrays and maps, and refers to `next`. */
function schemaOf(tag: number, title?: string, next?: number): JsonValue {
  return {
    ...(title === undefined ? {} : { title }),
    type: "object",
    required: ["tag"],
    properties: {
      tag: { const: tag },
      list: { type: "array", items: { type: "string" } },
      map: { type: "object", additionalProperties: { type: "number" } },
      ...(next === undefined ? {} : { next: { $ref: `${next}.json` } }),
    },
  };
}

/** A file for each title, which refers to the next. */
function titled(titles: readonly string[]): Record<string, JsonValue> {
  return Object.fromEntries(
    titles.map((title, i) => [`${i}.json`, schemaOf(i, title, (i + 1) % titles.length)]),
  );
}

const contracts: Readonly<Record<string, () => Record<string, JsonValue>>> = {
  titles: () => titled(names),
  "titles in three cases": () =>
    titled(names.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()])),
  files: () => Object.fromEntries(names.map((name, i) => [`${name}.json`, schemaOf(i)])),
  "files in other cases and folders": () =>
    Object.fromEntries(
      [
        "A.json",
        "a.json",
        "a.yaml",
        "A/a.json",
        "a/A.json",
        "b/A.json",
        "B/a.schema.json",
        "B.json",
      ].map((path, i) => [path, schemaOf(i)]),
    ),
  definitions: () => ({
    "root.json": {
      type: "object",
      properties: Object.fromEntries(
        names.map((name, i) => [`m${i}`, { $ref: `#/$defs/${encodeURIComponent(name)}` }]),
      ),
      $defs: Object.fromEntries(names.map((name, i) => [name, schemaOf(i)])),
    },
  }),
  "definitions that are called alike": () => ({
    "foo.json": {
      title: "Foo",
      $defs: { Foo: schemaOf(0), foo: schemaOf(1), FOO: schemaOf(2), "f-oo": schemaOf(3) },
    },
    "FOO/foo.json": {
      title: "FOO",
      $defs: { Foo: schemaOf(4), "": schemaOf(5), "😀": schemaOf(6) },
    },
  }),
};

const folder = mkdtempSync(join(tmpdir(), "allof-names-"));
afterAll(() => rmSync(folder, { recursive: true }));
const backends = createBackends(await readRuntimeAssets());
const options = {
  name: "names",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: backends.map(({ name }) => name),
};

describe.each(Object.entries(contracts))("%s", (title, contractOf) => {
  it("are told apart, compile, and judge", async () => {
    const schemas = contractOf();
    const { value: compiled, diagnostics } = compileJson(schemas);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const declarations = [...compiled.contract.declarations.values()];
    const tagged = declarations.flatMap((declaration) => {
      const { path, pointer } = declaration.location;
      const properties = propertiesOf(valueAt(schemas[path] ?? null, pointer));
      const tag = get(properties, "tag");
      return tag === undefined ? [] : [{ ...declaration, tag: (tag as { const: number }).const }];
    });
    const count = JSON.stringify(schemas).split('"tag":').length - 1;
    expect(new Set(tagged.map(({ tag }) => tag)).size).toBe(count);
    expectDistinct(declarations.map(({ name }) => name));
    for (const { name } of declarations)
      expect(name).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
    expectDistinct(compiled.contract.modules.map(({ path }) => path));

    const generated = await generate(compiled, backends, options);
    expect(hasErrors(generated.diagnostics)).toBe(false);
    expectDistinct(generated.value.map(({ path }) => path));

    const types = generated.value.filter(({ path }) => path.startsWith("types/"));
    const questions = tagged.flatMap(({ name, module, tag }) =>
      [tag, tag + 1].map((value) => ({
        type: name,
        module: `types/${module}.d.ts`,
        value: { tag: value, list: ["a"], map: { a: 1 } },
      })),
    );
    const { assignable, errors } = askTypeScript(types, questions);
    expect(errors).toEqual([]);
    expect(
      questions.filter(({ value }, i) => assignable[i] !== (value.tag === tagged[i >> 1]?.tag)),
    ).toEqual([]);

    // Below a folder of this name the test runner leaves modules as they are.
    const root = join(folder, title.replaceAll(" ", "-"), "node_modules");
    for (const { path, contents } of generated.value) {
      if (!/\.(d\.ts|js)$/.test(path)) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), contents);
    }
    writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module" }));
    expect(typeErrors(join(root, "index.d.ts"))).toEqual([]);
    const index = (await import(
      /* @vite-ignore */ pathToFileURL(join(root, "index.js")).href
    )) as Record<string, TypeCompanion<unknown>>;
    for (const { name, tag } of tagged) {
      expect(index[name]?.is({ tag, list: ["a"], map: { a: 1 } }), name).toBe(true);
      expect(index[name]?.is({ tag: tag + 1 }), name).toBe(false);
      expect(index[name]?.validate({ tag, map: [] }).valid, name).toBe(false);
    }
  });
});

it("the drop-in declares each of them once", async () => {
  const definitions = names.map((name, i) => [name, schemaOf(i)] as const);
  const titles = names.map((title, i) => schemaOf(names.length + i, title));
  const contents = await compile(
    { type: "array", prefixItems: titles, $defs: Object.fromEntries(definitions) },
    "Array",
    { unreachableDefinitions: true, dialect: "2020-12" },
  );
  const declared = [...contents.matchAll(/^export \w+ ([^\s={]+)/gm)].map(([, name = ""]) => name);
  expect(new Set(declared).size).toBe(declared.length);
  // A title without a letter names nothing, so what has it is written where it stands.
  const nameless = names.filter((name) => typeNameOf(name) === undefined);
  expect(declared.length).toBe(1 + 2 * names.length - nameless.length);
  for (let tag = 0; tag < 2 * names.length; tag++) expect(contents).toContain(`tag: ${tag};`);
  expect(askTypeScript([{ path: "types.d.ts", contents }], []).errors).toEqual([]);
});

function propertiesOf(schema: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  const properties = isObject(schema) ? get(schema, "properties") : undefined;
  return isObject(properties) ? properties : {};
}

function expectDistinct(names: readonly string[]): void {
  const counts = new Map<string, string[]>();
  for (const name of names) {
    const key = name.normalize("NFC").toLowerCase();
    counts.set(key, [...(counts.get(key) ?? []), name]);
  }
  expect([...counts.values()].filter((alike) => alike.length > 1)).toEqual([]);
}

/** What TypeScript finds in the declarations, beside its own library. */
function typeErrors(path: string): string[] {
  const program = ts.createProgram({
    rootNames: [path],
    options: {
      strict: true,
      noEmit: true,
      types: [],
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
    },
  });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(dirname(path)))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}
