/** A check after fixtures alone have changed tries these, and says what a check of everything says. */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { runForJson } from "../run-allof.js";
import { temporaryFolder, type Files } from "../temporary-folder.js";

const whole = vi.hoisted(() => ({ checks: 0 }));
vi.mock(import("../../src/cli/check/whole-check.js"), async (original) => {
  const { wholeCheck } = await original();
  return {
    wholeCheck: (...all) => {
      whole.checks += 1;
      return wholeCheck(...all);
    },
  };
});

const member = { type: "string", minLength: 1 };

/** Two files have a `Size`, so that what each is called depends on both. */
const files: Files = {
  "allof.config.json": JSON.stringify({
    schemas: "schemas",
    fixtures: ["fixtures", { files: "more/{schema}.*.json", verdict: "valid" }],
    targets: ["typescript"],
    remotes: { "https://example.org/": "remote" },
  }),
  "schemas/number.json": JSON.stringify({ type: "integer", minimum: 1, examples: [0, 1] }),
  "schemas/base.json": JSON.stringify({
    type: "object",
    description: "What has a name.",
    properties: { name: { ...member, description: "Its name." } },
    required: ["name"],
  }),
  "schemas/cat.json": JSON.stringify({
    description: "A cat.",
    allOf: [{ $ref: "base.json" }],
    properties: { size: { $ref: "#/$defs/Size" }, kind: { const: "cat" } },
    required: ["kind"],
    $defs: { Size: { enum: ["small", "large"], description: "Of a cat." } },
  }),
  "schemas/dog.json": JSON.stringify({
    description: "A dog.",
    allOf: [{ $ref: "base.json" }],
    properties: {
      size: { $ref: "#/$defs/Size" },
      kind: { const: "dog" },
      owner: { $ref: "https://example.org/owner.json" },
    },
    required: ["kind"],
    $defs: { Size: { type: "integer", minimum: 1, description: "Of a dog." } },
  }),
  "remote/owner.json": JSON.stringify({ type: "object", properties: { name: member } }),
  "fixtures/Cat/valid/a.json": `{ "name": "Tom", "kind": "cat", "size": "small" }`,
  "fixtures/Cat/invalid/b.json": `{ "name": "Tom" }`,
  "fixtures/Dog/valid/a.json": `{ "name": "Rex", "kind": "dog", "size": 3, "owner": { "name": "Ann" } }`,
  "fixtures/Dog/valid/b.yaml": `name: Rex\nkind: dog\n---\nname: Max\nkind: dog\n`,
  "fixtures/Dog/invalid/c.json": `{ "name": "", "kind": "dog" }`,
  "more/cat.one.json": `{ "name": "Tim", "kind": "cat" }`,
};

let folders: readonly string[] = [];

beforeEach(async () => {
  folders = [temporaryFolder({ ...files, "node_modules/.keep": "" }), temporaryFolder(files)];
  for (const cwd of folders) await runForJson(["check", "--update"], { cwd });
  whole.checks = 0;
});

/** The check with what was kept of those before, which must say what one without says; and how often it looked at everything. */
async function checked() {
  const reports = [];
  const before = whole.checks;
  for (const cwd of folders) {
    const { diagnostics, summary, exitCode } = await runForJson(["check"], { cwd });
    reports.push({ diagnostics, exitCode, summary: { ...summary, seconds: 0 } });
  }
  expect(reports[0]).toEqual(reports[1]);
  const { diagnostics = [], summary } = reports[0] ?? {};
  return { codes: diagnostics.map(({ code }) => code), summary, wholes: whole.checks - before - 1 };
}

