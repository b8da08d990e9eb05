/** What is said of a value that is wrong: schema and value in, messages out. */

import { describe, expect, it, onTestFinished } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import type { JsonObject, JsonValue } from "../../../src/json/value.js";
import { compileAll, emit, options } from "./contracts.js";

function compiledOf(schema: JsonObject, others: Record<string, JsonValue> = {}) {
  return compileAll({ "schema.json": { title: "Root", ...schema }, ...others });
}

function issuesOf(schema: JsonObject, value: unknown, others?: Record<string, JsonValue>) {
  const compiled = compiledOf(schema, others);
  return createValidators({ ...compiled, options }).validate("schema.json#", value);
}

/** The same by the modules that are emitted. */
async function emittedIssuesOf(
  schema: JsonObject,
  values: readonly unknown[],
  others?: Record<string, JsonValue>,
) {
  const emitted = await emit(compiledOf(schema, others));
  onTestFinished(() => emitted.remove());
  const { Root } = await emitted.import("validators/schema.js");
  return values.map((value) => {
    const result = Root?.validate(value);
    return result?.valid === false ? result.issues : [];
  });
}

const cat = {
  title: "Cat",
  type: "object",
  properties: { kind: { const: "cat" }, lives: { type: "integer" } },
  required: ["kind", "lives"],
};
const dog = {
  title: "Dog",
  type: "object",
  properties: { kind: { enum: ["dog", "puppy"] }, name: { type: "string" } },
  required: ["kind"],
};
const animals = { "cat.json": cat, "dog.json": dog };
const point = {
  title: "Point",
  type: "object",
  properties: { x: { type: "number" }, y: { type: "number" } },
  required: ["x", "y"],
};
const circle = {
  title: "Circle",
  type: "object",
  properties: { radius: { type: "number" } },
  required: ["radius"],
};

