import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equal } from "../../src/json/equal.js";
import { append, parentOf, tokensOf, valueAt } from "../../src/json/pointer.js";
import { canonical } from "../../src/json/print.js";
import type { JsonValue } from "../../src/json/value.js";

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

describe("pointers", () => {
  it("tokens of any text come back as they went in", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) => {
        expect(tokensOf(append("", ...tokens))).toEqual(tokens);
      }),
    );
  });

  it("the parent of an extended pointer is the pointer", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (tokens, last) => {
        const pointer = append("", ...tokens);
        expect(parentOf(append(pointer, last))).toBe(pointer);
      }),
    );
  });

  it("find own values only", () => {
    const document = JSON.parse('{ "a/b": [ { "~": 1 } ], "__proto__": { "x": 2 } }') as JsonValue;
    expect(valueAt(document, "/a~1b/0/~0")).toBe(1);
    expect(valueAt(document, "/__proto__/x")).toBe(2);
    expect(valueAt(document, "/constructor")).toBeUndefined();
    expect(valueAt(document, "/a~1b/00")).toBeUndefined();
    expect(valueAt(document, "/a~1b/1")).toBeUndefined();
  });
});

describe("equality", () => {
  it("is that of canonical texts", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(equal(a, b)).toBe(canonical(a) === canonical(b));
      }),
    );
    fc.assert(
      fc.property(json, (a) => {
        expect(equal(a, structuredClone(a))).toBe(true);
      }),
    );
  });

  it("takes no key from the prototype", () => {
    expect(equal({ a: 1 }, JSON.parse('{ "toString": 1 }') as JsonValue)).toBe(false);
    expect(equal(JSON.parse('{ "__proto__": 1 }') as JsonValue, {})).toBe(false);
  });
});
