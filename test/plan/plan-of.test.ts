import { expect, it } from "vitest";
import type { JsonValue } from "../../src/json/value.js";
import { mayBeNull, recordNamed, typeNamed } from "../../src/plan/look-up.js";
import { planOf } from "../../src/plan/plan-of.js";
import type { LanguageTraits, Plan } from "../../src/plan/plan.js";
import type { Shape } from "../../src/plan/shape.js";
import { compileJson } from "../support/compile-json.js";

/** A language that takes names as they come, and checks no pattern with a backslash. */
const traits: LanguageTraits = {
  typeNames: () => {
    const taken = new Set<string>();
    return {
      take(wanted) {
        let name = wanted;
        while (taken.has(name)) name += "_";
        taken.add(name);
        return name;
      },
    };
  },
  memberNames: (names) => new Map([...names].map((name) => [name, name.toUpperCase()])),
  namesParts: true,
  checksPattern: (pattern) => !pattern.includes("\\"),
  formats: new Set(["date"]),
};

function planFor(schemas: Record<string, JsonValue>, changes: Partial<LanguageTraits> = {}): Plan {
  const { value } = compileJson(schemas);
  return planOf(value.contract, { ...traits, ...changes }, { assertFormats: true });
}

/** A plan without documentation and places, as text that tests can hold. */
function shown(plan: Plan): Record<string, unknown> {
  return Object.fromEntries(
    [...plan.types.values()].map(
      ({ name, documentation: _, declaration: __, looseness, ...rest }) => [
        name,
        {
          ...rest,
          ...(rest.kind === "record"
            ? {
                fields: rest.fields.map(({ jsonName, shape, required, from }) => ({
                  jsonName,
                  shape,
                  ...(required ? { required } : {}),
                  ...(from === undefined ? {} : { from }),
                })),
              }
            : {}),
          ...(looseness.length > 0 ? { looseness: looseness.map((each) => each.keyword) } : {}),
        },
      ],
    ),
  );
}

const text: Shape = { kind: "string" };

it("a base comes before its heir, which says what it narrows", () => {
  const plan = planFor({
    "a-child.json": {
      title: "Child",
      allOf: [{ $ref: "base.json" }],
      properties: { kind: { const: "child" }, own: { type: "integer", minimum: 1 } },
      required: ["own"],
    },
    "base.json": {
      title: "Base",
      type: "object",
      properties: { kind: { type: "string" }, kept: { type: ["string", "null"] } },
    },
  });
  expect([...plan.types.keys()]).toEqual(["Base", "Child"]);
  expect(shown(plan)["Child"]).toEqual({
    kind: "record",
    bases: ["Base"],
    fields: [
      { jsonName: "kind", shape: { kind: "constants", values: ["child"] } },
      { jsonName: "kept", shape: { kind: "nullable", of: text }, from: "Base" },
      { jsonName: "own", shape: { kind: "integer", rules: { minimum: 1 } }, required: true },
    ],
    others: { kind: "any" },
  });
  expect(recordNamed(plan, "Child")?.fields.map((each) => each.name)).toEqual([
    "KIND",
    "KEPT",
    "OWN",
  ]);
});

it("unions and enumerations within types get names, null stays outside", () => {
  const plan = planFor({
    "a.json": {
      title: "A",
      type: "object",
      properties: {
        size: { enum: ["s", "m", null] },
        one: { const: "s" },
        value: {
          oneOf: [
            { type: "string", minLength: 2 },
            { type: "null" },
            { type: "array", items: { enum: ["x", "y"] } },
          ],
        },
      },
    },
  });
  expect(shown(plan)).toEqual({
    ASize: { kind: "enum", values: ["s", "m"] },
    AValueItem: expect.objectContaining({ kind: "enum", values: ["x", "y"] }),
    AValue: {
      kind: "union",

      branches: [
        { label: "String", shape: { kind: "string", rules: { minLength: 2 } } },
        {
          label: "AValueItemList",
          shape: {
            kind: "list",
            item: { kind: "named", name: "AValueItem" },
            minItems: 0,
            maxItems: undefined,
          },
        },
      ],
    },
    A: {
      kind: "record",

      bases: [],
      fields: [
        { jsonName: "size", shape: { kind: "nullable", of: { kind: "named", name: "ASize" } } },
        { jsonName: "one", shape: { kind: "constants", values: ["s"] } },
        { jsonName: "value", shape: { kind: "nullable", of: { kind: "named", name: "AValue" } } },
      ],
      others: { kind: "any" },
    },
  });
});

