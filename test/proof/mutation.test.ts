/** Mutants of small contracts: which fixtures notice which change, and what survivors are called. */

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json/value.js";
import { survivorInWords } from "../../src/proof/mutation/score.js";
import { contractOf, reportOf } from "./contract.js";

const survivors = (...input: Parameters<typeof reportOf>): readonly string[] =>
  reportOf(...input).survivors.map(survivorInWords);
const equals = (...input: Parameters<typeof reportOf>): readonly string[] =>
  reportOf(...input).equal.map(({ id }) => id);

const base = {
  title: "CodeBase",
  type: "object",
  properties: { code: { type: "string" }, status: { type: "string" } },
  required: ["code", "status"],
};
const child = {
  title: "TimeBound",
  type: "object",
  allOf: [{ $ref: "base.json" }],
  properties: { status: { type: "string", const: "set" }, ends_at: { type: ["string", "null"] } },
  required: ["ends_at"],
};
const family = contractOf({ "base.json": base, "child.json": child });

describe("survivors", () => {
  it("are all rules where there is no fixture", () => {
    const { all, survivors: alive, equal } = reportOf(family, {});
    expect(all.killed).toBe(0);
    expect(alive.length).toBe(all.mutants);
    expect(equal.map(({ id }) => id)).toEqual([
      "child.json#/type removed",
      "child.json#/type widened",
      "child.json#/properties/status/type removed",
      "child.json#/properties/status/type widened",
    ]);
  });

  it("are told in words, by the type whose schema holds the rule", () => {
    const valid = { code: "1", status: "set", ends_at: null };
    const complete = {
      valid: [valid, { ...valid, ends_at: "x" }],
      invalid: [
        null,
        [],
        { ...valid, ends_at: 1 },
        { code: "1", status: "set" },
        { ends_at: null },
        { ...valid, code: null },
        { ...valid, code: 1 },
      ],
    };
    const alive = survivors(family, { TimeBound: complete });
    expect(alive).toEqual([
      "no fixture shows that `status` must be a string in `CodeBase`",
      "no fixture shows that `status` must not be null in `CodeBase`",
      'no fixture shows that `status` must be "set" in `TimeBound`',
    ]);
    const more = { ...complete, invalid: [...complete.invalid, { ...valid, status: "unset" }] };
    const ofBase = { invalid: [{ code: "1", status: null }] };
    expect(survivors(family, { TimeBound: more, CodeBase: ofBase })).toEqual([]);
  });

  it("count for the type that holds the rule, whichever type's fixture notices", () => {
    const { types } = reportOf(family, { TimeBound: { invalid: [{ ends_at: null }] } });
    expect(types.map(({ type, killed }) => [type, killed])).toEqual([
      // Both members that are missing; the base as a whole, at the child.
      ["CodeBase", 2],
      ["TimeBound", 1],
    ]);
  });
});

