/** What a person is told of a wrong payload: schema and payload in; message, hint and notes out. */

import { describe, expect, it } from "vitest";
import { createValidators } from "../../src/backends/validators/index.js";
import { findingContext, findingDiagnostics } from "../../src/checks/finding.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import { compileJson } from "../support/compile-json.js";

function findingsOf(
  schema: JsonObject,
  payload: JsonValue | string,
  others: Readonly<Record<string, JsonValue>> = {},
) {
  const compiled = compileJson({ "t.json": { title: "T", ...schema }, ...others }).value;
  const isText = typeof payload === "string" && payload.includes("\n");
  const { value: source } = parseSource({
    path: isText ? "p.yaml" : "p.json",
    content: isText ? payload : JSON.stringify(payload),
  });
  const declaration = compiled.contract.declarations.get("t.json#");
  if (source === undefined || declaration === undefined) throw new Error("no subject");
  const options = { assertFormats: true };
  const issues = createValidators({ ...compiled, options }).validate("t.json#", source.json);
  return findingDiagnostics(issues, declaration, source, findingContext(compiled));
}

/** `column: message → hint`, without what all messages begin with. */
function told(...args: Parameters<typeof findingsOf>): readonly string[] {
  return findingsOf(...args).map(
    ({ message, location, hint }) =>
      `${location?.column}: ${message.replace("Not a valid `T`: ", "")}` +
      // What is said where nothing better is known.
      (hint === undefined || hint.startsWith("Correct the payload") ? "" : ` → ${hint}`),
  );
}

const one = (schema: JsonValue): JsonObject => ({ type: "object", properties: { a: schema } });
const named: JsonObject = {
  type: "object",
  properties: { name: { type: "string" }, size: { type: "integer" } },
};

