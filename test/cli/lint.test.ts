import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runForJson } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

const files = {
  "allof.config.json": { targets: ["typescript"] },
  "schemas/a.json": `{
  "title": "A",
  "properties": {
    "size": { "type": "integer", "minLength": 1 }
  }
}
`,
  "schemas/b.jsonc": '\uFEFF// A text.\n{ "title": "B", "type": "string", "maxItems": 3 }\n',
  "test/fixtures/A/valid/a.json": { size: 3 },
  "test/fixtures/B/valid/b.json": '"b"',
};

test("--fix mends the files, tells what it did, and leaves nothing to mend", async () => {
  const cwd = temporaryFolder(files);
  const { mode } = statSync(join(cwd, "schemas/a.json"));
  const run = await runForJson(["check", "--fix"], { cwd });
  expect(run.found.filter((each) => !each.startsWith("stale-output"))).toEqual([
    "mended schemas/a.json:3:3",
    "mended schemas/a.json:4:34",
    "mended schemas/b.jsonc:2:35",
  ]);
  const messages = run.diagnostics.filter(({ code }) => code === "mended");
  expect(messages[0]?.message).toBe(
    'Added `"type": "object"` (`properties-without-type`: `properties` without `type`: strings, numbers and the like are valid here too)',
  );
  expect(readFileSync(join(cwd, "schemas/a.json"), "utf8")).toBe(`{
  "title": "A",
  "type": "object",
  "properties": {
    "size": { "type": "integer" }
  }
}
`);
  expect(readFileSync(join(cwd, "schemas/b.jsonc"), "utf8")).toBe(
    '\uFEFF// A text.\n{ "title": "B", "type": "string" }\n',
  );
  expect(statSync(join(cwd, "schemas/a.json")).mode).toBe(mode);
  expect(readdirSync(join(cwd, "schemas"))).toEqual(["a.json", "b.jsonc"]);

  await runForJson(["build"], { cwd });
  expect(await runForJson(["check", "--fix"], { cwd })).toMatchObject({ found: [], exitCode: 0 });
});

test("--fix leaves what is suppressed, and what would change the verdict on a fixture", async () => {
  const cwd = temporaryFolder({
    ...files,
    "allof.config.json": {
      targets: ["typescript"],
      lint: {
        suppress: [
          { rule: "keyword-never-applies", path: "schemas/*#/properties", reason: "Old." },
        ],
      },
    },
    "test/fixtures/A/valid/text.json": '"a text is an A"',
  });
  await runForJson(["build"], { cwd });
  const before = readFileSync(join(cwd, "schemas/a.json"), "utf8");
  expect((await runForJson(["check", "--fix"], { cwd })).found).toEqual([
    "properties-without-type schemas/a.json:3:3",
    "mended schemas/b.jsonc:2:35",
  ]);
  expect(readFileSync(join(cwd, "schemas/a.json"), "utf8")).toBe(before);
});

test("a baseline keeps old findings quiet, lets new ones through, and tells which are gone", async () => {
  const cwd = temporaryFolder(files);
  await runForJson(["build"], { cwd });
  const all = [
    "properties-without-type schemas/a.json:3:3",
    "keyword-never-applies schemas/a.json:4:34",
    "keyword-never-applies schemas/b.jsonc:2:35",
  ];
  expect((await runForJson(["check"], { cwd })).found).toEqual(all);

  const args = ["check", "--baseline", "lint-baseline.json"];
  expect(await runForJson([...args, "--update-baseline"], { cwd })).toMatchObject({
    found: [],
    exitCode: 0,
  });
  expect(JSON.parse(readFileSync(join(cwd, "lint-baseline.json"), "utf8"))).toEqual({
    findings: [
      { rule: "properties-without-type", file: "schemas/a.json", pointer: "/properties" },
      {
        rule: "keyword-never-applies",
        file: "schemas/a.json",
        pointer: "/properties/size/minLength",
      },
      { rule: "keyword-never-applies", file: "schemas/b.jsonc", pointer: "/maxItems" },
    ],
  });
  expect((await runForJson(args, { cwd })).found).toEqual([]);

  writeFiles(cwd, {
    "schemas/b.jsonc": '{ "title": "B", "type": "string" }\n',
    "schemas/c.json": '{ "title": "C", "type": "string", "maxItems": 3 }\n',
    "test/fixtures/C/valid/c.json": '"c"',
  });
  await runForJson(["build"], { cwd });
  const changed = await runForJson(args, { cwd });
  expect(changed.found).toEqual([
    "outdated-baseline lint-baseline.json:13:5",
    "keyword-never-applies schemas/c.json:1:35",
  ]);
  expect(changed.diagnostics[0]?.message).toBe(
    "`keyword-never-applies` is found no more at `schemas/b.jsonc#/maxItems`",
  );
});

test.each([
  ["is missing", undefined, "baseline none.json"],
  ["is no JSON", "{", "malformed-json"],
  ["is no baseline", '{ "findings": [{ "rule": 1 }] }', "usage"],
])("a baseline that %s is refused", async (_, text, expected) => {
  const cwd = temporaryFolder({ ...files, ...(text !== undefined && { "none.json": text }) });
  const run = await runForJson(["check", "--baseline", "none.json"], { cwd });
  expect(run.exitCode).not.toBe(0);
  expect(`${run.diagnostics[0]?.code} ${run.diagnostics[0]?.message}`).toContain(expected);
});

test("--update-baseline without a baseline is a usage error", async () => {
  const run = await runForJson(["check", "--update-baseline"], { files });
  expect(run).toMatchObject({ exitCode: 2, found: ["usage"] });
});
