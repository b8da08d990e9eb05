import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAllof, runForJson } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

const object = (title: string, more: object = {}) => ({ title, type: "object", ...more });
const files = {
  "allof.config.json": { targets: ["typescript"] },
  "schemas/base.json": object("Base", { properties: { id: { type: "string" } } }),
  "schemas/child.json": { title: "Child", allOf: [{ $ref: "base.json" }] },
  "schemas/holder.json": object("Holder", { properties: { child: { $ref: "child.json" } } }),
  "schemas/other.json": object("Other", { properties: { n: { type: "number" } } }),
  ...Object.fromEntries(
    ["Base", "Child", "Holder", "Other"].map((type) => [`test/fixtures/${type}/valid/a.json`, {}]),
  ),
  "test/fixtures/Other/valid/b.json": {},
  "test/fixtures/Other/invalid/c.json": { n: "x" },
};

function git(cwd: string, ...args: readonly string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  execFileSync("git", ["-C", cwd, ...who, ...args], { stdio: "pipe" });
}

async function repository(): Promise<string> {
  const cwd = temporaryFolder(files);
  await runForJson(["build"], { cwd });
  await runForJson(["check", "--update"], { cwd });
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", ".");
  git(cwd, "commit", "-q", "-m", "one");
  return cwd;
}

async function tried(cwd: string, ...args: readonly string[]): Promise<number | undefined> {
  return (await runForJson(["check", ...args], { cwd })).summary.fixtures;
}

test("--changed checks what a change can affect, through the references", async () => {
  const cwd = await repository();
  expect(await tried(cwd)).toBe(6);
  expect(await tried(cwd, "--changed", "HEAD")).toBe(0);

  // A fixture affects itself; so do its expected findings, and one that git does not know yet.
  writeFiles(cwd, { "test/fixtures/Other/valid/b.json": { n: 1 } });
  expect(await tried(cwd, "--changed", "HEAD")).toBe(1);
  writeFiles(cwd, { "test/fixtures/Child/valid/new.json": { id: 5 } });
  const run = await runForJson(["check", "--changed", "HEAD"], { cwd });
  expect(run.summary.fixtures).toBe(2);
  expect(run.found).toEqual(["invalid-payload test/fixtures/Child/valid/new.json:2:9"]);
  rmSync(join(cwd, "test/fixtures/Other/invalid/c.errors.json"));
  expect((await runForJson(["check", "--changed", "HEAD"], { cwd })).found).toEqual([
    "invalid-payload test/fixtures/Child/valid/new.json:2:9",
    "missing-expectation test/fixtures/Other/invalid/c.json:1:1",
  ]);

  // Committed or not, it is since the ref.
  git(cwd, "add", ".");
  git(cwd, "commit", "-q", "-m", "two");
  expect(await tried(cwd, "--changed", "HEAD")).toBe(0);
  expect(await tried(cwd, "--changed", "HEAD~1")).toBe(3);

  // A schema affects all types that lead to it.
  writeFiles(cwd, { "schemas/base.json": object("Base", { required: ["id"] }) });
  const changed = await runForJson(["check", "--changed", "HEAD"], { cwd });
  expect(changed.summary.fixtures).toBe(4);
  expect(changed.found).toContain("invalid-payload test/fixtures/Base/valid/a.json:1:1");
  expect(changed.found.join()).toContain("stale-output");
  git(cwd, "checkout", "-q", "schemas");
  writeFiles(cwd, {
    "schemas/child.json": { title: "Child", allOf: [{ $ref: "base.json" }], a: 1 },
  });
  expect(await tried(cwd, "--changed", "HEAD")).toBe(3);

  // The configuration affects everything.
  writeFiles(cwd, { "allof.config.json": { targets: ["typescript"], formats: "annotate" } });
  expect(await tried(cwd, "--changed", "HEAD")).toBe(7);
}, 120_000);