const cases: readonly (readonly [JsonObject, JsonValue | string, ...string[]])[] = [
  // values
  [
    one({ type: "integer" }),
    { a: "10" },
    '6: `a` must be an integer, not the string "10" → Write it without quotes: 10.',
  ],
  [one({ type: "integer" }), { a: "x" }, '6: `a` must be an integer, not "x" → Write it as in 1.'],
  [
    one({ type: "integer" }),
    { a: "1.5" },
    '6: `a` must be an integer, not the string "1.5" → Write it as in 1.',
  ],
  [
    one({ type: "boolean" }),
    { a: "yes" },
    '6: `a` must be a boolean, not "yes" → Write it without quotes: true.',
  ],
  [
    one({ type: "string" }),
    { a: 10 },
    '6: `a` must be a string, not 10 → Write it in quotes: "10".',
  ],
  [
    one({ type: "string" }),
    "b: 1\na: 3.10\n",
    '4: `a` must be a string, not 3.1 → Write it in quotes: "3.10".',
  ],
  [
    one({ type: "string" }),
    { a: null },
    "6: `a` must be a string, not null → Leave `a` out: it is not required.",
  ],
  [
    { ...one({ type: "string" }), required: ["a"] },
    { a: null },
    '6: `a` must be a string, not null → Write it as in "text".',
  ],
  [
    one({ type: "array", items: { type: "string" } }),
    { a: "x" },
    '6: `a` must be an array, not "x" → Put it into an array: ["x"].',
  ],
  [
    one({ type: "array", items: { type: "string" } }),
    { a: 5 },
    '6: `a` must be an array, not 5 → Write it as in ["text"].',
  ],
  [
    one({ type: "string" }),
    { a: ["x"] },
    '6: `a` must be a string, not the array ["x"] → Write the item alone, without the array: "x".',
  ],
  [
    one({ type: "string" }),
    { a: ["x", "y"] },
    '6: `a` must be a string, not the array ["x","y"] → Write it as in "text".',
  ],
  [
    one({ type: "integer" }),
    { a: "x".repeat(1000) },
    `6: \`a\` must be an integer, not "${"x".repeat(59)}…" → Write it as in 1.`,
  ],
  [
    one({ enum: ["public", "private"] }),
    { a: "pubic" },
    '6: `a` must be one of "public", "private", not "pubic" → Did you mean "public"?',
  ],
  [
    one({ enum: ["public", "private"] }),
    { a: "Private" },
    '6: `a` must be one of "public", "private", not "Private" → Did you mean "private"?',
  ],
  [
    one({ enum: ["public", "private"] }),
    { a: "other" },
    '6: `a` must be one of "public", "private", not "other"',
  ],
  [
    one({ enum: [1, 2] }),
    { a: "2" },
    '6: `a` must be one of 1, 2, not the string "2" → Write it without quotes: 2.',
  ],
  [one({ const: "2.0" }), { a: 2 }, '6: `a` must be "2.0", not 2'],
  [one({ const: "2" }), { a: 2 }, '6: `a` must be "2", not 2 → Write it in quotes: "2".'],
  [
    one({ type: "string", format: "date-time" }),
    { a: "2026-11-24 14:30:00" },
    '6: `a` must be a date-time, not "2026-11-24 14:30:00" → Did you mean "2026-11-24T14:30:00Z"?',
  ],
  [
    one({ type: "string", format: "date" }),
    { a: "soon" },
    '6: `a` must be a date (YYYY-MM-DD), not "soon" → Write it as in "2026-11-24".',
  ],
  [
    one({ type: "string", format: "uri" }),
    { a: "www.example.com" },
    '6: `a` must be a URI, not "www.example.com" → Did you mean "https://www.example.com"?',
  ],
  [
    one({ type: "string", pattern: "^[a-z-]+$" }),
    { a: "My Name" },
    '6: `a` must match the pattern ^[a-z-]+$, and is "My Name" → Did you mean "my-name"?',
  ],
  [
    one({ type: "string", pattern: "^\\d\\d$", examples: ["12"] }),
    { a: "x" },
    '6: `a` must match the pattern ^\\d\\d$, and is "x" → Write it as in "12".',
  ],
  [
    one({ type: "number", minimum: 0 }),
    { a: -1 },
    "6: `a` must be at least 0, and is -1 → The nearest that is allowed is 0.",
  ],
  [
    one({ type: "string", minLength: 3 }),
    { a: "ab" },
    '6: `a` must have at least 3 characters, and "ab" has 2 → Write it as in "text".',
  ],
  [
    one({ type: "array", minItems: 1 }),
    { a: [] },
    "6: `a` must have at least 1 item, and has none → Leave `a` out: it is not required.",
  ],
  [
    one({ type: "array", uniqueItems: true }),
    { a: ["x", "y", "x"] },
    '15: `a` must not have equal items, and [0] and [2] are: "x" → Remove [0] or [2].',
  ],
  [one({ not: { const: "x" } }), { a: "x" }, '6: `a` must not be "x", and is "x"'],
  [
    one({ type: "array", contains: { const: "x" } }),
    { a: [] },
    '6: `a` must contain at least 1 item such as "x"',
  ],

  // what certainly fits
  [
    one({ type: "number", exclusiveMinimum: 0, maximum: 0.8 }),
    { a: -2 },
    "6: `a` must be greater than 0, and is -2 → Write it as in 0.4.",
  ],
  [
    one({ type: "integer", minimum: 5, multipleOf: 4 }),
    { a: 4 },
    "6: `a` must be at least 5, and is 4 → Write it as in 8.",
  ],
  [one({ type: "boolean" }), { a: 1 }, "6: `a` must be a boolean, not 1 → Did you mean true?"],
  [
    one({ type: "integer", maximum: 100 }),
    { a: "15 s" },
    '6: `a` must be an integer, not "15 s" → Write the number alone: 15.',
  ],
  [
    one({
      type: "object",
      required: ["b", "c"],
      properties: { b: { type: "string", format: "date" }, c: { enum: ["x", "y"] } },
    }),
    { a: [] },
    '6: `a` must be an object, not an empty array → Write it as in {"b":"2026-11-24","c":"x"}.',
  ],
  [
    one({ type: "string", pattern: "^\\d+\\.\\d+$" }),
    { a: "1.0.1-dev" },
    '6: `a` must match the pattern ^\\d+\\.\\d+$, and is "1.0.1-dev" → Did you mean "1.0"?',
  ],
  [
    one({ type: "string", pattern: "^[A-Z]{2}-\\d{3}$" }),
    { a: "?" },
    '6: `a` must match the pattern ^[A-Z]{2}-\\d{3}$, and is "?" → Write it as in "AA-111".',
  ],
  [
    one({ type: "array", maxItems: 1 }),
    { a: [1, 2, 3] },
    "6: `a` must have at most 1 item, and has 3 → Remove 2 items.",
  ],
  [
    one({ oneOf: [{ required: ["b"] }, { required: ["c"] }] }),
    { a: { b: 1, c: 1 } },
    "6: `a` must fit exactly one alternative, and fits number 1 and number 2 → Remove `b` or `c`.",
  ],
  [
    one({ type: "object", oneOf: [{ required: ["b"] }, { required: ["c"] }] }),
    { a: 1 },
    '6: `a` must be an object, not 1 → Write it as in {"b":"text"}.',
  ],
  [
    { type: "object", required: ["a"], not: { required: ["a", "b"] } },
    { a: 1, b: 1 },
    "8: the value must not have `a` and `b` together → Remove `b`.",
  ],

  [
    one({
      oneOf: [
        { properties: { kind: { const: "x" } }, required: ["kind"] },
        { properties: { kind: { const: "y" } }, required: ["kind"] },
      ],
    }),
    { a: "x" },
    '6: `a` must fit exactly one alternative, and fits number 1 and number 2 → Write it as in {"kind":"x"}.',
  ],
  [
    {
      type: "object",
      required: ["a"],
      properties: { a: { $ref: "#/$defs/Size" } },
      $defs: { Size: { type: "integer", minimum: 3 } },
    },
    {},
    "1: `a` is required → Add `a`: `Size`, as in 3.",
  ],

  // properties
  [
    { ...named, additionalProperties: false },
    { naem: "x" },
    "2: `naem` is not a property that is allowed → Did you mean `name`? Allowed are `name` and `size`.",
  ],
  [
    { ...named, unevaluatedProperties: false },
    { other: "x" },
    "2: `other` is not a property that is allowed → Allowed are `name` and `size`.",
  ],
  [
    { ...named, additionalProperties: false },
    { name: "x", names: "y" },
    "13: `names` is not a property that is allowed → There is `name` already. Allowed are `name` and `size`.",
  ],
  [
    { type: "object", additionalProperties: false },
    { b: 1 },
    "2: `b` is not a property that is allowed → No property is allowed there.",
  ],
  [
    { type: "object", patternProperties: { "^x-": true }, additionalProperties: false },
    { b: 1 },
    "2: `b` is not a property that is allowed → Allowed are names that match ^x-.",
  ],
  [
    { ...named, required: ["name"], additionalProperties: false },
    { nmae: "x" },
    "2: `nmae` is not a property that is allowed, and `name` is required → Did you mean `name`?",
  ],
  [
    { ...named, required: ["name"] },
    { size: 1, nmae: "x" },
    "11: `name` is required, and there is `nmae` → Did you mean `name`?",
  ],
  [{ ...named, required: ["name"] }, { size: 1 }, "1: `name` is required → Add `name`: a string."],
  [
    {
      type: "object",
      required: ["b"],
      properties: { b: { const: 2, description: "The version." } },
    },
    {},
    "1: `b` is required → Add `b`: it is always 2.",
  ],
  [
    {
      type: "object",
      required: ["b"],
      properties: { b: { type: "string", description: "The version. Of it." } },
    },
    {},
    "1: `b` is required → Add `b`: a string (“The version.”).",
  ],
  [
    {
      type: "object",
      additionalProperties: false,
      properties: { options: { type: "object", properties: { strict: true } } },
    },
    { strict: true },
    "2: `strict` is not a property that is allowed → It is a property of `options`: move it there. Only `options` is allowed.",
  ],
  [
    {
      type: "object",
      additionalProperties: false,
      properties: {
        strict: true,
        options: { type: "object", additionalProperties: false, properties: { x: true } },
      },
    },
    { options: { strict: true } },
    "13: `options.strict` is not a property that is allowed → It is a property of the whole document: move it there. Only `x` is allowed.",
  ],
  [
    {
      type: "object",
      additionalProperties: false,
      properties: {
        job: { type: "object", required: ["runs"], properties: { runs: { type: "string" } } },
      },
    },
    { runs: "x", job: {} },
    "2: `runs` is not a property that is allowed, and is required in `job` → Move `runs` into `job`.",
  ],
  [
    { type: "object", propertyNames: { pattern: "^[a-z-]+$" } },
    { "My Name": 1 },
    "2: `My Name` is not a name that is allowed: the name must match the pattern ^[a-z-]+$ → Did you mean `my-name`?",
  ],
  [
    {
      type: "object",
      if: { properties: { kind: { const: "x" } }, required: ["kind"] },
      then: { required: ["y"] },
    },
    { kind: "x" },
    '1: `y` is required, as `kind` is "x" → Add `y`.',
  ],
  // several
  [
    { type: "object", required: ["a", "b", "c"], properties: { b: { type: "string" } } },
    {},
    "1: `a`, `b` and `c` are required → Add `a`. Add `b`: a string. Add `c`.",
  ],
  [
    one({ type: "string", minLength: 1, pattern: "[^ ]" }),
    { a: "" },
    '6: `a` must have at least 1 character, and is empty; it must match the pattern [^ ], too → Write it as in "a".',
  ],
  [
    { type: "object", not: { required: ["a", "b"] } },
    { a: 1, b: 1 },
    "8: the value must not have `a` and `b` together → Remove `a` or `b`.",
  ],
  [
    { type: "object", not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } },
    { b: 1 },
    "2: the value must not have `b` → Remove `b`.",
  ],
  [
    { type: "object", anyOf: [{ required: ["a"] }, { required: ["b", "c"] }] },
    {},
    "1: `a` is required, or instead `b` and `c` → Add `a`.",
  ],
  [
    one({ enum: ["1.0", "1.1"] }),
    { a: "0.1" },
    '6: `a` must be one of "1.0", "1.1", not the string "0.1"',
  ],
  [
    one({ anyOf: [{ type: "object" }, { enum: ["none"] }, { type: "boolean" }] }),
    { a: "on" },
    '6: `a` must be an object, "none" or a boolean, not "on" → Write it without quotes: true.',
  ],
  [
    one({ type: "string", pattern: "^(?!lucene).*" }),
    { a: "lucene.x" },
    '6: `a` must match the pattern ^(?!lucene).*, and is "lucene.x" → Write it as in "a".',
  ],

  [
    {
      type: "object",
      required: ["a"],
      properties: { a: { anyOf: [{ const: "x" }, { type: "string" }] } },
    },
    {},
    '1: `a` is required → Add `a`: "x" or a string.',
  ],

  // what hangs on another
  [
    {
      type: "object",
      properties: { version: { enum: [1, 2] }, a: true },
      if: { properties: { version: { const: 2 } } },
      then: { properties: { a: { type: "integer" } } },
      else: { properties: { a: { $ref: "#/$defs/Text" } } },
      $defs: { Text: { type: "string" } },
    },
    { version: "2", a: 1 },
    '12: `version` must be one of 1, 2, not the string "2" → Write it without quotes: 2.',
  ],
  [
    {
      type: "object",
      properties: { run: { type: "object", properties: { by: { enum: ["a", "b"] } } } },
      if: { properties: { run: { properties: { by: { const: "a" } } } } },
      then: { required: ["x"] },
      else: { required: ["y"] },
    },
    { run: { by: "c" } },
    '14: `run.by` must be one of "a", "b", not "c"',
  ],
  [
    {
      type: "object",
      properties: { kind: true },
      allOf: [{ type: "object", properties: { a: true }, additionalProperties: false }],
    },
    { a: 1, kind: 1 },
    "8: `kind` is not a property that is allowed → `T` has it, but this part is closed to what it does not name itself. Only `a` is allowed.",
  ],
  [
    one({ type: "string", format: "date-time", pattern: "Z$" }),
    { a: "2026-11-24 14:30:00" },
    '6: `a` must be a date-time, not "2026-11-24 14:30:00"; it must match the pattern Z$, too → Did you mean "2026-11-24T14:30:00Z"?',
  ],
  [
    one({ enum: ["read", "write"] }),
    { a: "readonly" },
    '6: `a` must be one of "read", "write", not "readonly" → Did you mean "read"?',
  ],
  [
    one({ const: "a.contact" }),
    { a: "a.Contact" },
    '6: `a` must be "a.contact", not "a.Contact" → Did you mean "a.contact"?',
  ],

  // unions
  [
    { oneOf: [{ allOf: [false] }, { type: "integer" }] },
    1.5,
    "1: the value must be an integer, not 1.5 → The nearest are 1 and 2.",
  ],
  [
    { oneOf: [{ allOf: [false] }, { type: "integer", minimum: 2 }] },
    1,
    "1: the value must be at least 2, and is 1 → The nearest that is allowed is 2.",
  ],
  [
    one({ anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }),
    { a: 5 },
    '6: `a` must be a string or an array, not 5 → Write it in quotes: "5".',
  ],
  [
    one({ anyOf: [{ const: "all" }, { enum: ["none", "some"] }] }),
    { a: "sone" },
    '6: `a` must be "all", "none" or "some", not "sone" → Did you mean "none"?',
  ],
];

