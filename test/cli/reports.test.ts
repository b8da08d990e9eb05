import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "junit2json";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { runAllof, runForJson, runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const files = {
  "api/allof.config.json": { targets: ["typescript", "validators"] },
  "api/schemas/a.json": {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A",
    description: "An a.",
    type: "object",
    properties: { x: { description: "An x.", type: "string" } },
    required: ["x"],
  },
  "api/test/fixtures/A/valid/a.json": { x: "x" },
  "api/test/fixtures/A/valid/wrong.json": { x: 1 },
};

test("several reporters at once, in a folder of a repository", async () => {
  const root = temporaryFolder(files);
  execFileSync("git", ["init", "-q"], { cwd: root });
  const cwd = join(root, "api");
  await runForJson(["build"], { cwd });
  const summary = join(root, "summary.md");
  const { exitCode, stdout, stderr } = await runAllof(
    ["junit=out/j.xml", "github", "sarif=out/s.sarif", "gitlab=out/g.json", "json=out/r.json"]
      .flatMap((each) => ["--reporter", each])
      .toSpliced(0, 0, "check"),
    { cwd, env: { GITHUB_STEP_SUMMARY: summary } },
  );
  expect(stderr).toBe("");
  expect(exitCode).toBe(1);
  const file = "api/test/fixtures/A/valid/wrong.json";
  expect(stdout).toMatch(new RegExp(`^::error file=${file},line=2,col=8,title=`));
  expect(stdout.trimEnd().split("\n")).toHaveLength(2);
  expect(readFileSync(summary, "utf8")).toContain(`| error | ${file}:2 |`);

  const read = (name: string): string => readFileSync(join(cwd, "out", name), "utf8");
  expect(readdirSync(join(cwd, "out"))).toEqual(["g.json", "j.xml", "r.json", "s.sarif"]);
  expect(await parse(read("j.xml"))).toMatchObject({
    tests: 3,
    failures: 1,
    testsuite: [
      { name: "schemas", testcase: [{ name: "api/schemas/a.json" }] },
      { name: "fixtures", testcase: [{ classname: "A" }, { name: file, failure: [{}] }] },
    ],
  });
  const log = JSON.parse(read("s.sarif")) as Log;
  expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation).toMatchObject({
    artifactLocation: { uri: file },
    region: { startLine: 2, startColumn: 8 },
  });
  expect(JSON.parse(read("g.json"))).toMatchObject([
    { location: { path: file, lines: { begin: 2 } } },
  ]);
  expect(JSON.parse(read("r.json"))).toMatchObject({ summary: { errors: 1 } });
});

test("a report in a file leaves standard output to people", async () => {
  const cwd = join(temporaryFolder(files), "api");
  const { stdout } = await runInProcess(
    ["validate", "A", "test/fixtures/A/valid/a.json", "--reporter", "junit=j.xml"],
    { cwd },
  );
  expect(stdout).toContain("✔ 1 payload valid");
  expect(await parse(readFileSync(join(cwd, "j.xml"), "utf8"))).toMatchObject({
    tests: 1,
    testsuite: [{ name: "payloads", testcase: [{ classname: "A" }] }],
  });
});

test("a report that can't be written is an error, and nothing is left behind", async () => {
  const cwd = join(temporaryFolder(files), "api");
  const { exitCode, stdout, stderr } = await runInProcess(
    ["validate", "A", "test/fixtures/A/valid/a.json", "--reporter", "json=schemas"],
    { cwd },
  );
  expect(exitCode).toBe(2);
  expect(stderr).toBe("");
  expect(stdout).toContain("The report `schemas` can't be written");
  expect(stdout).toContain("✖ 1 error  (1 payload checked in ");
  expect(readdirSync(cwd).toSorted()).toEqual(["allof.config.json", "schemas", "test"]);
});

test("a check that is repeated from its cache lists what was checked, too", async () => {
  const cwd = join(temporaryFolder({ ...files, "api/node_modules/x.json": {} }), "api");
  await runForJson(["build"], { cwd });
  const args = ["check", "--reporter", "junit"];
  const timeless = (xml: string): string => xml.replace(/ time="[^"]*"/, "");
  const first = await runInProcess(args, { cwd });
  const second = await runInProcess(args, { cwd });
  expect(first.stdout).toContain('<testcase name="schemas/a.json"');
  expect(timeless(second.stdout)).toBe(timeless(first.stdout));
});