const cases: readonly (readonly [
  name: string,
  schema: JsonObject,
  value: unknown,
  messages: readonly string[],
  others?: Record<string, JsonValue>,
])[] = [
  ["type", { type: "string" }, 1, ["the value must be a string"]],
  ["type, listed", { type: ["string", "null"] }, 1, ["the value must be a string or null"]],
  ["integer", { type: "integer" }, 1.5, ["the value must be an integer"]],
  [
    "const",
    { properties: { status: { const: "set" } } },
    { status: "x" },
    ['`status` must be "set"'],
  ],
  [
    "const beside its type is said once",
    { properties: { status: { type: "string", const: "set" } } },
    { status: 1 },
    ['`status` must be "set"'],
  ],
  ["enum", { enum: ["a", "b", 3] }, "c", ['the value must be one of "a", "b", 3']],
  [
    "a long enum is cut off",
    { enum: Array.from({ length: 30 }, (_, i) => i) },
    "c",
    ["the value must be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (30 in all)"],
  ],
  ["required", { required: ["a", "b c"] }, {}, ["`a` is required", "`b c` is required"]],
  [
    "required by base and child is said once",
    { allOf: [{ $ref: "base.json" }], required: ["a"] },
    {},
    ["`a` is required"],
    { "base.json": { title: "Base", type: "object", required: ["a"] } },
  ],
  [
    "places are written as in JavaScript",
    { properties: { a: { items: { properties: { "b-c": { type: "null" } } } } } },
    { a: [{}, { "b-c": 1 }] },
    ['`a[1]["b-c"]` must be null'],
  ],
  ["format", { format: "date-time" }, "x", ["the value must be a date-time"]],
  ["pattern", { pattern: "^a" }, "x", ["the value must match the pattern ^a"]],
  ["minLength", { minLength: 1 }, "", ["the value must have at least 1 character"]],
  [
    "maxLength counts code points",
    { maxLength: 1 },
    "😀😀",
    ["the value must have at most 1 character"],
  ],
  ["minimum", { minimum: 3 }, 2, ["the value must be at least 3"]],
  ["exclusiveMaximum", { exclusiveMaximum: 3 }, 3, ["the value must be less than 3"]],
  ["multipleOf", { multipleOf: 0.01 }, 0.075, ["the value must be a multiple of 0.01"]],
  ["minItems", { minItems: 2 }, [1], ["the value must have at least 2 items"]],
  ["tuple", { prefixItems: [true], items: false }, [1, 2], ["the value must have at most 1 item"]],
  [
    "uniqueItems",
    { uniqueItems: true },
    [1, 2, 1],
    ["the value must not have equal items, and [0] and [2] are"],
  ],
  [
    "contains",
    { contains: { type: "string" } },
    [1, 2],
    ["the value must contain at least 1 item of the kind asked for"],
  ],
  [
    "contains, counted",
    { contains: { type: "string" }, minContains: 1, maxContains: 2 },
    ["a", "b", "c", 1],
    ["the value must contain 1 to 2 items of the kind asked for"],
  ],
  ["minProperties", { minProperties: 1 }, {}, ["the value must have at least 1 property"]],
  [
    "additionalProperties",
    { additionalProperties: false },
    { a: 1 },
    ["`a` is not a property that is allowed"],
  ],
  [
    "unevaluatedProperties",
    { properties: { o: { unevaluatedProperties: false } } },
    { o: { a: 1 } },
    ["`o.a` is not a property that is allowed"],
  ],
  [
    "propertyNames",
    { propertyNames: { pattern: "^[a-z]+$" } },
    { ok: 1, "X-Y": 2 },
    ["`X-Y` is not a name that is allowed: the name must match the pattern ^[a-z]+$"],
  ],
  [
    "propertyNames that allow none",
    { propertyNames: false },
    { a: 1 },
    ["`a` is not a name that is allowed"],
  ],
  [
    "dependentRequired",
    { dependentRequired: { a: ["b"] } },
    { a: 1 },
    ["`b` is required where `a` is present"],
  ],
  [
    "not",
    { properties: { a: { not: { type: "string" } } } },
    { a: "" },
    ["`a` must not be what `not` describes"],
  ],
  ["false", { properties: { a: false } }, { a: "" }, ["`a` must not be present"]],
  ["an empty enum", { enum: [] }, 1, ["the value is asked to be one of no values"]],
  [
    "if and then",
    { if: { required: ["a"] }, then: { required: ["b"] } },
    { a: 1 },
    ["`b` is required"],
  ],
  [
    "a union of types",
    { anyOf: [{ type: "string" }, { type: "null" }] },
    1,
    ["the value must be a string or null"],
  ],
  [
    "a union of constants",
    { oneOf: [{ const: "a" }, { const: "b" }] },
    1,
    ['the value must be "a" or "b"'],
  ],
  [
    "a nullable reference has the issues of its target",
    { oneOf: [{ $ref: "point.json" }, { type: "null" }] },
    { x: 1 },
    ["`y` is required"],
    { "point.json": point },
  ],
  [
    "a branch that nothing fits asks for nothing",
    { oneOf: [{ allOf: [false] }, { type: "integer" }] },
    1.5,
    ["the value must be an integer"],
  ],
  [
    "a branch that nothing fits is not the closest",
    { anyOf: [{ allOf: [false] }, { type: "array", items: { type: "string" } }] },
    [1],
    ["`[0]` must be a string"],
  ],
  [
    "a constant that is of no branch is told with all, though none requires it",
    {
      anyOf: [
        { properties: { kind: { const: "a" } }, required: ["x"] },
        { properties: { kind: { enum: ["b", "c"] } }, required: ["y"] },
      ],
    },
    { kind: "d" },
    ['`kind` must be one of "a", "b", "c"'],
  ],
  [
    "a constant tells more than the number of faults",
    {
      anyOf: [
        { properties: { kind: { const: "a" } } },
        { properties: { kind: { const: "b" } }, required: ["x", "y"] },
      ],
    },
    { kind: "b" },
    [
      "the value fits none of its 2 alternatives; the closest is number 2",
      "`x` is required",
      "`y` is required",
    ],
  ],
  [
    "several values that are wrong weigh less than a shape that is another's",
    {
      anyOf: [
        { type: "object", required: ["x", "y", "z"] },
        { type: "object", properties: { size: { enum: ["s", "m"] } } },
      ],
    },
    { size: "xs" },
    [
      "the value fits none of its 2 alternatives; the closest is number 2",
      '`size` must be one of "s", "m"',
    ],
  ],
  [
    "a union without tag has the issues of the closest branch",
    { anyOf: [{ $ref: "point.json" }, { $ref: "circle.json" }] },
    { x: 1, radius: "long" },
    ["the value fits none of its 2 alternatives; the closest is Point", "`y` is required"],
    { "point.json": point, "circle.json": circle },
  ],
  [
    "oneOf with two that fit",
    { oneOf: [{ $ref: "point.json" }, { $ref: "circle.json" }] },
    { x: 1, y: 2, radius: 3 },
    ["the value must fit exactly one alternative, and fits Point and Circle"],
    { "point.json": point, "circle.json": circle },
  ],
  [
    "a tag picks its branch",
    { oneOf: [{ $ref: "cat.json" }, { $ref: "dog.json" }] },
    { kind: "cat" },
    ["`lives` is required"],
    animals,
  ],
  [
    "a tag of no branch",
    { anyOf: [{ $ref: "cat.json" }, { $ref: "dog.json" }] },
    { kind: "cow" },
    ['`kind` must be one of "cat", "dog", "puppy"'],
    animals,
  ],
  [
    "no tag",
    { oneOf: [{ $ref: "cat.json" }, { $ref: "dog.json" }] },
    {},
    ["`kind` is required"],
    animals,
  ],
  [
    "no object, where a tag was to be",
    { properties: { pet: { oneOf: [{ $ref: "cat.json" }, { $ref: "dog.json" }] } } },
    { pet: 5 },
    ["`pet` must be an object"],
    animals,
  ],
];

