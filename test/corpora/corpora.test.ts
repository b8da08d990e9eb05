/** A small part of `npm run corpora`, where the corpora are: the bars that one contract has to meet, and one schema of SchemaStore. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { barsOf } from "../../scripts/corpora/bars.js";
import { measure } from "../../scripts/corpora/measure.js";
import { mutantsOf } from "../../scripts/corpora/mutants.js";
import { readCorpus } from "../../scripts/corpora/read-corpus.js";
import { readSchemaStore } from "../../scripts/corpora/read-schemastore.js";
import { servedAt } from "../../scripts/corpora/served-at.js";
import { sourceOf } from "../support/compile-json.js";

const folder = process.env["ALLOF_CORPORA"];
const options = { mutants: 5, peers: false, targets: ["typescript"], assertFormats: false };

describe("corpora", () => {
  it("a contract of others meets the bars", { timeout: 120_000 }, async (context) => {
    if (folder === undefined || !existsSync(folder)) {
      return context.skip("ALLOF_CORPORA names no folder of corpora");
    }
    const measured = await measure(
      "openlineage",
      [await readCorpus(folder, "openlineage")],
      options,
    );
    expect(barsOf(measured).filter(({ missed }) => missed.length > 0)).toEqual([]);
    expect(measured.roots).toBeGreaterThan(0);
    expect(measured.inheritance.edges).toBeGreaterThan(0);
    expect(measured.ours.accepted.of).toBeGreaterThan(0);
    expect(measured.ours.rejected.are).toBeGreaterThan(0);
  });

  it("fixtures of SchemaStore have its verdicts", { timeout: 120_000 }, async (context) => {
    if (folder === undefined || !existsSync(join(folder, "schemastore"))) {
      return context.skip("ALLOF_CORPORA names no folder of corpora");
    }
    const { subjects } = await readSchemaStore(join(folder, "schemastore"));
    const some = subjects.filter(({ payloads }) => payloads.length > 0).slice(0, 12);
    const measured = await measure("some", some, { ...options, assertFormats: true });
    expect(barsOf(measured).filter(({ missed }) => missed.length > 0)).toEqual([]);
    expect(measured.validAccepted.of).toBeGreaterThan(0);
  });
});

it("mutants differ from their payload in one place each, and are the same for the same payload", () => {
  const payload = { a: 1, b: [{ c: "x" }, { c: "y" }] };
  const mutants = mutantsOf(payload, 100);
  expect(mutants).toEqual(mutantsOf(payload, 100));
  expect(mutants.map(({ operation, pointer }) => `${operation} ${pointer}`)).toEqual([
    "delete /a",
    "retype /a",
    "revalue /a",
    "delete /b",
    "retype /b",
    "retype /b/0",
    "delete /b/0/c",
    "retype /b/0/c",
    "revalue /b/0/c",
    "add /b/0/addedByMutation",
    "add /addedByMutation",
  ]);
  expect(mutants.find(({ pointer }) => pointer === "/b/0/c")?.value).toEqual({
    a: 1,
    b: [{}, { c: "y" }],
  });
  expect(mutantsOf(payload, 3)).toHaveLength(3);
});

it("where files are served shows in the $ids that end with their paths", () => {
  const sources = [
    sourceOf("a/x.json", { $id: "https://example.com/v1/a/x.json" }),
    sourceOf("b/y.json", { $id: "https://example.com/v1/b/y.json#" }),
    sourceOf("b/z.json", { $id: "https://example.com/v1/zjson" }),
  ];
  expect(servedAt(sources)).toBe("https://example.com/v1/");
  expect(servedAt(sources.slice(2))).toBeUndefined();
});