test("--changed with a ref that git does not know", async () => {
  const cwd = await repository();
  const run = await runForJson(["check", "--changed", "nowhere"], { cwd });
  expect(run).toMatchObject({ exitCode: 2, found: ["usage"] });
  const outside = await runForJson(["check", "--changed", "HEAD"], { files });
  expect(outside).toMatchObject({ exitCode: 2, found: ["usage"] });
}, 120_000);

test("--shard parts the fixtures; each is in one part, whatever others there are", async () => {
  const cwd = await repository();
  const counts = await Promise.all(
    ["1/3", "2/3", "3/3"].map((part) => tried(cwd, "--shard", part)),
  );
  expect(counts.reduce((sum = 0, count = 0) => sum + count, 0)).toBe(6);
  writeFiles(cwd, { "test/fixtures/Base/valid/wrong.json": { id: 1 } });
  const found = await Promise.all(
    ["1/2", "2/2"].map(
      async (part) => (await runForJson(["check", "--shard", part], { cwd })).found.length,
    ),
  );
  expect(found.toSorted()).toEqual([0, 1]);
  const run = await runForJson(["check", "--shard", "3/2"], { cwd });
  expect(run).toMatchObject({ exitCode: 2, found: ["usage"] });
}, 120_000);

test("gates are held to by all fixtures: of one type, in the first part, and where something has changed", async () => {
  const cwd = await repository();
  const gates = ["--min-coverage", "100", "--min-mutation", "100"];
  const found = async (...args: readonly string[]) =>
    (await runForJson(["check", ...gates, ...args], { cwd })).found;
  const missed = ["low-coverage", "low-mutation-score"];
  expect(await found("--shard", "1/2")).toEqual(expect.arrayContaining(missed));
  expect(await found("--shard", "2/2")).not.toEqual(expect.arrayContaining(["low-coverage"]));
  expect(await found("--changed", "HEAD")).toEqual([]);
  writeFiles(cwd, {
    "test/fixtures/Other/valid/b.json": { n: 1 },
    "test/fixtures/Other/invalid/d.json": [],
    "test/fixtures/Other/invalid/d.errors.json": [
      {
        instancePath: "",
        keyword: "type",
        schemaPath: "other.json#/type",
        message: "the value must be an object",
      },
    ],
    "test/fixtures/Other/invalid/e.json": null,
    "test/fixtures/Other/invalid/f.json": { n: null },
  });
  expect(await found("--changed", "HEAD")).toEqual(expect.arrayContaining(missed));
  // What is missing is missing of other types.
  await runForJson(["check", "--update"], { cwd });
  expect(await found("--only", "Other")).toEqual([]);
  expect(await found("--only", "Child")).toEqual(["low-coverage", "low-mutation-score"]);
}, 120_000);

test("--update writes each file whole, leaves the others, and clears what a killed run left", async () => {
  const cwd = await repository();
  const folder = join(cwd, "test/fixtures/Other/invalid");
  const before = statSync(join(folder, "c.errors.json")).mtimeMs;
  writeFiles(cwd, { "test/fixtures/Other/invalid/d.json": { n: null } });
  // No process has this number.
  const hash = createHash("sha256").update("d.errors.json").digest("hex").slice(0, 12);
  const leftover = join(folder, `.allof-${hash}-99999999`);
  writeFileSync(leftover, "[{");
  const runs = await Promise.all([1, 2].map(() => runAllof(["check", "--update"], { cwd })));
  expect(runs.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  expect(readdirSync(folder).toSorted()).toEqual([
    "c.errors.json",
    "c.json",
    "d.errors.json",
    "d.json",
  ]);
  expect(statSync(join(folder, "c.errors.json")).mtimeMs).toBe(before);
  expect(JSON.parse(readFileSync(join(folder, "d.errors.json"), "utf8"))).toHaveLength(1);
  expect(existsSync(leftover)).toBe(false);
}, 120_000);
