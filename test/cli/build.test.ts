import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readFolder } from "../read-folder.js";
import { runAllof, runForJson, runInProcess } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

const schema = (title: string, property = "a") => ({
  title,
  type: "object",
  properties: { [property]: { type: "string" } },
});
const contract = {
  // Without pages, which take the longest and add nothing to what is tested here.
  "allof.config.json": { name: "test", targets: ["typescript", "validators", "index"] },
  "schemas/base.json": schema("Base"),
  "schemas/sub/child.json": { ...schema("Child", "b"), allOf: [{ $ref: "../base.json" }] },
};

test("building twice writes the same bytes, and the second time nothing", async () => {
  const cwd = temporaryFolder(contract);
  const first = await runForJson(["build"], { cwd });
  expect(first).toMatchObject({ exitCode: 0, summary: { types: 2, validators: 2 } });
  expect(first.summary.written).toBe(first.summary.files);
  const output = readFolder(join(cwd, "generated"));
  const past = new Date(2020, 1, 1);
  const times = () =>
    Object.keys(output).map((path) => statSync(join(cwd, "generated", path)).mtimeMs);
  for (const path of Object.keys(output)) utimesSync(join(cwd, "generated", path), past, past);

  const second = await runForJson(["build"], { cwd });
  expect(second.summary.written).toBe(0);
  expect(readFolder(join(cwd, "generated"))).toEqual(output);
  expect(new Set(times())).toEqual(new Set([past.getTime()]));

  // Where one file changes, the others keep their time.
  writeFiles(cwd, { "schemas/base.json": { ...schema("Base"), description: "New words." } });
  const third = await runForJson(["build"], { cwd });
  expect(third.summary.written).toBeGreaterThan(0);
  expect(statSync(join(cwd, "generated/runtime/runtime.js")).mtimeMs).toBe(past.getTime());
  expect(statSync(join(cwd, "generated/types/base.d.ts")).mtimeMs).toBeGreaterThan(past.getTime());

  const elsewhere = temporaryFolder({
    ...contract,
    "schemas/base.json": { ...schema("Base"), description: "New words." },
  });
  await runForJson(["build"], { cwd: elsewhere });
  expect(readFolder(join(elsewhere, "generated"))).toEqual(readFolder(join(cwd, "generated")));
});

test("a type that is renamed leaves no orphan, and dot files stay", async () => {
  const cwd = temporaryFolder({
    ...contract,
    "generated/.gitattributes": "* linguist-generated\n",
  });
  await runForJson(["build"], { cwd });
  expect(existsSync(join(cwd, "generated/types/sub/child.d.ts"))).toBe(true);
  writeFiles(cwd, {
    "schemas/sub/child.json": "true",
    "schemas/other.json": { ...schema("Other", "b"), allOf: [{ $ref: "base.json" }] },
  });
  const { rmSync } = await import("node:fs");
  rmSync(join(cwd, "schemas/sub"), { recursive: true });
  expect((await runForJson(["build"], { cwd })).exitCode).toBe(0);
  const files = Object.keys(readFolder(join(cwd, "generated")));
  expect(files.filter((path) => /child/i.test(path))).toEqual([]);
  expect(files).toContain("types/other.d.ts");
  expect(files).toContain(".gitattributes");
  expect(existsSync(join(cwd, "generated/types/sub"))).toBe(false);
});

test("where there are errors, nothing is written", async () => {
  const cwd = temporaryFolder({ ...contract, "schemas/bad.json": "{" });
  expect((await runForJson(["build"], { cwd })).exitCode).toBe(1);
  expect(existsSync(join(cwd, "generated"))).toBe(false);
});

test("--check writes nothing, and shows what differs", async () => {
  const cwd = temporaryFolder(contract);
  await runForJson(["build"], { cwd });
  expect(await runInProcess(["build", "--check"], { cwd })).toMatchObject({ exitCode: 0 });

  writeFiles(cwd, { "schemas/base.json": schema("Base", "renamed") });
  const before = readFolder(join(cwd, "generated"));
  const { exitCode, stdout } = await runInProcess(["build", "--check"], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain("stale-output");
  expect(stdout).toContain(
    "\n--- a/generated/types/base.d.ts\n+++ b/generated/types/base.d.ts\n@@",
  );
  expect(stdout).toContain("\n-  a?: string;\n+  renamed?: string;\n");
  expect(readFolder(join(cwd, "generated"))).toEqual(before);

  const { found } = await runForJson(["check"], { cwd });
  expect(found).toContain("stale-output generated");
});

test("--target generates a part; flags override the configuration", async () => {
  const cwd = temporaryFolder({ ...contract, "allof.config.json": { output: "unused" } });
  await runForJson(["build", "--target", "typescript", "--output", "types-only"], { cwd });
  const files = Object.keys(readFolder(join(cwd, "types-only")));
  expect(files).toEqual([".allof-output.json", "types/base.d.ts", "types/sub/child.d.ts"]);
  expect(existsSync(join(cwd, "unused"))).toBe(false);
});

test("the folder of the configuration may be that of the schemas", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { schemas: ".", fixtures: "examples" },
    "a.json": schema("A"),
    "examples/A/valid/a.json": {},
  });
  expect(await runForJson(["build", "--output", "first"], { cwd })).toMatchObject({
    exitCode: 0,
    summary: { types: 1 },
  });
  // Neither the output nor an earlier one is read as schemas.
  const second = await runForJson(["build", "--target", "bundle"], { cwd });
  expect(second).toMatchObject({ exitCode: 0, summary: { types: 1 } });
  const flagged = await runForJson(["build", "--schemas", "."], { cwd });
  expect(flagged).toMatchObject({ exitCode: 0, summary: { types: 1 } });
});

