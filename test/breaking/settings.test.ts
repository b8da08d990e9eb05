/** Which changes count: roles, levels, suppressions, baselines. */

import { expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { runForJson, runInProcess, type JsonRun } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const schema = (title: string, values: readonly string[]): JsonObject => ({
  title,
  type: "object",
  properties: { status: { enum: values } },
  required: ["status"],
});

/** A value is added to one type, and dropped from another. */
function folderWith(breaking: JsonValue): string {
  return temporaryFolder({
    "allof.config.json": { fixtures: null, version: "1.4.0", breaking },
    "before/growing.json": schema("Growing", ["a"]),
    "before/shrinking.json": schema("Shrinking", ["a", "b"]),
    "schemas/growing.json": schema("Growing", ["a", "b"]),
    "schemas/shrinking.json": schema("Shrinking", ["a"]),
  });
}

async function run(breaking: JsonValue, ...more: readonly string[]): Promise<JsonRun> {
  const cwd = folderWith(breaking);
  return runForJson(["breaking", "--against", "./before", ...more], { cwd });
}

const growing = "breaking-values schemas/growing.json:6:15";
const shrinking = "breaking-values schemas/shrinking.json:6:15";

it("changes count in both directions", async () => {
  const { found, exitCode, summary } = await run({});
  expect(found).toEqual([growing, shrinking]);
  expect(exitCode).toBe(1);
  expect(summary).toMatchObject({
    compared: 2,
    verdicts: { compatible: 2, breaking: 2, unproved: 0 },
  });
});

it("a flag asks for one direction", async () => {
  expect((await run({}, "--direction", "backward")).found).toContain(shrinking);
  expect((await run({}, "--direction", "backward")).found).not.toContain(growing);
});

it("a role decides which direction counts", async () => {
  const roles = (role: string): JsonValue => ({ roles: [{ types: ["*ing"], role }] });
  const ofPayloads = ({ diagnostics }: JsonRun): readonly (string | undefined)[] =>
    diagnostics.flatMap(({ code, location }) =>
      code === "breaking-values" ? [location?.file] : [],
    );
  expect(ofPayloads(await run(roles("consumer")))).toEqual(["schemas/shrinking.json"]);
  expect(ofPayloads(await run(roles("producer")))).toEqual(["schemas/growing.json"]);
  const last = {
    roles: [
      { files: ["**"], role: "producer" },
      { files: ["grow*"], role: "consumer" },
    ],
  };
  expect(ofPayloads(await run(last))).toEqual([]);
});

it("a rule has the level that it is given", async () => {
  const { diagnostics, exitCode } = await run({ rules: { "breaking-values": "warning" } });
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  expect(exitCode).toBe(0);
  expect((await run({ rules: { "breaking-values": "off" } })).found).toEqual([]);
});

it("a suppression passes over what is known, until its day", async () => {
  const suppress = (until?: string): JsonValue => ({
    suppress: [
      {
        rule: "breaking-values",
        path: "schemas/growing.json#/properties/status",
        reason: "Everyone reads it.",
        ...(until === undefined ? {} : { until }),
      },
    ],
  });
  expect((await run(suppress())).found).toEqual([shrinking]);
  expect((await run(suppress("2999-01-01"))).found).toEqual([shrinking]);
  const over = await run(suppress("2020-01-01"));
  expect(over.found).toEqual(["unused-suppression allof.config.json:6:7", growing, shrinking]);
  expect(over.diagnostics[0]?.message).toContain("ended on 2020-01-01");
  const idle = await run({
    suppress: [{ rule: "breaking-type", path: "x.json", reason: "None." }],
  });
  expect(idle.found).toContain("unused-suppression allof.config.json:6:7");
});

it("a rule that there is not is told", async () => {
  const { found, exitCode, diagnostics } = await run({ rules: { "breaking-value": "off" } });
  expect(found).toEqual(["invalid-configuration allof.config.json:6:7"]);
  expect(diagnostics[0]?.hint).toContain("breaking-values");
  expect(exitCode).toBe(2);
});

it("a baseline passes over the findings that it lists", async () => {
  const cwd = folderWith({});
  const args = ["breaking", "--against", "./before", "--baseline", "known.json"];
  expect((await runForJson([...args, "--update-baseline"], { cwd })).found).toEqual([]);
  const { found, exitCode } = await runForJson(args, { cwd });
  expect([found, exitCode]).toEqual([[], 0]);
});

it("a check finds it too", async () => {
  const cwd = folderWith({});
  const { found } = await runForJson(["check", "--against", "./before"], { cwd });
  expect(found).toEqual(expect.arrayContaining([growing, shrinking]));
  const nothing = await runForJson(["check", "--against", "nope"], { cwd });
  expect(nothing.found).toContain("no-baseline");
  expect(nothing.exitCode).toBe(2);
});

it("a changelog tells it in prose", async () => {
  const cwd = folderWith({});
  const { stdout, exitCode } = await runInProcess(["changelog", "--against", "./before"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    [
      "## Changes since `before`",
      "",
      "Suggested: a **major** release, 2.0.0 after 1.4.0.",
      "",
      "### Breaking",
      "",
      '- New payloads are rejected by `before`: there, `status` must be "a" (`Growing`) (breaking-values)  ',
      '  for example this `Growing` of now: `{"status":"b"}`',
      '- Payloads of `before` are rejected now: `status` must be "a" (`Shrinking`) (breaking-values)  ',
      '  for example this `Shrinking` of before: `{"status":"b"}`',
      "",
      "### Changes",
      "",
      '- `Growing`: `status`: `"b"` is new.',
      '- `Shrinking`: `status`: `"b"` is gone.',
      "",
    ].join("\n"),
  );
  const nothing = await runInProcess(["changelog", "--against", "./schemas"], { cwd });
  expect(nothing.stdout).toContain("Nothing has changed.");
});
