import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runForJson } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const targets = ["typescript"];
const user = {
  $id: "https://example.com/user.json",
  title: "User",
  type: "object",
  properties: { $schema: true, name: { type: "string" } },
  required: ["name"],
};

async function check(files: Parameters<typeof temporaryFolder>[0]) {
  const cwd = temporaryFolder(files);
  await runForJson(["build"], { cwd });
  return runForJson(["check"], { cwd });
}

test("fixtures by the name of their schema, in folders for each verdict", async () => {
  const run = await check({
    "allof.config.json": {
      targets,
      fixtures: [
        { files: "src/test/{schema}/**", verdict: "valid" },
        { files: "src/negative_test/{schema}/**", verdict: "invalid" },
      ],
    },
    "schemas/user.schema.json": user,
    "src/test/user/a.json": { name: "x" },
    "src/test/user/deep/b.toml": "name = 5\n",
    "src/test/user/c.yaml": "name: x\n---\nname: 1\n",
    "src/test/user/README.md": "",
    "src/negative_test/user/a.yml": "nam: x\n",
    "src/negative_test/user/b.jsonc": '{ "name": "x" } // fine',
  });
  expect(run.found).toEqual([
    "unexpectedly-valid src/negative_test/user/b.jsonc:1:1",
    "invalid-payload src/test/user/c.yaml:3:7",
    "invalid-payload src/test/user/deep/b.toml:1:8",
  ]);
  expect(run.summary.fixtures).toBe(6);
});

test("fixtures beside their schema, by `$schema`, by type; the first place that matches counts", async () => {
  const run = await check({
    "allof.config.json": {
      targets,
      fixtures: [
        { files: "schemas/**/*.valid.json", verdict: "valid" },
        { files: "documents/{verdict}-*", findings: "required" },
        { files: "documents/*", verdict: "valid", type: "User" },
        "more",
      ],
    },
    "schemas/a/user.json": user,
    "schemas/a/user.minimal.valid.json": { name: 5 },
    "documents/valid-1.json": { $schema: "../schemas/a/user.json", name: 6 },
    "documents/invalid-2.json": { $schema: "https://example.com/user.json" },
    "documents/other.json": { name: 7 },
    "more/User/valid/a.json": { name: 8 },
  });
  expect(run.found).toEqual([
    "missing-expectation documents/invalid-2.json:1:1",
    "invalid-payload documents/other.json:2:11",
    "invalid-payload documents/valid-1.json:3:11",
    "invalid-payload more/User/valid/a.json:2:11",
    "invalid-payload schemas/a/user.minimal.valid.json:2:11",
  ]);
  expect(run.summary).toMatchObject({ types: 1, fixtures: 5 });
});

test("several documents of one file have a list of findings each", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { targets },
    "schemas/user.json": user,
    "test/fixtures/User/invalid/a.yaml": "name: 1\n---\nnam: x\n",
  });
  await runForJson(["build"], { cwd });
  expect((await runForJson(["check"], { cwd })).found).toHaveLength(2);
  expect((await runForJson(["check", "--update"], { cwd })).found).toEqual([]);
  expect((await runForJson(["check"], { cwd })).found).toEqual([]);
});

test("each line of a small NDJSON file is a fixture, and those of an invalid one have a list of findings each", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { targets },
    "schemas/user.json": user,
    "test/fixtures/User/valid/a.ndjson": '{"name":"x"}\n{"name":5}\n',
    "test/fixtures/User/invalid/a.ndjson": '{"name":1}\n\n{"name":"x"}\n{"nam":"x"}',
  });
  await runForJson(["build"], { cwd });
  const run = await runForJson(["check"], { cwd });
  expect(run.found).toEqual([
    "missing-expectation test/fixtures/User/invalid/a.ndjson:1:1",
    "unexpectedly-valid test/fixtures/User/invalid/a.ndjson:3:1",
    "missing-expectation test/fixtures/User/invalid/a.ndjson:4:1",
    "invalid-payload test/fixtures/User/valid/a.ndjson:2:9",
  ]);
  // They are put to TypeScript too.
  expect(run.summary).toMatchObject({ fixtures: 5, agreement: { valid: 2, invalid: 3 } });
  await runForJson(["check", "--update"], { cwd });
  const lists = JSON.parse(
    readFileSync(join(cwd, "test/fixtures/User/invalid/a.errors.json"), "utf8"),
  ) as readonly (readonly unknown[])[];
  expect(lists.map((list) => list.length)).toEqual([1, 0, 1]);
  const { found } = await runForJson(["check"], { cwd });
  expect(found).toEqual([
    "unexpectedly-valid test/fixtures/User/invalid/a.ndjson:3:1",
    "invalid-payload test/fixtures/User/valid/a.ndjson:2:9",
  ]);
});

test("payloads that differ in their extensions have their findings by their whole names", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { targets },
    "schemas/user.json": user,
    "test/fixtures/User/invalid/a.json": { name: 1 },
    "test/fixtures/User/invalid/a.yaml": "nam: x\n",
    "test/fixtures/User/invalid/b.json": { name: true },
    "test/fixtures/User/invalid/a.errors.json": [],
  });
  await runForJson(["build"], { cwd });
  expect((await runForJson(["check"], { cwd })).found).toEqual([
    "orphan-expectation test/fixtures/User/invalid/a.errors.json",
    "missing-expectation test/fixtures/User/invalid/a.json:1:1",
    "missing-expectation test/fixtures/User/invalid/a.yaml:1:1",
    "missing-expectation test/fixtures/User/invalid/b.json:1:1",
  ]);
  expect((await runForJson(["check", "--update"], { cwd })).found).toEqual([]);
  expect((await runForJson(["check"], { cwd })).found).toEqual([]);
  expect(readdirSync(join(cwd, "test/fixtures/User/invalid")).sort()).toEqual([
    "a.json",
    "a.json.errors.json",
    "a.yaml",
    "a.yaml.errors.json",
    "b.errors.json",
    "b.json",
  ]);
});

test("examples of a schema are fixtures of it, and stand in its file", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { targets, fixtures: null },
    "schemas/user.json": { ...user, examples: [{ name: "x" }, { name: 5 }] },
  });
  await runForJson(["build"], { cwd });
  const { diagnostics, summary } = await runForJson(["check"], { cwd });
  const found = diagnostics.filter(({ code }) => code === "invalid-payload");
  expect(found.map(({ location }) => location)).toEqual([
    { file: "schemas/user.json", line: 19, column: 15, pointer: "/examples/1/name" },
  ]);
  expect(summary.fixtures).toBe(2);
});