for (const [schema, payload, ...expected] of cases) {
  it(`${JSON.stringify(payload).slice(0, 80)} by ${JSON.stringify(schema)}`, () => {
    expect(told(schema, payload)).toEqual(expected);
  });
}

describe("of a union", () => {
  const circle = {
    title: "Circle",
    type: "object",
    properties: { kind: { const: "circle" }, radius: { type: "number" } },
    required: ["radius"],
  };
  const square = {
    title: "Square",
    type: "object",
    properties: { kind: { const: "square" }, side: { type: "number" } },
    required: ["side"],
  };
  const shapes = { "circle.json": circle, "square.json": square };
  const union = one({ anyOf: [{ $ref: "circle.json" }, { $ref: "square.json" }] });

  it("the alternative that a constant picks is the closest", () => {
    const [finding, ...more] = findingsOf(union, { a: { kind: "square", radius: 1 } }, shapes);
    expect(more).toEqual([]);
    expect(finding?.message).toBe(
      "Not a valid `T`: `a.side` is required (in `Square`, square.json:12:3)",
    );
    expect(finding?.related?.map(({ message }) => message)).toEqual([
      "the rule: `required`",
      '`a` fits none of 2 alternatives; this one, `Square`, is the closest: its `kind` is "square"',
    ]);
  });

  it("a constant that none has is told with all", () => {
    expect(told(union, { a: { kind: "circel", radius: 1 } }, shapes)).toEqual([
      '14: `a.kind` must be one of "circle", "square", not "circel" → Did you mean "circle"?',
    ]);
  });

  it("so is a tag that none has", () => {
    const tagged = Object.fromEntries(
      Object.entries(shapes).map(([path, each]) => [path, { ...each, required: ["kind"] }]),
    );
    expect(told(union, { a: { kind: "circel", radius: 1 } }, tagged)).toEqual([
      '14: `a.kind` must be one of "circle", "square", not "circel" → Did you mean "circle"?',
    ]);
  });

  it("those that fit are named, where one only may", () => {
    const [finding] = findingsOf(
      one({ oneOf: [{ type: "integer" }, { $ref: "circle.json" }, { minimum: 2 }] }),
      { a: 3 },
      shapes,
    );
    expect(finding?.message).toBe(
      "Not a valid `T`: `a` must fit exactly one alternative, and fits number 1 and number 3",
    );
    expect(finding?.related?.map(({ message }) => message)).toEqual([
      "the rule: `oneOf`",
      "it fits number 1, an integer",
      "it fits number 3",
    ]);
  });

  it("several issues of the closest each say which it is", () => {
    const found = findingsOf(
      union,
      { a: { kind: "circle", radius: "x", more: 1 } },
      {
        ...shapes,
        "circle.json": { ...circle, required: ["radius", "more", "other"] },
      },
    );
    expect(found.map(({ message, related }) => [message, related?.length])).toEqual([
      ['Not a valid `T`: `a.radius` must be a number, not "x" (in `Circle`, circle.json:9:7)', 2],
      ["Not a valid `T`: `a.other` is required (in `Circle`, circle.json:12:3)", 2],
    ]);
  });
});

