/** What rustc, clippy and rustfmt say of crates for contracts that try them, and what the crates say of values. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rust } from "../../../scripts/languages/rust/rust.js";
import { createRustBackend } from "../../../src/backends/rust/backend.js";
import { rustItemsOf } from "../../../src/backends/rust/rust-files.js";
import { rustPattern } from "../../../src/backends/rust/pattern.js";
import { formats } from "../../../src/backends/rust/rule-expressions.js";
import { createValidators } from "../../../src/backends/validators/index.js";
import { hasErrors } from "../../../src/diagnostics/result.js";
import type { JsonValue } from "../../../src/json/value.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import { compileSources, generate } from "../../../src/pipeline.js";
import { filesWith, positionNames } from "../../injection/positions.js";
import { compileJson, sourceOf } from "../../support/compile-json.js";
import { hostileStrings } from "../../support/hostile-strings.js";

const assets = await readRuntimeAssets();
const backend = createRustBackend({
  json: assets["contract_json.rs"] ?? "",
  formats: assets["contract_formats.rs"] ?? "",
});
const folder = mkdtempSync(join(tmpdir(), "allof-rust-"));
afterAll(() => rmSync(folder, { recursive: true }));
const minutes = 60_000;

/** Why nothing can be compiled here. */
function missing(): string | undefined {
  const reason = rust.missing();
  if (reason !== undefined) return reason;
  try {
    rust.prepare(folder).faultsOf(join(folder, "probe"), writeProbe());
    return undefined;
  } catch (error) {
    return `crates can't be had: ${String(error).slice(0, 200)}`;
  }
}

function writeProbe() {
  const manifest = `[package]\nname = "probe"\nversion = "0.0.0"\nedition = "2021"\n`;
  const files = [
    { path: "rust/Cargo.toml", contents: `${manifest}\n[dependencies]\nserde_json = "1"\n` },
    { path: "rust/src/lib.rs", contents: "" },
  ];
  write("probe", files);
  return files;
}

function write(name: string, files: readonly { path: string; contents: string }[]): string {
  for (const { path, contents } of files) {
    const to = join(folder, name, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, contents);
  }
  return join(folder, name);
}

const reason = missing();
if (reason !== undefined) process.stderr.write(`rust: nothing is compiled, ${reason}\n`);

