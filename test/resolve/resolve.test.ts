import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../src/json/value.js";
import { dialectOf, metaschemaOf, dialects } from "../../src/resolve/dialect.js";
import { resolve } from "../../src/resolve/resolve.js";
import { referencesIn } from "../../src/resolve/parts.js";
import { keyOf } from "../../src/resolve/resolved.js";
import { sourceOf } from "../support/compile-json.js";

function bound(files: Readonly<Record<string, JsonValue>>) {
  const { value, diagnostics } = resolve(
    Object.entries(files).map(([path, json]) => sourceOf(path, json)),
    { defaultDialect: "2020-12" },
  );
  const targets: Record<string, string> = {};
  for (const { from, target } of referencesIn(value)) targets[keyOf(from)] = target.key;
  return { targets, codes: diagnostics.map(({ code }) => code), value };
}

describe("references", () => {
  it("resolve by $id, by path, by anchor, by pointer", () => {
    const { targets, codes } = bound({
      "a/one.json": {
        $id: "https://example.com/x/one.json",
        $defs: { p: { $anchor: "here" }, "q/r": {} },
        allOf: [
          { $ref: "two.json" },
          { $ref: "#here" },
          { $ref: "#/$defs/q~1r" },
          { $ref: "#/$defs/q%2Fr" },
        ],
      },
      "b/two.json": { $id: "https://example.com/x/two.json" },
      "c/three.json": { properties: { d: { $ref: "../b/two.json" } } },
    });
    expect(codes).toEqual(["unresolved-reference"]);
    expect(targets).toEqual({
      "a/one.json#/allOf/0": "b/two.json#",
      "a/one.json#/allOf/1": "a/one.json#/$defs/p",
      "a/one.json#/allOf/2": "a/one.json#/$defs/q~1r",
      "c/three.json#/properties/d": "b/two.json#",
    });
  });

  it("an embedded resource has a base of its own", () => {
    const { targets, codes } = bound({
      "a.json": {
        $id: "https://example.com/a",
        $defs: { inner: { $id: "inner/", $defs: { x: {} }, $ref: "#/$defs/x" } },
        $ref: "inner/",
      },
    });
    expect(codes).toEqual([]);
    expect(targets).toEqual({
      "a.json#": "a.json#/$defs/inner",
      "a.json#/$defs/inner": "a.json#/$defs/inner/$defs/x",
    });
  });

  it("a place where no keyword makes a schema becomes one by being referred to, with all inside it", () => {
    const { targets, codes, value } = bound({
      "a.json": {
        components: { x: { properties: { y: { $ref: "#/components/z" } } }, z: {} },
        $ref: "#/components/x",
      },
    });
    expect(codes).toEqual([]);
    expect(targets).toEqual({
      "a.json#": "a.json#/components/x",
      "a.json#/components/x/properties/y": "a.json#/components/z",
    });
    expect(value.schemas.has("a.json#/components/z")).toBe(true);
  });

  it("in a member called $ref, or in an enum, there is none", () => {
    const { targets, codes } = bound({
      "a.json": { properties: { $ref: { type: "string" } }, enum: [{ $ref: "nowhere" }] },
    });
    expect([targets, codes]).toEqual([{}, []]);
  });

  it("beside a $ref of draft-07, an $id is none", () => {
    const { targets, codes } = bound({
      "a.json": {
        $schema: "http://json-schema.org/draft-07/schema#",
        definitions: { x: {} },
        properties: { p: { $id: "elsewhere/", $ref: "#/definitions/x" } },
      },
    });
    expect(codes).toEqual([]);
    expect(targets).toEqual({ "a.json#/properties/p": "a.json#/definitions/x" });
  });
});

describe("identifiers", () => {
  it.each(["draft-04", "draft-06", "draft-07"] as const)(
    "with a fragment name a base, and the schema in it (%s)",
    (dialect) => {
      const id = dialect === "draft-04" ? "id" : "$id";
      const { targets, codes } = bound({
        "a.json": {
          $schema: metaschemaOf(dialect),
          [id]: "https://example.com/root.json#top",
          definitions: {
            x: { [id]: "t/inner.json#a", items: { $ref: "#a" }, not: { $ref: "other.json" } },
            y: { [id]: "t/other.json" },
            z: { [id]: "#" },
          },
          properties: { p: { $ref: "t/inner.json#a" }, q: { $ref: "#top" } },
        },
      });
      expect(codes).toEqual([]);
      expect(targets).toEqual({
        "a.json#/definitions/x/items": "a.json#/definitions/x",
        "a.json#/definitions/x/not": "a.json#/definitions/y",
        "a.json#/properties/p": "a.json#/definitions/x",
        "a.json#/properties/q": "a.json#",
      });
    },
  );

  it("of a schema that only a reference makes one win over where files lie", () => {
    const { targets, codes } = bound({
      "a.json": {
        properties: { p: { $ref: "https://example.com/x" }, q: { $ref: "#/more/x" } },
        more: { x: { $id: "https://example.com/x" }, y: { $id: "b.json" } },
        items: { $ref: "#/more/y" },
        not: { $ref: "b.json" },
      },
      "b.json": { $id: "https://example.com/b", type: "string" },
    });
    expect(codes).toEqual([]);
    expect(targets).toEqual({
      "a.json#/properties/p": "a.json#/more/x",
      "a.json#/properties/q": "a.json#/more/x",
      "a.json#/items": "a.json#/more/y",
      "a.json#/not": "a.json#/more/y",
    });
  });

  it.each(["a.json", "c.json"])("of another schema can't be a file's own address (%s)", (path) => {
    const { codes } = bound({ [path]: { $defs: { x: { $id: "b.json" } } }, "b.json": {} });
    expect(codes).toEqual(["duplicate-id"]);
  });
});

describe("circles", () => {
  it("through a property or an item are none", () => {
    const { codes } = bound({
      "a.json": {
        properties: { a: { $ref: "#" } },
        items: { $ref: "#" },
        additionalProperties: { allOf: [{ $ref: "#" }] },
      },
    });
    expect(codes).toEqual([]);
  });

  it("once reported, are broken", () => {
    const { targets, codes } = bound({
      "a.json": { $ref: "b.json" },
      "b.json": { $ref: "c.json" },
      "c.json": { $ref: "a.json" },
    });
    expect(codes).toEqual(["reference-cycle"]);
    expect(Object.keys(targets)).toHaveLength(2);
  });

  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `f${i}.json`,
        i === length - 1 ? {} : { $ref: `f${i + 1}.json` },
      ]),
    );

  it("a chain of a thousand references is none", () => {
    expect(bound(chain(1000)).codes).toEqual([]);
  });

  it("a chain of ten thousand references is reported, since later stages could not follow it", () => {
    expect([...new Set(bound(chain(10_000)).codes)]).toEqual(["too-deep"]);
  });
});

it("every dialect is known by the metaschema that names it", () => {
  for (const dialect of dialects) expect(dialectOf(metaschemaOf(dialect))).toBe(dialect);
  expect(dialectOf("http://json-schema.org/draft-07/schema")).toBe("draft-07");
  expect(dialectOf("https://json-schema.org/draft-07/schema#")).toBe("draft-07");
  expect(dialectOf("http://example.com/schema")).toBeUndefined();
});
