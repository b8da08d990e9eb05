/** Changes, one entry a case: the schemas before and now, and what is found, exactly. */

import type { JsonObject, JsonValue } from "../../src/json/value.js";

export interface Change {
  readonly name: string;
  readonly before: Readonly<Record<string, JsonValue>>;
  readonly now: Readonly<Record<string, JsonValue>>;
  /** `code message`, those of payloads first. */
  readonly found: readonly string[];
}

/** One type, `T`, in two states. */
function type(before: JsonObject, now: JsonObject): Pick<Change, "before" | "now"> {
  return {
    before: { "t.json": { title: "T", ...before } },
    now: { "t.json": { title: "T", ...now } },
  };
}

/** A member `a` in two states. */
function member(before: JsonValue, now: JsonValue): Pick<Change, "before" | "now"> {
  const object = (a: JsonValue): JsonObject => ({ type: "object", properties: { a } });
  return type(object(before), object(now));
}

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});
const text = { type: "string" };
const point = (required: string[] = ["x", "y"]): JsonObject => ({
  title: "Point",
  ...object({ x: { type: "number" }, y: { type: "number" } }, { required }),
});

export const changes: readonly Change[] = [
  {
    name: "a bound is tightened",
    ...member({ type: "integer", minimum: 1 }, { type: "integer", minimum: 3 }),
    found: ["breaking-bounds Payloads of `before` are rejected now: `a` must be at least 3 (`T`)"],
  },
  {
    name: "a bound is loosened",
    ...member({ type: "string", maxLength: 4 }, { type: "string", maxLength: 9 }),
    found: [
      "breaking-bounds New payloads are rejected by `before`: there, `a` must have at most 4 characters (`T`)",
    ],
  },
  {
    name: "a pattern is another one",
    ...member({ type: "string", pattern: "^a+$" }, { type: "string", pattern: "^[ab]+$" }),
    found: [
      "breaking-pattern New payloads are rejected by `before`: there, `a` must match the pattern ^a+$ (`T`)",
    ],
  },
  {
    name: "a pattern says the same in other words",
    ...member({ type: "string", pattern: "^(a|b)$" }, { type: "string", pattern: "^[ab]$" }),
    found: [
      'breaking-code No payload shows it, but code that reads `T` may stop compiling: `a`: `"a"` or `"b"` before, a string now',
    ],
  },
  {
    name: "an enumeration says the same as a union of constants, in another order",
    ...member({ enum: ["a", "b"] }, { anyOf: [{ const: "b" }, { const: "a" }] }),
    found: [],
  },
  {
    name: "a member may be null",
    ...member(text, { type: ["string", "null"] }),
    found: [
      "breaking-type New payloads are rejected by `before`: there, `a` must be a string (`T`)",
    ],
  },
  {
    name: "a member is dropped, and others are refused",
    ...type(object({ a: text, b: text }), object({ a: text }, { additionalProperties: false })),
    found: [
      "breaking-members Payloads of `before` are rejected now: `b` is not a property that is allowed (`T`)",
      "breaking-undeclared Payloads of `before` are rejected now: `text` is not a property that is allowed (`T`)",
    ],
  },
  {
    name: "items have to be unique",
    ...member({ type: "array" }, { type: "array", uniqueItems: true }),
    found: [
      "breaking-condition Payloads of `before` are rejected now: `a` must not have equal items, and [0] and [1] are (`T`)",
    ],
  },
  {
    name: "a union is split by a tag, and then a branch is gone",
    before: {
      "t.json": { title: "T", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] },
      "a.json": { title: "A", ...object({ k: { const: "a" } }, { required: ["k"] }) },
      "b.json": { title: "B", ...object({ k: { const: "b" } }, { required: ["k"] }) },
    },
    now: {
      "t.json": { title: "T", oneOf: [{ $ref: "a.json" }] },
      "a.json": { title: "A", ...object({ k: { const: "a" } }, { required: ["k"] }) },
    },
    found: [
      'breaking-values Payloads of `before` are rejected now: `k` must be "a" (`T`)',
      "breaking-type-removed The type `B` of `before` is gone",
    ],
  },
  {
    name: "members move to a base, a reference is inlined, the order is another",
    before: {
      "t.json": { title: "T", ...object({ p: { $ref: "point.json" }, a: text }) },
      "point.json": point(),
    },
    now: {
      "t.json": {
        title: "T",
        allOf: [{ $ref: "base.json" }],
        properties: {
          p: {
            required: ["y", "x"],
            properties: { y: { type: "number" }, x: { type: "number" } },
            type: "object",
          },
        },
        type: "object",
      },
      "base.json": { title: "Base", ...object({ a: text }) },
      "point.json": point(),
    },
    found: [],
  },
  {
    name: "a definition has another name",
    ...type(
      object(
        { a: { $ref: "#/$defs/One" } },
        { $defs: { One: { ...object({ x: text, y: text }) } } },
      ),
      object(
        { a: { $ref: "#/$defs/Two" } },
        { $defs: { Two: { ...object({ x: text, y: text }) } } },
      ),
    ),
    found: ["breaking-type-renamed `Two` was called `One`"],
  },
  {
    name: "a type that leads back to itself is tightened",
    ...type(
      object({ next: { $ref: "#" }, name: text }),
      object({ next: { $ref: "#" }, name: { type: "string", minLength: 1 } }),
    ),
    found: [
      "breaking-bounds Payloads of `before` are rejected now: `name` must have at least 1 character (`T`)",
    ],
  },
  {
    name: "two types that lead to each other stay what they are",
    before: {
      "t.json": { title: "T", ...object({ u: { $ref: "u.json" }, n: { minimum: 2 } }) },
      "u.json": { title: "U", ...object({ ts: { type: "array", items: { $ref: "t.json" } } }) },
    },
    now: {
      "t.json": { title: "T", ...object({ u: { $ref: "u.json" }, n: { minimum: 1 } }) },
      "u.json": { title: "U", ...object({ ts: { items: { $ref: "t.json" }, type: "array" } }) },
    },
    found: [
      "breaking-bounds New payloads are rejected by `before`: there, `ts[0].n` must be at least 2 (`T` and `U`)",
    ],
  },
  {
    name: "a base is changed",
    before: {
      "base.json": { title: "Base", ...object({ a: text }) },
      "x.json": { title: "X", allOf: [{ $ref: "base.json" }], ...object({ x: text }) },
      "y.json": { title: "Y", allOf: [{ $ref: "base.json" }], ...object({ y: text }) },
    },
    now: {
      "base.json": { title: "Base", ...object({ a: text }, { required: ["a"] }) },
      "x.json": { title: "X", allOf: [{ $ref: "base.json" }], ...object({ x: text }) },
      "y.json": { title: "Y", allOf: [{ $ref: "base.json" }], ...object({ y: text }) },
    },
    found: [
      "breaking-required Payloads of `before` are rejected now: `a` is required (`Base`, `X` and `Y`)",
    ],
  },
  {
    name: "a type is gone, and one is new",
    before: { "t.json": { title: "T", ...object({ a: text, b: text }) } },
    now: { "u.json": { title: "U", ...object({ c: text, d: text }) } },
    found: ["breaking-type-removed The type `T` of `before` is gone"],
  },
  {
    name: "a type is in another file, and one has another name",
    before: {
      "t.json": { title: "T", ...object({ a: text, b: text }) },
      "p.json": point(),
    },
    now: {
      "deep/t.json": { title: "T", ...object({ a: text, b: text }) },
      "p.json": { ...point(), title: "Place" },
    },
    found: [
      "breaking-type-moved `T` was in the module `t`",
      "breaking-type-renamed `Place` was called `Point`",
    ],
  },
  {
    name: "what can't be told in formulas",
    ...type(
      { type: "array", prefixItems: [text], contains: { minimum: 3 }, unevaluatedItems: false },
      { type: "array", prefixItems: [text], contains: { minimum: 3 }, unevaluatedItems: text },
    ),
    found: [
      "breaking-unproved Whether payloads of `before` are still accepted could not be found out of `T`: `unevaluatedItems` could not be reasoned about",
      "breaking-unproved Whether new payloads are accepted by `before` could not be found out of `T`: `unevaluatedItems` could not be reasoned about",
    ],
  },
  {
    name: "no payload breaks, and code does",
    ...member(
      { type: "string", enum: ["a", "b"], pattern: "^[ab]$" },
      { type: "string", pattern: "^[ab]$" },
    ),
    found: [
      'breaking-code No payload shows it, but code that reads `T` may stop compiling: `a`: `"a"` or `"b"` before, a string now',
    ],
  },
];
