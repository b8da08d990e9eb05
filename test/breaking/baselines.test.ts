/** What a contract can be compared with, and what is said where that can't be had. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json/value.js";
import { runForJson, type JsonRun } from "../run-allof.js";
import { temporaryFolder, writeFiles, type Files } from "../temporary-folder.js";

const schema = (more: JsonObject = {}): JsonObject => ({
  title: "T",
  type: "object",
  properties: { a: { type: "string", ...more } },
});
const configuration = { fixtures: null };
const now: Files = {
  "allof.config.json": configuration,
  "schemas/t.json": schema({ minLength: 1 }),
};
const found = "Payloads of `$` are rejected now: `a` must have at least 1 character (`T`)";

async function against(ref: string, files: Files): Promise<JsonRun> {
  const cwd = temporaryFolder({ ...now, ...files });
  return runForJson(["breaking", "--against", ref], { cwd });
}

/** The one finding, with the name of the baseline as `$`. */
function messages({ diagnostics }: JsonRun, label: string): readonly string[] {
  return diagnostics.map(({ message }) => message.replaceAll(`\`${label}\``, () => "`$`"));
}

function git(cwd: string, ...args: readonly string[]): void {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...own, ...args], { cwd, stdio: "pipe" });
}

describe("a baseline is", () => {
  it("a commit, with the configuration that it has", async () => {
    const cwd = temporaryFolder({
      "contract/allof.config.json": { fixtures: null, schemas: "old", dialect: "draft-07" },
      "contract/old/t.json": schema(),
      "contract/old/deep/ümlaut name.json": { title: "Gone", ...schema() },
    });
    git(cwd, "init", "-q");
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "before");
    git(cwd, "tag", "v1");
    execFileSync("git", ["rm", "-rq", "contract"], { cwd });
    const folder = join(cwd, "contract");
    writeFiles(folder, now);
    const run = await runForJson(["breaking", "--against", "v1"], { cwd: folder });
    expect(messages(run, "v1")).toContain(found);
    const bound = run.diagnostics.find(({ code }) => code === "breaking-bounds");
    expect(bound?.related?.[0]?.location).toMatchObject({
      file: "v1:contract/old/t.json",
      line: 5,
    });
    // The work tree is as it was.
    const status = execFileSync("git", ["status", "--short"], { cwd, encoding: "utf8" });
    expect(status).toContain("?? contract/");
    expect(await runForJson(["breaking", "--against", "v2"], { cwd: folder })).toMatchObject({
      exitCode: 2,
      found: ["no-baseline"],
    });
  });

  it("a folder of schemas, or one with a configuration", async () => {
    const plain = await against("./before", { "before/t.json": schema() });
    expect(messages(plain, "before")).toEqual([found]);
    const configured = await against("./before", {
      "before/allof.config.json": { schemas: "deep/inside" },
      "before/deep/inside/t.json": schema(),
    });
    expect(messages(configured, "before")).toEqual([found]);
  });

  it("an archive, as npm packs it", async () => {
    const cwd = temporaryFolder({
      ...now,
      "old/package.json": { name: "contract", version: "1.0.0" },
      "old/schemas/t.json": schema(),
    });
    execFileSync("npm", ["pack", "--silent", "./old"], { cwd });
    const run = await runForJson(["breaking", "--against", "contract-1.0.0.tgz"], { cwd });
    expect(messages(run, "contract-1.0.0.tgz")).toEqual([found]);
  });

  it("an installed package", async () => {
    const run = await against("npm:@a/contract", {
      "node_modules/@a/contract/package.json": { name: "@a/contract", version: "1.2.3" },
      "node_modules/@a/contract/schemas/t.json": schema(),
    });
    expect(messages(run, "@a/contract@1.2.3")).toEqual([found]);
  });

  it("a bundle", async () => {
    const run = await against("t.schema.json", { "t.schema.json": schema() });
    expect(messages(run, "t.schema.json")).toContain(found);
  });

  it("what the configuration names", async () => {
    const cwd = temporaryFolder({
      ...now,
      "allof.config.json": { fixtures: null, breaking: { against: "./before" } },
      "before/t.json": schema(),
    });
    expect(messages(await runForJson(["breaking"], { cwd }), "before")).toEqual([found]);
  });
});

describe("it is an error, and never “no changes”, where", () => {
  const refused = async (ref: string, files: Files, message: string): Promise<void> => {
    const run = await against(ref, files);
    expect([run.exitCode, run.found]).toEqual([2, ["no-baseline"]]);
    expect(run.diagnostics[0]?.message).toContain(message);
  };

  it("there is nothing of that name", async () => {
    await refused("nope", {}, "There is no commit, folder, archive or bundle `nope`");
    await refused("npm:nope", {}, "The package `nope` is not installed");
  });

  it("there is no contract in it", async () => {
    await refused("./empty", { "empty/readme.md": "" }, "holds no schema");
    await refused("broken.tgz", { "broken.tgz": "no archive" }, "can't be unpacked");
  });

  it("it does not compile", async () => {
    const broken = { "before/t.json": { type: "object", properties: { a: { $ref: "b.json" } } } };
    await refused("./before", broken, "The contract of `before` does not compile");
    await refused("t.json", { "t.json": "{" }, "The contract of `t.json` does not compile");
  });

  it("nothing is named at all", async () => {
    const run = await runForJson(["breaking"], { files: now });
    expect([run.exitCode, run.found]).toEqual([2, ["usage"]]);
  });
});