it("a rule of a base names it, and both places are there", () => {
  const [finding] = findingsOf({ allOf: [{ $ref: "base.json" }] }, "b: 1\na: x\n", {
    "base.json": { title: "Base", type: "object", properties: { a: { type: "integer" } } },
  });
  expect(finding).toMatchObject({
    message:
      'Not a valid `T`: `a` must be an integer, not "x" (inherited from `Base`, base.json:6:7)',
    location: { file: "p.yaml", line: 2, column: 4 },
    related: [{ location: { file: "base.json", line: 6, column: 7 } }],
  });
});

it("what hangs on another fault is counted with it", () => {
  const [finding] = findingsOf(
    {
      type: "object",
      required: ["kind"],
      if: { properties: { kind: { const: "x" } } },
      then: { required: ["y", "z"] },
    },
    {},
  );
  expect(finding?.message).toBe("Not a valid `T`: `kind` is required");
  expect(finding?.related?.map(({ message }) => message)).toEqual([
    "the rule: `required`",
    "2 more rules are broken, but whether they hold hangs on `kind`",
  ]);
});

it("says of what is empty, twice or between what it can become", () => {
  expect(told(one({ type: "array", minItems: 1 }), { a: [] })).toEqual([
    "6: `a` must have at least 1 item, and has none → Leave `a` out: it is not required.",
  ]);
  const needed = { ...one({ type: "array", minItems: 1 }), required: ["a"] };
  expect(told(needed, { a: [] })).toEqual([
    '6: `a` must have at least 1 item, and has none → Fill it, as in ["text"].',
  ]);
  expect(told(one({ uniqueItems: true }), { a: ["x", "y", "x"] }).map(hintIn)).toEqual([
    "Remove [0] or [2].",
  ]);
  expect(told(one({ multipleOf: 4 }), { a: 5 }).map(hintIn)).toEqual(["The nearest are 4 and 8."]);
  expect(told(one({ multipleOf: 0.1 }), { a: 0.15 }).map(hintIn)).toEqual([undefined]);
});

const hintIn = (text: string): string | undefined => text.split(" → ")[1];
