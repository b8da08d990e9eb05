import { execSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readFolder } from "../read-folder.js";
import { runAllof, runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

/** The steps that `init` printed, or the first of them, run as a user would. */
function follow(stdout: string, cwd: string, many?: number): string {
  const steps = stdout
    .slice(stdout.indexOf("Next:\n") + 6)
    .trim()
    .split("\n")
    .map((step) => step.trim());
  expect(steps.length).toBeGreaterThan(2);
  return execSync(steps.slice(0, many).join(" && "), { cwd, encoding: "utf8" });
}

test("an empty folder becomes a contract, and the steps printed work", async () => {
  const cwd = temporaryFolder();
  const { exitCode, stdout, stderr } = await runAllof(["init", "my shelter"], { cwd });
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  const output = follow(stdout, cwd);
  expect(output).toMatch(/✔ 3 types, 3 validators/);
  expect(output).toMatch(/✔ 3 types, 4 fixtures checked/);
  expect(output).toContain("Dog  schemas/dog.json:1");
  const folder = join(cwd, "my shelter");
  expect(readFolder(join(folder, "generated"))["types/dog.d.ts"]).toContain(
    "export interface Dog extends Animal {",
  );
  expect(
    JSON.parse(
      readFileSync(join(folder, "test/fixtures/Dog/invalid/missing-name.errors.json"), "utf8"),
    ),
  ).toMatchObject([{ keyword: "required", schemaPath: "animal.json#/required" }]);

  // The workflow installs what is locked, once something is, by the actions that this repository itself uses.
  const workflow = readFileSync(join(folder, ".github/workflows/contract.yml"), "utf8");
  const ours = readFileSync(new URL("../../.github/workflows/check.yml", import.meta.url), "utf8");
  expect(workflow).toContain("if [ -f package-lock.json ]; then npm ci; else npm install; fi");
  const actions = (text: string) => text.match(/actions\/\S+/g);
  expect(actions(workflow)).toEqual(actions(ours));

  // A second time, nothing is touched.
  const before = readFolder(folder);
  const again = await runInProcess(["init"], { cwd: folder });
  expect(again.stdout).not.toContain("created");
  expect(readFolder(folder)).toEqual(before);
});

test("as a dependency, it is called through npx", async () => {
  const cwd = temporaryFolder({ "package.json": { name: "mine", private: true } });
  mkdirSync(join(cwd, "node_modules/.bin"), { recursive: true });
  const root = fileURLToPath(new URL("../..", import.meta.url));
  symlinkSync(root, join(cwd, "node_modules/allof"));
  symlinkSync(join(root, "dist/cli/main.js"), join(cwd, "node_modules/.bin/allof"));
  const { stdout } = await runInProcess(["init"], { cwd });
  expect(stdout).toContain("kept     package.json");
  expect(stdout).toContain("npx allof build");
  expect(follow(stdout, cwd, 1)).toMatch(/✔ 3 types, 3 validators/);
});
