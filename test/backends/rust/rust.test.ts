import { expect, it } from "vitest";
import { createRustBackend } from "../../../src/backends/rust/backend.js";
import { rustItemsOf } from "../../../src/backends/rust/rust-files.js";
import type { JsonValue } from "../../../src/json/value.js";
import { generate } from "../../../src/pipeline.js";
import { compileJson } from "../../support/compile-json.js";

const options = {
  name: "My shop",
  version: "1.2.0-rc.1",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: [],
};

/** The output for schemas by their paths: path → text. */
async function outputOf(schemas: Record<string, JsonValue>): Promise<ReadonlyMap<string, string>> {
  const { value } = compileJson(schemas);
  const backend = createRustBackend({ json: "// json\n", formats: "// formats\n" });
  const { value: files } = await generate(value, [backend], options);
  return new Map(files.map(({ path, contents }) => [path, contents]));
}

async function typesOf(schemas: Record<string, JsonValue>): Promise<string> {
  return (await outputOf(schemas)).get("rust/src/types.rs") ?? "";
}

it("is a crate that can be published, with a module for each folder of schemas", async () => {
  const files = await outputOf({
    "a.json": { title: "A", enum: ["x", "y"] },
    "Lock Devices/b.json": { title: "B", type: "object", properties: { a: { $ref: "../a.json" } } },
  });
  expect([...files.keys()]).toEqual([
    "rust/Cargo.toml",
    "rust/src/formats.rs",
    "rust/src/lib.rs",
    "rust/src/lock_devices.rs",
    "rust/src/runtime.rs",
    "rust/src/types.rs",
  ]);
  expect(files.get("rust/Cargo.toml")).toContain('name = "my-shop"\nversion = "1.2.0-rc.1"\n');
  expect(files.get("rust/src/lib.rs")).toContain(
    'pub const TYPES: &[(&str, Recode)] = &[("A", recode::<A>), ("B", recode::<B>)];\n',
  );
  expect(files.get("rust/src/lock_devices.rs")).toContain("use crate::types::A;\n");
});

it("what a base has is in its heirs, and in a trait of all of them and their unions", async () => {
  const text = await typesOf({
    "child.json": {
      allOf: [{ $ref: "base.json" }],
      properties: { kind: { const: "child" }, own: { type: "integer", minimum: 1 } },
      required: ["kind"],
    },
    "other.json": { allOf: [{ $ref: "base.json" }], properties: { kind: { const: "other" } } },
    "both.json": { anyOf: [{ $ref: "child.json" }, { $ref: "other.json" }] },
    "base.json": {
      type: "object",
      description: "All.",
      properties: { kind: { type: "string" }, kept: { type: ["string", "null"] } },
      required: ["kind", "kept"],
    },
  });
  expect(text).toContain(
    [
      "pub struct Child {",
      "    pub kind: ChildKind,",
      '    #[serde(with = "json")]',
      "    pub kept: Option<String>,",
      '    #[serde(default, with = "optional", skip_serializing_if = "Option::is_none")]',
      "    pub own: Option<i64>,",
      "    /// Members that the contract does not name.",
      "    #[serde(flatten)]",
      "    pub extra: BTreeMap<String, Value>,",
      "}",
    ].join("\n"),
  );
  // Heirs narrow `kind`, so it is no member of them all in one type.
  expect(text).toContain("pub trait IsBase {\n    fn kept(&self) -> Option<&str>;\n}\n");
  expect(text).toContain("impl IsBase for Both {\n    fn kept(&self) -> Option<&str> {\n");
  expect(text).toContain('checker.optional("own", &self.own, &[Rule::Minimum(1.0)]);');
});

