/** `allof fixtures` as a user runs it. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAllof, runForJson, runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const files = {
  "allof.config.json": { name: "doors", fixtures: "fixtures" },
  "schemas/door.json": {
    title: "Door",
    type: "object",
    properties: { door_id: { type: "string" }, state: { enum: ["open", "closed"] } },
    required: ["door_id"],
  },
  "fixtures/Door/valid/open.json": { door_id: "1", state: "open" },
  "fixtures/Door/invalid/wrong.json": { door_id: "1", state: 1 },
};

test("what fixtures prove is told, what is missing is written, and then there is nothing left", async () => {
  const cwd = temporaryFolder(files);
  const before = await runAllof(["fixtures", "mutation"], { cwd });
  expect(before.stderr).toBe("");
  expect(before.exitCode).toBe(0);
  expect(before.stdout).toContain("no fixture shows that `door_id` is required in `Door`");
  expect(before.stdout).toContain("schemas/door.json:");

  const coverage = await runInProcess(["fixtures", "coverage"], { cwd });
  expect(coverage.stdout).toContain('in no valid fixture is `state` of a `Door` "closed"');

  const written = await runInProcess(["fixtures", "suggest", "--write"], { cwd });
  expect(written.stdout).toMatch(
    /\n\d+ fixtures written: read them before they are committed\.\n$/,
  );
  const expectation = join(cwd, "fixtures/Door/invalid/missing-door-id.errors.json");
  expect(JSON.parse(readFileSync(expectation, "utf8"))).toEqual([
    {
      instancePath: "",
      keyword: "required",
      schemaPath: "door.json#/required",
      message: "`door_id` is required",
    },
  ]);

  const json = async (kind: string): Promise<unknown> =>
    JSON.parse((await runInProcess(["fixtures", kind, "--reporter", "json"], { cwd })).stdout);
  expect(await json("mutation")).toMatchObject({ all: { percent: 100 }, survivors: [] });
  expect(await json("coverage")).toMatchObject({ all: { percent: 100 } });
  expect(await json("suggest")).toEqual({ suggestions: [], unshown: [] });
});

test("a fixture whose verdict is wrong proves nothing, and is told", async () => {
  const cwd = temporaryFolder(files);
  writeFileSync(join(cwd, "fixtures/Door/valid/open.json"), "{}");
  const { exitCode, stderr, stdout } = await runInProcess(["fixtures", "mutation"], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("This should be a valid `Door`, and is none, so it proves nothing");
  expect(stdout).toContain("Not noticed");
  expect(existsSync(join(cwd, "generated"))).toBe(false);
});

test("where a schema can't be judged faithfully, nothing is said of what proves it", async () => {
  const pattern = { title: "Odd", type: "string", pattern: "(" };
  const cwd = temporaryFolder({ ...files, "schemas/odd.json": pattern });
  const { exitCode, stdout, stderr } = await runInProcess(["fixtures", "mutation"], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("invalid-pattern");
  expect(stdout).toBe("");
});

test("where there is no fixture yet, the first are written where a pattern says their type", async () => {
  const cwd = temporaryFolder({
    ...Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith("schemas/"))),
    "allof.config.json": { fixtures: [{ files: "t/{schema}/{verdict}/**" }] },
  });
  const { exitCode } = await runInProcess(["fixtures", "suggest", "--write"], { cwd });
  expect(exitCode).toBe(0);
  expect(existsSync(join(cwd, "t/door/invalid/missing-door-id.json"))).toBe(true);
  const { summary, found } = await runForJson(["check", "--only", "Door"], { cwd });
  expect(summary.fixtures).toBeGreaterThan(5);
  expect(found).toEqual([]);
}, 60_000);
