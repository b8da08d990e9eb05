import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../src/load/load.js";
import { readPayloads } from "../../src/load/read-payloads.js";
import { temporaryFolder } from "../temporary-folder.js";

test("loads schemas of every format, in code-unit order, and nothing else", async () => {
  const workingFolder = temporaryFolder({
    "schemas/b.yaml": "type: string",
    "schemas/a/z.json": "true",
    "schemas/a-b.jsonc": "{} // x",
    "schemas/a.yml": "{}",
    "schemas/B.json": "{}",
    "schemas/README.md": "no schema",
    "schemas/.hidden/x.json": "{}",
    "schemas/.x.json": "{}",
    "schemas/node_modules/x/y.json": "{}",
    "schemas/generated/c.json": "{}",
  });
  const { value, diagnostics } = await load("schemas", {
    workingFolder,
    except: ["schemas/generated"],
  });
  expect(diagnostics).toEqual([]);
  expect(value.map(({ path }) => path)).toEqual([
    "B.json",
    "a-b.jsonc",
    "a.yml",
    "a/z.json",
    "b.yaml",
  ]);
  expect(value.map(({ file }) => file)[0]).toBe("schemas/B.json");
});

test("follows no link out of the folder, and reports one", async () => {
  const workingFolder = temporaryFolder({
    "secret.json": "{}",
    "schemas/a.json": "{}",
    "out/b.json": "{}",
  });
  symlinkSync(join(workingFolder, "secret.json"), join(workingFolder, "schemas/link.json"));
  symlinkSync(join(workingFolder, "out"), join(workingFolder, "schemas/folder"));
  symlinkSync(join(workingFolder, "schemas/a.json"), join(workingFolder, "schemas/inner.json"));
  const { value, diagnostics } = await load("schemas", { workingFolder });
  expect(value.map(({ path }) => path)).toEqual(["a.json", "inner.json"]);
  expect(diagnostics).toMatchObject([
    { code: "unreadable-file", location: { file: "schemas/folder" } },
    { code: "unreadable-file", location: { file: "schemas/link.json" } },
  ]);
});

test("a folder that is missing, no folder, or empty", async () => {
  const workingFolder = temporaryFolder({ file: "", "empty/readme.md": "" });
  for (const folder of ["missing", "file", "empty"]) {
    expect((await load(folder, { workingFolder })).diagnostics).toMatchObject([
      { code: "no-schemas", location: { file: folder } },
    ]);
  }
});

test("payloads come from standard input as one value, or one a line", async () => {
  const from = async (text: string) =>
    (await readPayloads("-", { workingFolder: ".", stdin: Buffer.from(text) })).value.map(
      ({ json, file }) => [json, file],
    );
  expect(await from('{\n"a": 1}')).toEqual([[{ a: 1 }, "<stdin>"]]);
  expect(await from("1\n2\n")).toEqual([
    [1, "<stdin>"],
    [2, "<stdin>"],
  ]);
});

test("a YAML file of payloads may hold several", async () => {
  const workingFolder = temporaryFolder({ "p.yaml": "a: 1\n---\na: 2\n" });
  const { value } = await readPayloads("p.yaml", { workingFolder });
  expect(value.map(({ json }) => json)).toEqual([{ a: 1 }, { a: 2 }]);
  expect(value[1]?.locate("/a")).toMatchObject({ line: 3, column: 4 });
});
