/** Bad schemas, one entry a case: what the compiler refuses, and hostile text that it must not let through. */

import type { BadInput } from "./bad-input.js";

const text = (value: unknown): string => JSON.stringify(value, null, 2) + "\n";
const object = (more: object = {}): object => ({ type: "object", ...more });
const child = (parent: string, more: object = {}): string =>
  text(object({ allOf: [{ $ref: parent }], ...more }));

export const badSchemas: readonly BadInput[] = [
  // ── references ──
  {
    name: "a reference to a file that does not exist, with the nearest",
    files: {
      "schemas/order.json": text(object()),
      "schemas/a.json": text(object({ properties: { x: { $ref: "oder.json" } } })),
    },
    found: ["unresolved-reference schemas/a.json:5:15"],
    hint: 'Did you mean "order.json"?',
  },
  {
    name: "a reference to a definition that does not exist, with the nearest",
    files: {
      "schemas/a.json": text({ $ref: "#/$defs/statsu", $defs: { status: { type: "string" } } }),
    },
    found: ["unresolved-reference schemas/a.json:2:11"],
    hint: 'Did you mean "#/$defs/status"?',
  },
  {
    name: "a reference out of the folder",
    files: {
      "schemas/a.json": text({ $ref: "../secret.json" }),
      "secret.json": text({ type: "string" }),
    },
    found: ["reference-outside schemas/a.json:2:11"],
    message: "leads out of the contract's folder",
  },
  {
    name: "a reference to a file by URL",
    files: { "schemas/a.json": text({ $ref: "file:///etc/passwd" }) },
    found: ["reference-outside schemas/a.json:2:11"],
  },
  {
    name: "a reference to the network",
    files: { "schemas/a.json": text({ $ref: "https://example.com/x.json" }) },
    found: ["reference-outside schemas/a.json:2:11"],
    message: "which allof never opens",
    hint: "under `remotes` in the configuration",
  },
  // ── circles ──
  {
    name: "a schema that refers to itself",
    files: { "schemas/a.json": text({ $ref: "#" }) },
    found: ["reference-cycle schemas/a.json:2:11"],
  },
  {
    name: "two schemas that refer to each other",
    files: {
      "schemas/a.json": text({ $ref: "b.json" }),
      "schemas/b.json": text({ $ref: "a.json" }),
    },
    found: ["reference-cycle schemas/b.json:2:11"],
    message: "a.json → b.json → a.json",
  },
  {
    name: "a type that inherits from itself",
    files: { "schemas/a.json": child("#") },
    found: ["inheritance-cycle schemas/a.json:5:15"],
  },
  {
    name: "two types that inherit from each other",
    files: { "schemas/a.json": child("b.json"), "schemas/b.json": child("a.json") },
    found: ["inheritance-cycle schemas/b.json:5:15"],
  },
  // ── OpenAPI ──
  ...["3.0.3", "3.1.0"].map((openapi) => ({
    name: `schemas of an OpenAPI document, by their keywords, formats and what is misspelt (${openapi})`,
    files: {
      "schemas/api.json": text({
        openapi,
        components: {
          schemas: {
            A: { type: "integer", format: "int32", example: 1, readOnly: "yes", required: "a" },
            B: { type: "string", format: "int33", xml: {}, nulable: true, properties: { a: {} } },
            C: { properties: { deprecated: { minLength: "1", format: "byte" } } },
          },
        },
      }),
    },
    found: [
      "invalid-keyword schemas/api.json:9:21",
      "invalid-keyword schemas/api.json:10:21",
      "unknown-keyword schemas/api.json:16:9",
      "invalid-keyword schemas/api.json:24:26",
    ],
  })),
  // ── names ──
  {
    name: "two files with one $id",
    files: {
      "schemas/a.json": text({ $id: "https://example.com/x" }),
      "schemas/b.json": text({ $id: "https://example.com/x" }),
    },
    found: ["duplicate-id schemas/b.json:2:10"],
  },
  {
    name: "two types with one name",
    files: {
      "schemas/a.json": text(object({ title: "Thing" })),
      "schemas/b.json": text(object({ title: "Thing" })),
    },
    found: ["duplicate-name schemas/a.json:3:12", "duplicate-name schemas/b.json:3:12"],
    message: "Two types want the name Thing, so this one is declared as A",
    exitCode: 0,
  },
  {
    name: "names that differ by case only",
    files: {
      "schemas/a.json": text(object({ title: "Thing" })),
      "schemas/b.json": text(object({ title: "THING" })),
    },
    found: ["case-conflict schemas/a.json:3:12", "case-conflict schemas/b.json:3:12"],
    exitCode: 0,
  },
  {
    name: "a reserved word as a name",
    files: { "schemas/a.json": text(object({ title: "class" })) },
    found: ["adjusted-name schemas/a.json:3:12"],
    message: "declared as Class",
    exitCode: 0,
  },
  {
    name: "a name that starts with a digit",
    files: { "schemas/2fa.json": text(object()) },
    found: ["adjusted-name schemas/2fa.json:1:1"],
    message: "declared as _2fa",
    exitCode: 0,
  },
  {
    name: "a file name with a control character",
    files: { "schemas/a\tb.json": text(object()) },
    found: ["unusable-file-name schemas/a\tb.json:1:1"],
    exitCode: 0,
  },
  {
    name: "half of a surrogate pair as a name",
    files: { "schemas/a.json": '{ "properties": { "\\ud800": {} } }' },
    found: ["ill-formed-name schemas/a.json:1:19"],
  },
  // ── inheritance ──
  {
    name: "a closed base that a child extends",
    files: {
      "schemas/base.json": text(object({ properties: { a: {} }, additionalProperties: false })),
      "schemas/child.json": child("base.json", { properties: { b: {} } }),
    },
    found: ["closed-base schemas/child.json:9:10"],
    hint: "unevaluatedProperties: false",
  },
  {
    name: "a child that is closed against its base",
    files: {
      "schemas/base.json": text(object({ properties: { a: {} } })),
      "schemas/child.json": child("base.json", { additionalProperties: false }),
    },
    found: ["closed-child schemas/child.json:8:27"],
  },
  {
    name: "a child property that contradicts its base",
    files: {
      "schemas/base.json": text(object({ properties: { a: { type: "string" } } })),
      "schemas/child.json": child("base.json", { properties: { a: { type: "number" } } }),
    },
    found: ["contradiction schemas/child.json:9:10"],
  },
  {
    name: "two bases that exclude each other",
    files: {
      "schemas/a.json": text(object({ properties: { x: { const: 1 } } })),
      "schemas/b.json": text(object({ properties: { x: { const: 2 } } })),
      "schemas/c.json": text(object({ allOf: [{ $ref: "a.json" }, { $ref: "b.json" }] })),
    },
    found: ["diamond-conflict schemas/c.json:3:12"],
  },
  {
    name: "a schema that nothing satisfies",
    files: { "schemas/a.json": text({ type: "string", const: 1 }) },
    found: ["unsatisfiable schemas/a.json:3:12"],
    exitCode: 0,
  },
  {
    name: "a type that reaches more files than its bundle should repeat",
    args: ["build", "--target", "bundle"],
    files: Object.fromEntries(
      Array.from({ length: 102 }, (_, i) => [
        `schemas/n${i}.json`,
        text({ type: "object", properties: i < 101 ? { next: { $ref: `n${i + 1}.json` } } : {} }),
      ]),
    ),
    found: ["shared-bundle schemas/n0.json:1:1"],
    message: "contract.bundle.json",
    exitCode: 0,
  },
  // ── what can't be compiled faithfully ──
  {
    name: "a pattern that is no regular expression",
    files: { "schemas/a.json": text({ type: "string", pattern: "(" }) },
    found: ["invalid-pattern schemas/a.json:3:14"],
  },
  {
    name: "patterns on which a validator hangs; others that look like them are left alone",
    files: {
      "schemas/a.json": text({
        type: "object",
        properties: {
          bad: { type: "string", pattern: "^(\\w+\\s?)*$" },
          good: { type: "string", pattern: "^(\\w+\\s)*$" },
        },
        patternProperties: { "^(a|a)*b": true, "^(a|b)*c": true },
      }),
    },
    found: ["exponential-pattern schemas/a.json:6:18", "exponential-pattern schemas/a.json:14:5"],
    message: 'each further "a"',
    exitCode: 0,
  },
  {
    name: "arrays of any number of objects that must differ; strings are looked up",
    files: {
      "schemas/a.json": text({
        type: "object",
        properties: {
          bad: { type: "array", items: { type: "object" }, uniqueItems: true },
          few: { type: "array", items: { type: "object" }, uniqueItems: true, maxItems: 10 },
          flat: { type: "array", items: { $ref: "#/$defs/word" }, uniqueItems: true },
        },
        $defs: { word: { anyOf: [{ type: "string" }, { const: 1 }] } },
      }),
    },
    found: ["unbounded-unique-items schemas/a.json:9:7"],
    exitCode: 0,
  },
  {
    name: "a format that does not exist",
    files: { "schemas/a.json": text({ type: "string", format: "datetime" }) },
    found: ["unknown-format schemas/a.json:3:13"],
    exitCode: 0,
  },
  {
    name: "a $schema that names no dialect",
    files: {
      "schemas/a.json": text({ $schema: "https://json-schema.org/draft/2020-12/shcema" }),
    },
    found: ["unknown-dialect schemas/a.json:2:14"],
    hint: "https://json-schema.org/draft/2020-12/schema",
  },
];