it("a union goes by its tag where each branch requires a constant of its own, else branches are tried", async () => {
  const branch = (kind: string, required: string[]): JsonValue => ({
    type: "object",
    properties: { theKind: { const: kind } },
    required,
  });
  const union = { oneOf: [{ $ref: "a-u.json" }, { $ref: "b-u.json" }] };
  const tagged = await typesOf({
    "a-u.json": branch("a", ["theKind"]),
    "b-u.json": branch("b", ["theKind"]),
    "u.json": union,
  });
  expect(tagged).toContain("pub enum U {\n    A(AU),\n    B(BU),\n}");
  expect(tagged).toContain(
    [
      '        let tag = choice.tag("theKind");',
      "        match tag.as_deref() {",
      '            Some("a") => choice.take(Self::A),',
      '            Some("b") => choice.take(Self::B),',
      '            _ => choice.unknown("theKind", &["a", "b"]),',
    ].join("\n"),
  );
  const free = await typesOf({
    "a-u.json": branch("a", ["theKind"]),
    "b-u.json": branch("b", []),
    "u.json": union,
  });
  expect(free).toContain('choice.attempt(Self::A, &[("theKind", "a")]);');
  expect(free).toContain("choice.attempt(Self::B, &[]);");
});

it("names are Rust's, renamed for serde where they differ, and clash with nothing", async () => {
  const names = "type self crate extra fooBar foo_bar FooBar _id a-b __proto__ 2nd HTTPPort été";
  const properties = JSON.parse(
    `{${names
      .split(" ")
      .map((name) => `${JSON.stringify(name)}: {"type": "string"}`)
      .join(",")}}`,
  ) as JsonValue;
  const required = names.split(" ");
  const text = await typesOf({
    "option.json": { title: "Option", type: "object", properties, required },
    "word.json": { enum: ["LOCK_DOOR", "lock_door", "my_2n", "2", "", "Self", "ALL"] },
  });
  expect(text).toContain("pub struct OptionType {");
  const fields = [
    ...text.matchAll(/(?: {4}#\[serde\(rename = (".*")\)\]\n)? {4}pub (\S+): String/g),
  ];
  expect(Object.fromEntries(fields.map(([, rename, field]) => [field, rename]))).toEqual({
    "r#type": undefined,
    self_: '"self"',
    crate_: '"crate"',
    extra_: '"extra"',
    foo_bar: undefined,
    foo_bar_2: '"FooBar"',
    foo_bar_3: '"fooBar"',
    id: '"_id"',
    a_b: '"a-b"',
    proto: '"__proto__"',
    field_2nd: '"2nd"',
    http_port: '"HTTPPort"',
    été: undefined,
  });
  const variants = [...text.matchAll(/^ {12}Self::(\w+) => "(.*)",$/gm)];
  expect(Object.fromEntries(variants.map(([, variant, value]) => [value, variant]))).toEqual({
    LOCK_DOOR: "LockDoor",
    lock_door: "LockDoor2",
    my_2n: "My2n",
    2: "Value2",
    "": "Value",
    Self: "Self2",
    ALL: "All",
  });
});

it("types are boxed where they would hold themselves, and nowhere else", async () => {
  const text = await typesOf({
    "node.json": {
      type: "object",
      properties: {
        next: { $ref: "#" },
        all: { type: "array", items: { $ref: "#" } },
        leaf: { $ref: "leaf.json" },
        via: { $ref: "via.json" },
      },
    },
    "leaf.json": { type: "object", properties: { a: true } },
    "via.json": { anyOf: [{ $ref: "node.json" }, { type: "string" }] },
    "tree.json": { type: ["array", "string"], items: { $ref: "#" } },
    "lists.json": { type: "array", items: { $ref: "#" } },
  });
  expect(text).toContain("pub next: Option<Box<Node>>,");
  expect(text).toContain("pub all: Option<Vec<Node>>,");
  expect(text).toContain("pub leaf: Option<Leaf>,");
  expect(text).toContain("pub via: Option<Box<Via>>,");
  expect(text).toContain("    Node(Node),");
  expect(text).toContain("    List(Vec<Tree>),");
  expect(text).toContain("pub struct Lists(pub Vec<Lists>);");
});

it("objects are closed, or say of what the others are", async () => {
  const text = await typesOf({
    "closed.json": { type: "object", properties: { a: true }, additionalProperties: false },
    "typed.json": {
      type: "object",
      properties: { a: true },
      additionalProperties: { type: "integer" },
    },
    "map.json": { type: "object", additionalProperties: { type: "number" }, minProperties: 1 },
  });
  expect(text).toMatch(
    /#\[serde\(deny_unknown_fields\)\]\npub struct Closed \{\n.*\n {4}pub a: .*\n\}/,
  );
  expect(text).toContain(
    '    #[serde(flatten, with = "json")]\n    pub extra: BTreeMap<String, i64>,',
  );
  expect(text).toContain('pub struct Map(#[serde(with = "json")] pub BTreeMap<String, f64>);');
  expect(text).toContain("checker.value(&self.0, &[Rule::MinProperties(1)]);");
});

it("what is not checked is in the doc of the type, and on record", async () => {
  const schemas = {
    "a.json": { title: "A", type: "string", pattern: "^\\d.$" },
    "b.json": {
      title: "B",
      description: "Words.",
      type: "string",
      pattern: "(?=a)",
      format: "hostname",
    },
  };
  const text = await typesOf(schemas);
  expect(text).toContain(String.raw`&[Rule::Pattern("^[0-9][^\\n\\r\\u{2028}\\u{2029}]\\z")]`);
  expect(text).toContain(
    [
      "/// Words.",
      "///",
      "/// Not checked here:",
      "///",
      "/// - pattern: `b.json#/pattern`",
      "/// - format: `b.json#/format`",
      "pub type B = String;",
    ].join("\n"),
  );
  const { looseness } = rustItemsOf(compileJson(schemas).value.contract, true).plan;
  expect(looseness.get("a.json#")).toEqual([]);
  expect(looseness.get("b.json#")?.map(({ keyword }) => keyword)).toEqual(["pattern", "format"]);
});

const hostile = [
  "*/ } fn f() { panic!() } /*",
  '"; panic!(); "',
  '\\"; panic!(); //',
  "\r/// panic!()\npanic!();",
  "x\u2028panic!()\u202ey\u0000\u200b",
  "```\npanic!();\n```\n    panic!();",
  "` <b> ``",
];

it.each(hostile)("no text of an author is code: %j", async (text) => {
  const schema: JsonValue = {
    title: text,
    description: text,
    type: "object",
    properties: {
      [text]: { description: text, type: "string", pattern: `^${text.replace(/[^\w ;]/g, "")}$` },
      choice: { enum: [text, 1.5] },
      fixed: { const: { [text]: [text] } },
      listed: { enum: [text, "b"] },
    },
    patternProperties: { "^x-": { description: text } },
    additionalProperties: { not: { const: text } },
    required: [text],
    deprecated: true,
  };
  for (const [path, contents] of await outputOf({ "a.json": schema })) {
    // Nothing hides.
    expect(contents).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    if (!path.endsWith(".rs")) continue;
    const code = contents.replace(/^ *\/\/[/!]?.*$|"(?:\\.|[^"\\])*"/gm, "");
    expect(code).not.toMatch(/\bpanic!|"|\\/);
    // Nothing that is fenced or indented is a program to rustdoc, and nothing is markup.
    const docs = [...contents.matchAll(/^ *\/\/[/!] ?(.*)$/gm)].map(([, line]) => line ?? "");
    const fences = docs.filter((line) => line.startsWith("```"));
    expect(fences.every((line, i) => line === (i % 2 === 0 ? "```text" : "```"))).toBe(true);
    expect(docs.filter((line) => /^ {4}/.test(line) || /(?<!\\)<b>/.test(line))).toEqual([]);
  }
});
