import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAllof, runForJson } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

const targets = ["typescript", "validators"];
const files = {
  "allof.config.json": { targets },
  "schemas/a.json": {
    title: "A",
    type: "object",
    properties: { x: { type: "string" }, y: { type: "string" } },
    required: ["x"],
  },
  "schemas/kind.json": { title: "Kind", enum: ["a"] },
  "test/fixtures/A/valid/a.json": { x: "x" },
  "test/fixtures/A/valid/b.yaml": "x: y\n",
  "test/fixtures/A/invalid/no-x.json": { y: 1 },
  "test/fixtures/A/invalid/gone.errors.json": [],
  "test/fixtures/Kind/valid/a.json": '"a"',
};

test("--update writes what is expected, removes orphans, and leaves a clean check", async () => {
  const cwd = temporaryFolder(files);
  await runForJson(["build"], { cwd });
  expect((await runForJson(["check"], { cwd })).found).toEqual([
    "orphan-expectation test/fixtures/A/invalid/gone.errors.json",
    "missing-expectation test/fixtures/A/invalid/no-x.json:1:1",
  ]);
  expect(await runForJson(["check", "--update"], { cwd })).toMatchObject({
    exitCode: 0,
    found: [],
    summary: { types: 2, fixtures: 4 },
  });
  expect(existsSync(join(cwd, "test/fixtures/A/invalid/gone.errors.json"))).toBe(false);
  expect(readFileSync(join(cwd, "test/fixtures/A/invalid/no-x.errors.json"), "utf8")).toBe(
    JSON.stringify(
      [
        {
          instancePath: "",
          keyword: "required",
          schemaPath: "a.json#/required",
          message: "`x` is required",
        },
        {
          instancePath: "/y",
          keyword: "type",
          schemaPath: "a.json#/properties/y/type",
          message: "`y` must be a string",
        },
      ],
      null,
      2,
    ) + "\n",
  );
  const clean = await runAllof(["check"], { cwd });
  expect(clean.stdout).toMatch(
    /^ {2}Types accept all 3 valid fixtures and refuse the invalid one\n✔ 2 types, 4 fixtures checked in \d+\.\d s\n$/,
  );

  // A fixture that is invalid for another reason is a finding, which --update settles.
  writeFiles(cwd, { "test/fixtures/A/invalid/no-x.json": { x: 1 } });
  const changed = await runForJson(["check", "--only", "A"], { cwd });
  expect(changed.found).toEqual(["unexpected-finding test/fixtures/A/invalid/no-x.json:2:8"]);
  expect(changed.diagnostics[0]?.related?.[0]?.location.file).toBe(
    "test/fixtures/A/invalid/no-x.errors.json",
  );
});

test("--update leaves what it can't settle", async () => {
  const cwd = temporaryFolder({
    ...files,
    "test/fixtures/A/invalid/fine.json": { x: "x" },
    "test/fixtures/A/valid/wrong.json": {},
  });
  await runForJson(["build"], { cwd });
  const { exitCode, found } = await runForJson(["check", "--update"], { cwd });
  expect(exitCode).toBe(1);
  expect(found).toEqual([
    "unexpectedly-valid test/fixtures/A/invalid/fine.json:1:1",
    "invalid-payload test/fixtures/A/valid/wrong.json:1:1",
  ]);
});

test("a contract without fixtures says so", async () => {
  const cwd = temporaryFolder({ ...files, "allof.config.json": { fixtures: null, targets } });
  await runForJson(["build"], { cwd });
  expect(await runForJson(["check"], { cwd })).toMatchObject({ exitCode: 0, found: [] });
});

test("--only with a type that does not exist", async () => {
  const run = await runForJson(["check", "--only", "Kid"], { files });
  expect(run).toMatchObject({ exitCode: 2, found: ["usage"] });
  expect(run.diagnostics[0]?.hint).toBe("Did you mean `Kind`?");
});

test("what TypeScript said of fixtures is kept, and never outlives the type or the payload that it was said of", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { targets: ["typescript"] },
    "node_modules/.keep": "",
    "schemas/a.json": { title: "A", type: "object", properties: { x: { type: "integer" } } },
    "test/fixtures/A/valid/a.json": { x: 1 },
    "test/fixtures/A/invalid/half.json": { x: 1.5 },
  });
  await runForJson(["build"], { cwd });
  await runForJson(["check", "--update"], { cwd });
  const kept = join(cwd, "node_modules/.cache/allof/agreement.json");
  const answers = () => Object.values(JSON.parse(readFileSync(kept, "utf8")).answers);
  expect(answers()).toEqual([true, true]);
  const passing = [{ file: "test/fixtures/A/invalid/half.json", type: "A", keywords: ["type"] }];
  expect((await runForJson(["check"], { cwd })).summary).toMatchObject({ agreement: { passing } });

  // With the type, the answers to it are others.
  writeFiles(cwd, {
    "schemas/a.json": { title: "A", type: "object", properties: { x: { enum: [1, 2] } } },
  });
  await runForJson(["build"], { cwd });
  await runForJson(["check", "--update"], { cwd });
  const { found, summary } = await runForJson(["check"], { cwd });
  expect(found).toEqual([]);
  expect(summary).toMatchObject({ agreement: { valid: 1, invalid: 1, passing: [] } });

  for (const damaged of ["", "{", "[]", '{"answers":{"a":"b"}}', '{"answers":null}']) {
    writeFileSync(kept, damaged);
    // A whole check with nothing changed would be repeated without a look at the answers.
    expect((await runForJson(["check", "--only", "A"], { cwd })).summary).toMatchObject({
      agreement: { valid: 1, invalid: 1, passing: [] },
    });
  }
  expect(answers()).toHaveLength(2);
});