describe("messages", () => {
  const named = cases.map(([name, ...rest]) => ({ name, rest }));
  it.each(named)("$name", async ({ rest: [schema, value, messages, others] }) => {
    const issues = issuesOf(schema, value, others);
    expect(issues.map((issue) => issue.message)).toEqual(messages);
    expect(await emittedIssuesOf(schema, [value], others)).toEqual([issues]);
  });
});

describe("places that modules write in parts", () => {
  const named = { type: "string" };
  const place = { properties: { properties: named, "0": named, "a/b~c": named, '"': named } };
  const cases: readonly (readonly [string, JsonObject, unknown])[] = [
    ["by name", { ...place, required: ["x"] }, { properties: 1, 0: 1, "a/b~c": 1, '"': 1 }],
    ["below names", { properties: { properties: place } }, { properties: { properties: 1, 0: 1 } }],
    ["below an index", { items: place }, [{}, { properties: 1, 0: 1, "a/b~c": 1 }]],
    ["an index", { prefixItems: [named, { prefixItems: [place] }] }, [1, [{ 0: 1, '"': 1 }]]],
    ["below a key", { additionalProperties: place }, { "k/~": { properties: 1 }, 0: { 0: 1 } }],
    ["of a definition", { $ref: "#/$defs/properties", $defs: { properties: place } }, { 0: 1 }],
    ["of false", { properties: { a: { properties: { "0": false } } } }, { a: { 0: 1 } }],
    ["in branches", { properties: { a: { anyOf: [place, { type: "null" }] } } }, { a: { 0: 1 } }],
  ];
  it.each(cases)("%s", async (_name, schema, value) => {
    const issues = issuesOf(schema, value);
    expect(issues.length).toBeGreaterThan(0);
    expect(await emittedIssuesOf(schema, [value])).toEqual([issues]);
  });
});

it("neither the value nor the issues of another call change an issue", async () => {
  const schema = {
    properties: { a: { type: "string" }, b: { properties: { c: { enum: ["x"] } } } },
    required: ["d"],
  };
  const value: { a: unknown; b: unknown } = { a: [1], b: { c: { e: 1 } } };
  const [first = [], second = []] = await emittedIssuesOf(schema, [value, value]);
  const before = structuredClone(first);
  value.a = "text";
  value.b = [];
  expect(before).toHaveLength(3);
  expect(first).toEqual(before);
  for (const { path, params } of first) {
    (path as unknown[]).push("more");
    expect(() => Object.assign(params, { more: 1 })).toThrow(TypeError);
  }
  expect(second).toEqual(before);
});

describe("places", () => {
  it("name the value and the keyword, across files and escapes", () => {
    const others = {
      "a b/base #1.json": {
        title: "Base",
        type: "object",
        properties: { "x/y %25": { type: "string" } },
      },
    };
    const [issue] = issuesOf(
      { properties: { list: { items: { $ref: "a%20b/base%20%231.json" } } } },
      { list: [{ "x/y %25": 1 }] },
      others,
    );
    expect(issue).toEqual({
      instancePath: "/list/0/x~1y %25",
      path: ["list", 0, "x/y %25"],
      keyword: "type",
      message: '`list[0]["x/y %25"]` must be a string',
      params: { type: "string" },
      schemaPath: "a b/base #1.json#/properties/x~1y %25/type",
    });
  });

  it("of a value below a `false` is the schema itself", () => {
    const [issue] = issuesOf({ properties: { a: false } }, { a: 1 });
    expect(issue?.schemaPath).toBe("schema.json#/properties/a");
  });
});

describe("depth", () => {
  it("a value nested deeper than the stack is an issue, not an exception", () => {
    let value: unknown = {};
    for (let i = 0; i < 200_000; i++) value = { next: value };
    const issues = issuesOf({ properties: { next: { $ref: "#" } } }, value);
    expect(issues.map((issue) => issue.keyword)).toEqual(["depth"]);
  });
});
