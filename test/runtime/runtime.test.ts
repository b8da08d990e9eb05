import { describe, expect, it } from "vitest";
import {
  defineType,
  equal,
  fail,
  firstDuplicate,
  isMultipleOf,
  rulesOf,
  ucs2length,
  ValidationError,
  type Check,
  type Rule,
  type SchemaDocument,
} from "../../src/runtime/runtime.js";

const document: SchemaDocument = {
  id: "https://example.com/a.json",
  dialect: "2020-12",
  schema: { type: "string" },
  imports: () => [],
};

const [rule] = rulesOf("a.json#", [["/type", { type: "string" }]]) as [Rule];
const fits = (value: unknown) => typeof value === "string";
const check: Check = (value) => (fits(value) ? null : fail(null, "", rule));
const Text = defineType<string>({ name: "Text", fits, check, document, pointer: "" });

describe("equal", () => {
  const same = [
    [
      { a: 1, b: [null] },
      { b: [null], a: 1 },
    ],
    [Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
  ];
  const different = [
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ toString: 1 }, { x: 1 }],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [0, false],
    [null, {}],
    [JSON.parse('{"__proto__": 1}'), {}],
  ];
  it.each(same)("%j is %j", (a, b) => expect([equal(a, b), equal(b, a)]).toEqual([true, true]));
  it.each(different)("%j is not %j", (a, b) =>
    expect([equal(a, b), equal(b, a)]).toEqual([false, false]),
  );
});

it.each([
  ["", 0],
  ["abc", 3],
  ["😀", 1],
  ["\ud83d", 1],
  ["\ude00\ud83d", 2],
  ["a😀b😀", 4],
])("ucs2length of %j is %d", (text, length) => expect(ucs2length(text)).toBe(length));

it.each<[unknown[], [number, number] | undefined]>([
  [[], undefined],
  [[1, "1", true, "true", null, [], {}], undefined],
  [
    ["__proto__", "a", "__proto__"],
    [0, 2],
  ],
  [
    [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }],
    [0, 2],
  ],
  [
    [[1], [[1]], [1]],
    [0, 2],
  ],
])("firstDuplicate of %j is %j", (items, pair) => expect(firstDuplicate(items)).toEqual(pair));

it.each([
  [0.07, 0.01, true],
  [0.075, 0.01, false],
  [19.99, 0.01, true],
  [1e308, 0.123456789, false],
  [1e308, 1e-300, true],
  [4.5, 1.5, true],
  [-6, 3, true],
  [0, 7, true],
  [7, 2, false],
  [Number.POSITIVE_INFINITY, 1, false],
])("isMultipleOf(%d, %d) is %s", (value, divisor, verdict) =>
  expect(isMultipleOf(value, divisor)).toBe(verdict),
);

describe("rules", () => {
  it.each([
    ["/type", ""],
    ["/properties/a/type", "/a"],
    ["/properties/a~1b/properties/properties/type", "/a~1b/properties"],
    ["/properties/list/items/properties/a/type", "/a"],
    ["/properties/list/items/type", ""],
    ["/$defs/properties/properties/a/type", "/a"],
    ["/properties/properties/properties/a/required", "/properties/a"],
  ])("at %s are of %j, unless they say another place", (place, below) => {
    const rules = rulesOf("a.json#", [[place], [place, {}, "/x"]]);
    expect(rules.map((each) => each.below)).toEqual([below, "/x"]);
  });

  it("have the keyword that their place ends with, unless they say another", () => {
    const rules = rulesOf("a.json#", [["/a/type"], ["/a/false schema"], ["/a", {}, "", "b"]]);
    expect(rules.map(({ keyword, schemaPath }) => [keyword, schemaPath])).toEqual([
      ["type", "a.json#/a/type"],
      ["false schema", "a.json#/a"],
      ["b", "a.json#/a"],
    ]);
  });
});

describe("a companion", () => {
  it("judges, in each form", () => {
    expect(Text.is("a")).toBe(true);
    expect(Text.is(1)).toBe(false);
    expect(Text.parse("a")).toBe("a");
    expect(Text.validate("a")).toEqual({ valid: true, value: "a" });
    expect(Text["~standard"].validate("a")).toEqual({ value: "a" });
    expect(Text["~standard"].validate(1)).toEqual({
      issues: [{ message: "the value must be a string", path: [] }],
    });
  });

  it("throws an error that says why", () => {
    const { assert } = Text;
    try {
      (assert as (value: unknown) => void)(1);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      expect(error.message).toBe("not a valid Text: the value must be a string");
      expect(error.issues).toHaveLength(1);
    }
  });

  it("says how many more issues there are", () => {
    const issue = {
      instancePath: "",
      path: [],
      keyword: "x",
      message: "first",
      params: {},
      schemaPath: "",
    };
    expect(new ValidationError("T", [issue, issue, issue]).message).toBe(
      "not a valid T: first and 2 more",
    );
  });

  it("can't be changed", () => {
    expect(Object.isFrozen(Text) && Object.isFrozen(Text["~standard"])).toBe(true);
  });

  it("gives its schema in the version that it has, and refuses others", () => {
    const { input, output } = Text["~standard"].jsonSchema;
    expect(input({ target: "draft-2020-12" })).toEqual({ type: "string" });
    expect(output({ target: "draft-2020-12" })).toEqual({ type: "string" });
    expect(() => input({ target: "draft-07" })).toThrow(TypeError);
    expect(() => input({ target: "openapi-3.0" })).toThrow(TypeError);
  });

  it("lets exceptions that are none of depth pass", () => {
    const broken = defineType<string>({
      name: "Broken",
      fits: () => {
        throw new TypeError("a bug");
      },
      check,
      document,
      pointer: "",
    });
    expect(() => broken.is(1)).toThrow("a bug");
    expect(() => broken.validate(1)).toThrow("a bug");
  });
});

describe("schema", () => {
  const other: SchemaDocument = {
    id: "https://example.com/b.json",
    dialect: "2020-12",
    schema: { $id: "https://example.com/b.json", $ref: "a.json" },
    imports: () => [referring],
  };
  const referring: SchemaDocument = {
    id: "https://example.com/a.json",
    dialect: "2020-12",
    schema: { properties: { b: { $ref: "b.json" } }, $defs: { X: true } },
    imports: () => [other],
  };

  it("of a root embeds what it refers to, round circles", () => {
    const type = defineType({ name: "A", fits, check, document: referring, pointer: "" });
    expect(type.schema).toEqual({
      $id: "https://example.com/a.json",
      properties: { b: { $ref: "b.json" } },
      $defs: { X: true, "https://example.com/b.json": other.schema },
    });
    expect(type.schema).toBe(type.schema);
  });

  it("of a definition refers into its embedded document", () => {
    const type = defineType({
      name: "X",
      fits,
      check,
      document: referring,
      pointer: "/$defs/X",
    });
    expect(type.schema).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $ref: "https://example.com/a.json#/%24defs/X",
      $defs: {
        "https://example.com/a.json": {
          $id: "https://example.com/a.json",
          ...(referring.schema as object),
        },
        "https://example.com/b.json": other.schema,
      },
    });
  });
});
