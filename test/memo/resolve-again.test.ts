import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { Memo } from "../../src/memo/memo.js";
import { resolve } from "../../src/resolve/resolve.js";
import { resolveAgain } from "../../src/resolve/resolve-again.js";

type Files = Readonly<Record<string, JsonValue>>;

const files: Files = {
  "a.json": { $id: "https://example.com/a.json", $ref: "b.json#here", properties: { x: {} } },
  "b.json": {
    $id: "https://example.com/b.json",
    $defs: { p: { $anchor: "here" }, q: { $ref: "https://example.com/c.json" } },
  },
  "c.json": { $id: "https://example.com/c.json", properties: { a: { $ref: "a.json" } } },
  "d.json": { properties: { c: { $ref: "c.json#/properties/a" } } },
};

const sources = new Map<string, Source>();

/** Equal files are the very same source. */
function sourcesOf(all: Files): readonly Source[] {
  return Object.entries(all).map(([path, json]) => {
    const key = JSON.stringify([path, json]);
    const known = sources.get(key);
    const { value } = known
      ? { value: known }
      : parseSource({ path, content: JSON.stringify(json) });
    if (value === undefined) throw new Error(`${path} did not parse`);
    sources.set(key, value);
    return value;
  });
}

const b = files["b.json"] as JsonObject;
const c = files["c.json"] as JsonObject;

test.each<[string, boolean, Files]>([
  ["a member is added", true, { "c.json": { ...c, properties: { a: { $ref: "a.json" }, z: {} } } }],
  ["a member is removed", true, { "c.json": { ...c, properties: { a: { type: "string" } } } }],
  ["a member is gone that another refers to", false, { "c.json": { ...c, properties: {} } }],
  ["a description is added", true, { "b.json": { description: "Said.", ...b } }],
  ["two files change", true, { "b.json": { ...b, title: "B" }, "c.json": { ...c, title: "C" } }],
  ["an anchor is renamed", false, { "b.json": { ...b, $defs: { p: { $anchor: "there" } } } }],
  ["an anchor moves", false, { "b.json": { ...b, $defs: { r: { $anchor: "here" } } } }],
  ["an identifier is renamed", false, { "c.json": { ...c, $id: "https://example.com/e.json" } }],
  [
    "a circle comes to be",
    false,
    { "b.json": { ...b, $defs: { p: { $anchor: "here", $ref: "a.json" } } } },
  ],
  ["a dynamic anchor comes to be", false, { "c.json": { ...c, $dynamicAnchor: "node" } }],
  ["a reference leads nowhere", false, { "d.json": { $ref: "missing.json" } }],
  ["a reference leads to no schema yet", false, { "d.json": { x: {}, $ref: "#/x" } }],
  ["a file is added", false, { "e.json": {} }],
])("when %s, only that is looked at: %s", (_, isAgain, edit) => {
  const options = { defaultDialect: "2020-12" } as const;
  const memo = new Memo();
  resolve(sourcesOf(files), { ...options, memo });
  memo.next(true);
  const edited = sourcesOf({ ...files, ...edit });
  const found = resolveAgain(edited, memo)?.found;
  expect(found !== undefined).toBe(isAgain);
  if (found === undefined) return;
  const { value, diagnostics } = resolve(edited, options);
  expect(diagnostics).toEqual([]);
  expect(found.parts).toEqual(value.parts);
  expect([...found.parts.keys()]).toEqual([...value.parts.keys()]);
  for (const { schemas } of value.parts.values()) {
    for (const { key, baseUri } of schemas) {
      expect(found.registry.schemas.get(key)).toEqual(value.schemas.get(key));
      expect(found.references.get(key)).toEqual(value.references.get(key));
      expect(found.registry.resources.get(baseUri)).toEqual(value.resources.get(baseUri));
    }
  }
  expect(found.registry.schemas.size).toBe(
    [...value.parts.values()].reduce((sum, { schemas }) => sum + schemas.length, 0),
  );
});