test("the output can be imported by name in a project of CommonJS", async () => {
  const cwd = temporaryFolder({
    ...contract,
    "package.json": { name: "mine", type: "commonjs" },
    "use.mjs":
      'import { Base } from "./generated/index.js";\nprocess.stdout.write(String(Base.validate({ a: 1 }).valid));\n',
  });
  await runForJson(["build"], { cwd });
  const used = execFileSync(process.execPath, ["use.mjs"], { cwd, encoding: "utf8" });
  expect(used).toBe("false");
  // Types alone need no telling.
  await runForJson(["build", "--target", "typescript", "--output", "types-only"], { cwd });
  expect(existsSync(join(cwd, "types-only/package.json"))).toBe(false);
});

test("docs counts what it writes", async () => {
  const cwd = temporaryFolder({ ...contract, "allof.config.json": { name: "test" } });
  const { summary } = await runForJson(["docs", "--output", "pages"], { cwd });
  expect(summary.written).toBe(summary.files);
});

test("the configuration is found upward, as far as the repository", async () => {
  const cwd = temporaryFolder({ ...contract, "deep/er/file": "", "deep/repo/.git/HEAD": "" });
  const run = await runForJson(["build"], { cwd: join(cwd, "deep/er") });
  expect(run.exitCode).toBe(0);
  expect(existsSync(join(cwd, "generated/types/base.d.ts"))).toBe(true);
  const beyond = await runForJson(["build"], { cwd: join(cwd, "deep/repo") });
  expect(beyond.found).toEqual(["no-schemas schemas"]);
});

describe("a build that is killed", () => {
  const preload = fileURLToPath(new URL("crash.mjs", import.meta.url));
  const killedAt = (point: string) => ({
    NODE_OPTIONS: `--import ${preload}`,
    CRASH_AT: point,
  });

  test.each([
    ["writeFile 1 before", "old"],
    ["writeFile 1 after", "old"],
    ["rename 1 before", "old"],
    ["rename 1 after", "mended"],
    ["rename 2 before", "mended"],
    ["rename 2 after", "new"],
    ["rm 1 before", "new"],
  ])("at %s leaves the %s output whole", async (point, expected) => {
    const cwd = temporaryFolder(contract);
    await runForJson(["build"], { cwd });
    const old = readFolder(join(cwd, "generated"));
    writeFiles(cwd, { "schemas/base.json": schema("Base", "renamed") });
    const killed = await runAllof(["build"], { cwd, env: killedAt(point) });
    expect(killed.exitCode).toBe(null);

    if (expected === "mended") {
      // Between the two renames. The next run puts the last good output back, even one that builds nothing.
      writeFiles(cwd, { "schemas/bad.json": "{" });
      expect((await runForJson(["build"], { cwd })).exitCode).toBe(1);
    }
    const output = readFolder(join(cwd, "generated"));
    if (expected === "new") expect(output["types/base.d.ts"]).toContain("renamed");
    else expect(output).toEqual(old);

    writeFiles(cwd, { "schemas/bad.json": "{}" });
    expect((await runForJson(["build"], { cwd })).exitCode).toBe(0);
    expect((await runForJson(["build", "--check"], { cwd })).exitCode).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(["allof.config.json", "generated", "schemas"]);
  });

  test("a bug of ours ends with 3, and a stack only where asked for", async () => {
    const cwd = temporaryFolder(contract);
    const env = killedAt("writeFile 1 throw");
    const run = await runAllof(["build"], { cwd, env });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("allof itself failed: crashed on purpose");
    expect(run.stderr).toContain("Please report it");
    expect(run.stderr).not.toContain("crash.mjs");
    const debugged = await runAllof(["build"], { cwd, env: { ...env, ALLOF_DEBUG: "1" } });
    expect(debugged.stderr).toContain("crash.mjs");
    expect(existsSync(join(cwd, "generated"))).toBe(false);
    expect(readdirSync(cwd).sort()).toEqual(["allof.config.json", "schemas"]);
  });
});
