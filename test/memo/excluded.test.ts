import { expect, test } from "vitest";
import type { JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { Memo } from "../../src/memo/memo.js";
import { compileSources } from "../../src/pipeline.js";

function sourceOf(path: string, schema: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(schema) });
  if (value === undefined) throw new Error(`${path} did not parse`);
  return value;
}

test("types that exclude one schema all follow an edit of what it refers to", () => {
  const heirs = ["a", "b", "c"].map((name) =>
    sourceOf(`${name}.json`, { not: { $ref: "middle.json" }, title: name.toUpperCase() }),
  );
  const middle = sourceOf("middle.json", { title: "Middle", $ref: "base.json" });
  const build = (name: string, memo?: Memo) =>
    compileSources([...heirs, middle, sourceOf("base.json", { required: [name], title: "Base" })], {
      defaultDialect: "2020-12",
      memo,
    }).value.contract.declarations;
  const memo = new Memo();
  build("before", memo);
  memo.next(true);
  const [built, clean] = [build("after", memo), build("after")];
  for (const [id, declaration] of clean) expect(built.get(id), id).toEqual(declaration);
});