function write(path: string, text: string): void {
  for (const folder of folders) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

it("tries what has changed, and nothing else", async () => {
  expect((await checked()).wholes).toBe(1);
  const clean = await checked();
  expect(clean.wholes).toBe(0);

  write(
    "fixtures/Dog/valid/a.json",
    `{ "name": "Rex", "kind": "dog", "size": "large", "owner": { "name": 1 } }`,
  );
  write("more/cat.one.json", `{ "name": "Tim", "kind": "dog" }`);
  const broken = await checked();
  expect(broken.wholes).toBe(0);
  expect(broken.codes.length - clean.codes.length).toBe(3);

  write("fixtures/Dog/valid/a.json", `{ "name": "Rex", "kind": "dog", "size": 4 }`);
  write("more/cat.one.json", `{ "name": "Tim", "kind": "cat", "size": "large" }`);
  const mended = await checked();
  expect(mended.wholes).toBe(0);
  expect(mended.codes).toEqual(clean.codes);

  write("fixtures/Dog/valid/b.yaml", `name: Rex\nkind: dog\n`);
  const { summary, wholes } = await checked();
  expect(wholes).toBe(0);
  expect(summary?.fixtures).toBe((clean.summary?.fixtures ?? 0) - 1);
});

it("looks at expected findings with the fixture that they are of", async () => {
  await checked();
  write("fixtures/Dog/invalid/c.json", `{ "name": "Rex", "kind": "cat", "size": 0 }`);
  const changed = await checked();
  expect(changed.codes).toContain("unexpected-finding");
  expect(changed.wholes).toBe(0);
  write("fixtures/Cat/invalid/b.errors.json", "[]\n");
  const both = await checked();
  expect(both.codes.filter((code) => code === "unexpected-finding")).toHaveLength(2);
  expect(both.wholes).toBe(0);
});

it.each([
  ["a schema changes", () => write("schemas/base.json", `{ "type": "object" }`)],
  [
    "the configuration changes",
    () => write("allof.config.json", `{ "fixtures": "fixtures", "targets": ["typescript"] }`),
  ],
  ["a fixture comes", () => write("fixtures/Cat/valid/new.json", `{ "name": "T", "kind": "cat" }`)],
  [
    "a fixture goes",
    () => folders.forEach((folder) => rmSync(join(folder, "fixtures/Cat/valid/a.json"))),
  ],
  ["a fixture can't be read", () => write("fixtures/Cat/valid/a.json", `{ "name": `)],
  ["a remote schema changes", () => write("remote/owner.json", `{ "type": "string" }`)],
  [
    "a fixture names another schema",
    () =>
      write(
        "fixtures/Cat/valid/a.json",
        `{ "$schema": "../../../schemas/dog.json", "name": "T", "kind": "cat" }`,
      ),
  ],
])("looks at everything when %s", async (_, change) => {
  await checked();
  change();
  expect((await checked()).wholes).toBe(1);
});

it("looks at everything when a page of the output shows the fixture", async () => {
  const all = { ...files };
  delete (all as Record<string, unknown>)["allof.config.json"];
  const more = Object.fromEntries(
    ["b", "c", "d", "e"].map((name) => [
      `test/fixtures/Cat/valid/${name}.json`,
      `{ "name": "${name}", "kind": "cat" }`,
    ]),
  );
  folders = [
    temporaryFolder({ ...all, ...more, "node_modules/.keep": "" }),
    temporaryFolder({ ...all, ...more }),
  ];
  for (const cwd of folders) {
    writeFileSync(
      join(cwd, "allof.config.json"),
      JSON.stringify({ remotes: { "https://example.org/": "remote" } }),
    );
    await runForJson(["build"], { cwd });
  }
  const clean = await checked();
  expect(clean.codes).not.toContain("stale-output");
  write("test/fixtures/Cat/valid/e.json", `{ "name": "other", "kind": "cat" }`);
  expect((await checked()).wholes).toBe(0);
  write("test/fixtures/Cat/valid/c.json", `{ "name": "other", "kind": "cat" }`);
  const { codes, wholes } = await checked();
  expect(codes).toContain("stale-output");
  expect(wholes).toBe(1);
});