describe("rules", () => {
  const single = (schema: JsonObject) => contractOf({ "t.json": { title: "T", ...schema } });

  it("of an enum are each value, that there is no other, and the list", () => {
    const schema = single({ type: "string", enum: ["a", "b"] });
    expect(survivors(schema, {})).toEqual([
      "no fixture shows that the value must be one of its 2 listed values in `T`",
      'no fixture shows that the value must not be "unknown", which is not listed in `T`',
      'no fixture shows that the value may be "a" in `T`',
      'no fixture shows that the value may be "b" in `T`',
    ]);
    expect(survivors(schema, { T: { valid: ["a", "b"], invalid: ["c"] } })).toEqual([]);
    // That 7 is not listed is a finding, which is gone where there is no list.
    expect(survivors(schema, { T: { valid: ["a", "b"], invalid: [7] } })).toEqual([
      'no fixture shows that the value must not be "unknown", which is not listed in `T`',
    ]);
  });

  it("of bounds are that there is one, and where it is", () => {
    const schema = single({ type: "integer", minimum: 0, maximum: 9 });
    const kinds = [null, "x", 1.5];
    expect(survivors(schema, { T: { valid: [0], invalid: [...kinds, -100, 100] } })).toEqual([
      "no fixture shows that the value must be at least 0, and not just -1 in `T`",
      "no fixture shows that the value must be at most 9, and not just 10 in `T`",
    ]);
    expect(survivors(schema, { T: { invalid: [...kinds, -1, 10] } })).toEqual([]);
  });

  it("of a list that counts from one are one, since nothing lies between one and none", () => {
    const schema = single({ type: "array", minItems: 1, uniqueItems: true });
    expect(survivors(schema, {})).toEqual([
      "no fixture shows that the value must be an array in `T`",
      "no fixture shows that the value must not be null in `T`",
      "no fixture shows that the value must have at least 1 items in `T`",
      "no fixture shows that the value must not have an item twice in `T`",
    ]);
  });

  it("of text are its pattern and its format", () => {
    const schema = single({ type: "string", pattern: "^a", format: "email" });
    const invalid = [null, 1, "x@example.com"];
    expect(survivors(schema, { T: { invalid } })).toEqual([
      'no fixture shows that the value must have the format "email" in `T`',
    ]);
  });

  it("of a closed object are that it is closed", () => {
    const schema = single({ type: "object", properties: { a: true }, additionalProperties: false });
    const invalid = [null, []];
    expect(survivors(schema, { T: { invalid } })).toEqual([
      "no fixture shows that the value must have no other members than those it names in `T`",
    ]);
    expect(survivors(schema, { T: { invalid: [...invalid, { b: 1 }] } })).toEqual([]);
  });

  it("of a union are each branch, and that there is no other", () => {
    const schemas = contractOf({
      "u.json": {
        title: "U",
        oneOf: [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/B" }],
        $defs: tagged,
      },
    });
    const valid = [{ tag: "a" }, { tag: "b" }];
    const invalid = [{ tag: "c" }, {}, { tag: null }, null, 7];
    expect(survivors(schemas, { U: { valid, invalid } })).toEqual([]);
    expect(survivors(schemas, { U: { valid: valid.slice(1), invalid } })).toEqual([
      "no fixture shows that the value may be a `A` in `U`",
    ]);
  });

  it("that others imply are equal in meaning, and told", () => {
    const schema = single({ type: "object", properties: { a: { type: "string", const: "x" } } });
    expect(equals(schema, {})).toEqual([
      "t.json#/properties/a/type removed",
      "t.json#/properties/a/type widened",
    ]);
  });
});

const tagged = {
  A: { type: "object", properties: { tag: { const: "a" } }, required: ["tag"] },
  B: { type: "object", properties: { tag: { const: "b" } }, required: ["tag"] },
};

it("a format that nobody looks at is no rule", () => {
  const schema = { title: "T", type: "string", format: "of-our-own" };
  const report = reportOf(contractOf({ "t.json": schema }), { T: { valid: ["x"], invalid: [1] } });
  expect(report.survivors.map(({ keyword }) => keyword)).not.toContain("format");
});

it("a constant beside its type is one that needs no fixture", () => {
  const schema = { title: "T", anyOf: [{ const: 1 }, { const: 2 }, { type: "integer" }] };
  const report = reportOf(contractOf({ "t.json": schema }), { T: { valid: [3], invalid: ["x"] } });
  expect(report.survivors.map(({ pointer }) => pointer)).not.toContain("/anyOf/0");
  expect(report.all.equal).toBeGreaterThanOrEqual(2);
});

it("a message alone notices nothing", () => {
  const schema = contractOf({ "t.json": { title: "T", type: "string", minLength: 3 } });
  const alive = survivors(schema, { T: { invalid: ["", null, 1] } });
  expect(alive).toEqual([
    "no fixture shows that the value must have a length of at least 3, and not just 2 in `T`",
  ]);
});

it("a union that is told apart by a tag is compiled anew where the tag goes", () => {
  const schemas = contractOf({
    "u.json": { title: "U", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] },
    "a.json": { title: "A", ...tagged.A },
    "b.json": { title: "B", ...tagged.B },
  });
  // Without the constant, both branches hold `{ tag: "b" }`, so it is in none of `oneOf`.
  const { survivors: alive } = reportOf(schemas, { U: { valid: [{ tag: "b" }] } });
  expect(alive.map(({ id }) => id)).not.toContain("a.json#/properties/tag/const removed");
  expect(alive.map(({ id }) => id)).toContain("b.json#/properties/tag/const removed");
});

it("a reference before 2019-09 silences what stands beside it, and that is no rule", () => {
  const schemas = contractOf({
    "t.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "T",
      properties: { a: { $ref: "#/definitions/S", maxLength: 3 } },
      definitions: { S: { type: "string" } },
    },
  });
  expect(reportOf(schemas, {}).survivors.map(({ id }) => id)).toEqual([
    "t.json#/properties/a/$ref removed",
    "t.json#/definitions/S/type removed",
    "t.json#/definitions/S/type widened",
  ]);
});