describe.skipIf(reason !== undefined)("compiled", () => {
  const options = { name: "tried", version: "1.0.0", schemasPath: "../schemas", targets: [] };

  async function crateOf(name: string, schemas: Readonly<Record<string, JsonValue>>) {
    const { value, diagnostics } = compileJson(schemas);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ message }) => message)).toEqual([]);
    const all = { ...options, assertFormats: true };
    const { value: files } = await generate(value, [backend], all);
    const tools = rust.prepare(folder);
    const output = write(name, files);
    expect(tools.faultsOf(output, files)).toEqual([]);
    const ask = (questions: readonly (readonly [string, string])[]): readonly Answer[] => {
      const [command, ...args] = tools.runner(output, files);
      const input = questions
        .map(([type, payload]) => `{"type":${JSON.stringify(type)},"payload":${payload}}\n`)
        .join("");
      const { stdout } = spawnSync(command, args, { input, encoding: "utf8" });
      return stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Answer);
    };
    return { compiled: value, ask };
  }

  interface Answer {
    readonly ok: boolean;
    readonly payload?: JsonValue;
    readonly error?: string;
  }

  it(
    "types that are hard to say",
    async () => {
      const many = Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [`property${i}`, { type: "string", minLength: i }]),
      );
      const words =
        "class type self Self crate super extra fn async _ validate check read write clone ALL Error __proto__ a-b fooBar foo_bar FooBar FOO_BAR 2nd 名前 été é";
      const properties = JSON.parse(
        `{${words
          .split(" ")
          .map((word) => `${JSON.stringify(word)}: {"type": ["string", "null"]}`)
          .join(",")}}`,
      ) as JsonValue;
      const word = (title: string): JsonValue => ({ title, type: "object", required: ["a"] });
      const { ask } = await crateOf("hard", {
        "twins.json": {
          oneOf: [
            { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
            { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
          ],
        },
        "alike.json": { anyOf: [{ $ref: "words.json" }, { $ref: "other-words.json" }] },
        "words.json": { type: "object", properties, required: ["type", "class"] },
        "other-words.json": { allOf: [{ $ref: "words.json" }], required: ["self"] },
        "tree.json": { type: ["array", "string"], items: { $ref: "#" } },
        "lists.json": { type: "array", items: { $ref: "#" } },
        "never.json": { type: "object", properties: { a: false }, required: ["b"] },
        "node.json": {
          type: "object",
          properties: {
            next: { $ref: "#" },
            maybe: { anyOf: [{ $ref: "#" }, { type: "null" }] },
            pair: { type: "array", prefixItems: [{ $ref: "#" }, true], minItems: 2, items: false },
            choice: { anyOf: [{ $ref: "#" }, { type: "string" }] },
          },
        },
        "expression.json": {
          oneOf: [
            {
              type: "object",
              properties: { op: { const: "not" }, of: { $ref: "#" } },
              required: ["op", "of"],
            },
            {
              type: "object",
              properties: { op: { const: "value" }, value: true },
              required: ["op"],
            },
          ],
        },
        "many.json": { type: "object", properties: many, additionalProperties: false },
        "mixed.json": { enum: [1, "1", null, true, 1.5, [1], { a: { b: [null] } }] },
        "large.json": { enum: [2 ** 60, 1e300, -1, 0.1] },
        "shouted.json": { enum: ["ALL", "Self", "all", "", "+", "-", "Ok", "None", "2", "Error"] },
        "empty.json": { type: "object", additionalProperties: false },
        "anything.json": {},
        "nothing.json": { not: {} },
        "nulls.json": { type: "null" },
        "json-word/a.json": {
          type: "object",
          properties: { json: true, aJson: { enum: ["json", "x"] }, optional: true },
          required: ["json", "aJson", "optional"],
        },
        "maps.json": {
          type: "object",
          minProperties: 0,
          additionalProperties: {
            type: "object",
            additionalProperties: {
              type: "object",
              additionalProperties: { $ref: "numbers-by-the-day-on-which-they-were-taken.json" },
            },
          },
        },
        "numbers-by-the-day-on-which-they-were-taken.json": {
          type: "object",
          properties: { n: { type: "number" } },
          additionalProperties: false,
        },
        "long.json": {
          type: "array",
          prefixItems: Array.from({ length: 14 }, () => ({ type: "integer" })),
          minItems: 14,
          items: false,
        },
        "some.json": {
          title: "String",
          type: "array",
          prefixItems: [{ enum: ["a"] }, { type: "string", pattern: "^a" }],
          items: { $ref: "words.json" },
        },
        "option.json": word("Option"),
        "value.json": word("Value"),
        "json.json": word("Json"),
        "vec.json": word("Vec"),
        "result.json": word("Result"),
        "kana/type.json": word("型"),
        "runtime/a.json": word("Rule"),
        "mod/b.json": { allOf: [{ $ref: "../runtime/a.json" }], properties: { a: { const: "x" } } },
        "2/c.json": { allOf: [{ $ref: "../runtime/a.json" }], unevaluatedProperties: false },
        "maybe-text.json": { type: ["string", "null"], minLength: 2 },
        "has-maybe.json": {
          type: "object",
          properties: { maybe: { $ref: "maybe-text.json" } },
          required: ["maybe"],
        },
        "positions.json": {
          type: "array",
          prefixItems: [{ type: "string" }, { type: ["integer", "null"] }],
          items: { type: "string", minLength: 2 },
        },
        "typed.json": {
          type: "object",
          properties: { extra: { type: "integer" } },
          additionalProperties: { type: "integer", minimum: 2 },
        },
      });
      const answers = ask([
        ["Tree", `["a",["b",[]]]`],
        ["Lists", `[[],[[]]]`],
        ["Tree", `["a",1]`],
        ["Node", `{"next":{"maybe":null,"pair":[{},null]},"choice":"x"}`],
        ["Expression", `{"op":"not","of":{"op":"value","value":null,"more":1}}`],
        ["Expression", `{"op":"not"}`],
        ["Words", `{"type":null,"class":"c","__proto__":"p","FooBar":"1","foo_bar":"2"}`],
        ["Words", `{"type":null}`],
        ["Mixed", `{"a":{"b":[null]}}`],
        ["Mixed", `1.0`],
        ["Mixed", `"2"`],
        ["Empty", `{}`],
        ["Empty", `[]`],
        ["Empty", `{"a":1}`],
        ["Shouted", `"ALL"`],
        ["Shouted", `{"ALL":null}`],
        ["Nothing", `1`],
        ["Never", `{"b":1}`],
        ["Never", `{"a":1,"b":1}`],
        ["Long", JSON.stringify(Array(14).fill(1))],
        ["Long", JSON.stringify(Array(13).fill(1))],
        ["Typed", `{"extra":1,"more":2}`],
        ["Typed", `{"extra":1,"more":1}`],
        ["Typed", `{"extra":1,"more":"2"}`],
        ["HasMaybe", `{"maybe":null}`],
        ["HasMaybe", `{}`],
        ["Positions", `["a",null,"bc"]`],
        ["Positions", `[]`],
        ["Positions", `[1]`],
        ["Positions", `["a","b"]`],
        ["Positions", `["a",1,"b"]`],
        ["Long", JSON.stringify([...Array(13).fill(1), "1"])],
      ]);
      expect(answers.map(({ ok }) => (ok ? 1 : 0)).join("")).toBe(
        "11011010110100100101010010110000",
      );
      expect(answers[3]?.payload).toEqual({
        next: { maybe: null, pair: [{}, null] },
        choice: "x",
      });
      expect(JSON.stringify(answers[6]?.payload)).toContain('"__proto__":"p"');
    },
    5 * minutes,
  );

  it(
    "texts of authors at every position",
    async () => {
      const schemas: Record<string, JsonValue> = {};
      for (const [i, text] of hostileStrings.entries()) {
        // Each position has its turn with some of the texts, and each text with some of the positions.
        for (const [j, position] of positionNames.entries()) {
          if ((i + j) % 5 !== 0 || position === "file" || position === "remote") continue;
          for (const [path, schema] of Object.entries(
            filesWith(text, new Set([position])).schemas,
          )) {
            const own = { [`${i}-${position}-${path}`]: schema };
            const { diagnostics, value } = compileSources(
              Object.entries(own).map(([at, json]) => sourceOf(at, json)),
            );
            // What is no legal schema, or of a dialect of nobody, is refused before any back-end sees it.
            if (hasErrors(diagnostics)) continue;
            const all = { ...options, assertFormats: true };
            if (!hasErrors(createValidators({ ...value, options: all }).diagnostics)) {
              Object.assign(schemas, own);
            }
          }
        }
      }
      expect(Object.keys(schemas).length).toBeGreaterThan(250);
      const { value } = compileJson(schemas);
      const { value: files } = await generate(value, [backend], {
        ...options,
        name: `*/ "); }\n#`,
        assertFormats: true,
      });
      const output = write("hostile", files);
      expect(rust.prepare(folder).faultsOf(output, files)).toEqual([]);
    },
    5 * minutes,
  );

  it(
    "JSON is taken as it is",
    async () => {
      const { ask } = await crateOf("json", {
        "a.json": {
          type: "object",
          properties: {
            whole: { type: "integer" },
            large: { type: "integer", minimum: 0, maximum: 2 ** 64 },
            number: { type: "number" },
            step: { type: "number", multipleOf: 0.01 },
            tens: { type: "integer", multipleOf: 1e3 },
            text: { type: "string", minLength: 2, maxLength: 2 },
            set: { type: "array", uniqueItems: true },
            maybe: { type: ["string", "null"] },
            flag: { const: true },
            low: { type: "integer", exclusiveMinimum: 1.5, maximum: 2 ** 53 },
          },
        },
      });
      const accepted = [
        `{"whole":1.0}`,
        `{"whole":9007199254740993}`,
        `{"whole":-9223372036854775808}`,
        `{"whole":1e3}`,
        `{"large":18446744073709551615}`,
        `{"number":5}`,
        `{"number":0.1}`,
        `{"step":0.07}`,
        `{"step":1e20}`,
        `{"tens":5000}`,
        `{"text":"😀😀"}`,
        `{"set":[1,true,"1",[1],{"a":1}]}`,
        `{"maybe":null}`,
        `{}`,
        `{"flag":true,"more":{"deep":[1.5,12345678901234567890]}}`,
        `{"low":2}`,
      ];
      const refused = [
        `{"whole":1.5}`,
        `{"whole":9223372036854775808}`,
        `{"whole":"1"}`,
        `{"whole":true}`,
        `{"large":-1}`,
        `{"number":9007199254740993}`,
        `{"number":null}`,
        `{"step":0.071}`,
        `{"tens":5001}`,
        `{"text":"😀"}`,
        `{"text":"😀😀😀"}`,
        `{"set":[1,1.0]}`,
        `{"set":[{"a":1,"b":2},{"b":2,"a":1.0}]}`,
        `{"flag":false}`,
        `{"low":1}`,
        `{"low":9007199254740993}`,
        `[]`,
        `null`,
      ];
      const type = "A";
      const answers = ask([...accepted, ...refused].map((payload) => [type, payload] as const));
      const wrong = [...accepted, ...refused].filter(
        (_, i) => answers[i]?.ok !== i < accepted.length,
      );
      expect(wrong).toEqual([]);
      // JSON's numbers, as JavaScript rounds them.
      expect(answers.slice(0, accepted.length).map(({ payload }) => payload)).toEqual(
        accepted.map((text) => JSON.parse(text) as JsonValue),
      );
    },
    5 * minutes,
  );

  it(
    "formats and patterns mean what they do in the validators",
    async () => {
      const patterns = [
        "^\\d+$",
        "\\w\\W",
        "[^\\s\\d]",
        "[\\S]x",
        ".",
        "^a|b$",
        "\\bfoo\\b",
        "^[\\w.+-]+@",
        "(?<year>\\d{4})-\\d\\d",
        "^\\p{Lu}",
        "[\\p{L}\\-&~\\[]",
        "\\u{1F600}|\\ud83d\\ude01",
        "^[^]$",
        "a{2,3}?b",
        "\\/x\\/",
        "[\\b]",
        "^$",
        "\\cJ",
        "[]",
        "[-a]",
      ];
      const texts = [
        "",
        "a",
        "b",
        "ab",
        "aab",
        "foo",
        "xfoo",
        "foo bar",
        "éfoo",
        "٣",
        "3",
        "12",
        "2024-01",
        "É",
        "é",
        "\n",
        "\r",
        "\u2028",
        "a\n",
        "\u00a0",
        "\ufeff",
        "😀",
        "😁",
        "x@",
        "a.b+c@",
        "/x/",
        "\b",
        "-",
        "&",
        "~",
        "[",
        "_",
        "Ω x",
        "zx",
        "2024-02-29",
        "2023-02-29",
        "12:00:00Z",
        "23:59:60Z",
        "2016-12-31T23:59:60Z",
        "2024-01-01T00:00:00+24:00",
        "2024-01-01t00:00:00.5z",
        "P1Y2M3D",
        "P1W",
        "P1Y1D",
        "PT1H1S",
        "P",
        "PT",
        "P1YT",
        "P1M2W",
        "127.0.0.1",
        "01.2.3.4",
        "::1",
        "1::2::3",
        "::ffff:1.2.3.4",
        "::1%eth0",
        "http://a/b?c#d",
        "http://[::1]:80/",
        "http://a b",
        "//a",
        ":a",
        "a:b",
        "1a:b",
        "http://é/",
        "http://a/%zz",
        "mailto:x@y",
        "/a~0b~1c",
        "/a~2",
        "a/b",
        "0/a",
        "01/a",
        "1#",
        "#",
        "12",
        "123e4567-e89b-12d3-a456-426614174000",
        "123e4567e89b12d3a456426614174000",
        "http://u@h:8a/",
        "http://[v1.a]/",
        "http://a/\ue000",
        "http://a/?\ue000",
        "x://%41",
        "?q",
        "#f#g",
        "a?b?c",
        "http://[::1",
        "http://a@b@c/",
      ];
      const told = patterns.filter((pattern) => rustPattern(pattern) !== undefined);
      expect(patterns.filter((pattern) => !told.includes(pattern))).toEqual([]);
      const schemas: Record<string, JsonValue> = {};
      told.forEach((pattern, i) => {
        schemas[`p${i}.json`] = { title: `P${i}`, type: "string", pattern };
      });
      [...formats].forEach((format, i) => {
        schemas[`f${i}.json`] = { title: `F${i}`, type: "string", format };
      });
      const { compiled, ask } = await crateOf("meaning", schemas);
      const validators = createValidators({
        ...compiled,
        options: { ...options, assertFormats: true },
      });
      const questions = [...compiled.contract.declarations.values()].flatMap((declaration) =>
        texts.map((text) => ({ declaration, text })),
      );
      const answers = ask(
        questions.map(({ declaration, text }) => [declaration.name, JSON.stringify(text)] as const),
      );
      const differ = questions.filter(
        ({ declaration, text }, i) =>
          answers[i]?.ok !== (validators.validate(declaration.id, text).length === 0),
      );
      expect(
        differ.map(
          ({ declaration, text }) =>
            `${JSON.stringify(schemas[declaration.location.path])}: ${JSON.stringify(text)}`,
        ),
      ).toEqual([]);
      const { plan } = rustItemsOf(compiled.contract, true);
      expect([...plan.looseness.values()].flat()).toEqual([]);
    },
    5 * minutes,
  );
});