it("parts stay in place where the language does not name them", () => {
  const plan = planFor(
    { "u.json": { title: "U", anyOf: [{ type: "string" }, { type: "array" }] } },
    { namesParts: false },
  );
  expect(typeNamed(plan, "U")).toMatchObject({
    kind: "alias",
    shape: { kind: "choice", branches: [{ label: "String" }, { label: "AnyList" }] },
  });
});

it("a tag tells branches apart where each requires constants of its own", () => {
  const branch = (title: string, kinds: string[], required = ["kind"]): JsonValue => ({
    title,
    type: "object",
    properties: { kind: { enum: kinds } },
    required,
  });
  const union = (...schemas: JsonValue[]): Plan =>
    planFor({
      ...Object.fromEntries(schemas.map((schema, i) => [`${i}.json`, schema])),
      "u.json": { title: "U", oneOf: schemas.map((_, i) => ({ $ref: `${i}.json` })) },
    });
  expect(typeNamed(union(branch("A", ["a", "aa"]), branch("B", ["b"])), "U")).toMatchObject({
    tag: { jsonName: "kind", values: [["a", "aa"], ["b"]] },
  });
  expect(typeNamed(union(branch("A", ["a"]), branch("B", ["b"], [])), "U")).not.toHaveProperty(
    "tag",
  );
  expect(typeNamed(union(branch("A", ["a"]), branch("B", ["a", "b"])), "U")).not.toHaveProperty(
    "tag",
  );
});

it("objects within a union are called by their constants", () => {
  const object = (kind: string): JsonValue => ({
    type: "object",
    properties: { kind: { const: kind } },
    required: ["kind"],
  });
  const plan = planFor({ "u.json": { title: "U", oneOf: [object("round"), object("two words")] } });
  expect(typeNamed(plan, "U")).toMatchObject({
    kind: "union",
    branches: [{ label: "URound" }, { label: "UTwoWords" }],
    tag: { jsonName: "kind", values: [["round"], ["two words"]] },
  });
});

it("what can't be checked is on record, the rest is a rule", () => {
  const plan = planFor({
    "a.json": {
      title: "A",
      type: "object",
      properties: {
        d: { type: "string", format: "date", pattern: "^1" },
        e: { type: "string", format: "email", pattern: "\\d" },
      },
      patternProperties: { "^x-": { type: "string" } },
      additionalProperties: false,
    },
  });
  expect(shown(plan)["A"]).toMatchObject({
    fields: [
      { jsonName: "d", shape: { rules: { formats: ["date"], patterns: ["^1"] } } },
      { jsonName: "e", shape: text },
    ],
    others: text,
    rules: { names: { known: ["d", "e"], patterns: ["^x-"] } },
    looseness: ["pattern", "format"],
  });
  expect([...plan.looseness.values()][0]).toHaveLength(2);
});

it("rules on members that have no names are kept, or on record", () => {
  const plan = planFor({
    "m.json": { title: "M", type: "object", additionalProperties: { minimum: 1 } },
    "u.json": {
      title: "U",
      type: "object",
      patternProperties: { "^x": { type: "string" } },
      unevaluatedProperties: false,
    },
  });
  expect(shown(plan)).toMatchObject({
    M: { shape: { kind: "map", values: { kind: "any", rules: { minimum: 1 } } } },
    U: { shape: { values: { kind: "any" } }, looseness: ["patternProperties"] },
  });
});

it("arrays are lists, tuples, or told by position", () => {
  const plan = planFor({
    "t.json": {
      title: "T",
      type: "array",
      prefixItems: [{ type: "string" }, { type: "null" }],
      items: false,
      minItems: 2,
    },
    "p.json": { title: "P", type: "array", prefixItems: [{ type: "string" }], minItems: 1 },
  });
  expect(shown(plan)).toMatchObject({
    T: { shape: { kind: "tuple", items: [text, { kind: "null" }] } },
    P: { shape: { kind: "positions", items: [text], rest: { kind: "any" }, minItems: 1 } },
  });
});

it("null is looked for through names, also those that lead back", () => {
  const plan = planFor({
    "n.json": { title: "N", type: ["null", "array"], items: { $ref: "#" } },
    "m.json": { title: "M", anyOf: [{ $ref: "n.json" }, { type: "string" }] },
    "o.json": { title: "O", type: "object", properties: { m: { $ref: "m.json" } } },
  });
  const named = (name: string): Shape => ({ kind: "named", name });
  expect(["N", "M", "O"].map((name) => mayBeNull(plan, named(name)))).toEqual([true, true, false]);
});
