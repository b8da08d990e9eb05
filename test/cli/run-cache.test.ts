/** A build with nothing changed compiles nothing, and any change is noticed. */

import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRunCache } from "../../src/cli/run-cache.js";
import { configurationOf } from "../../src/cli/compile-contract.js";
import { runForJson } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const schema = (type: string): string => `{ "title": "A", "type": "${type}" }\n`;

/** A contract with an output as a build may have left it. */
function contract(): string {
  return temporaryFolder({
    "node_modules/.keep": "",
    "schemas/a.json": schema("string"),
    "test/fixtures/A/valid/one.json": `"x"`,
    "generated/index.js": "export {};\n",
    "generated/types/a.d.ts": "export type A = string;\n",
  });
}

async function build(folder: string): Promise<number | undefined> {
  const args = ["build", "--target", "typescript"];
  const { exitCode, summary } = await runForJson(args, { cwd: folder });
  expect(exitCode).toBe(0);
  return summary.written;
}

/** Whether the next build would compile nothing. */
async function isCurrent(folder: string): Promise<boolean> {
  const { value } = await configurationOf({}, contextIn(folder));
  if (value === undefined) throw new Error("no configuration");
  return openRunCache("build", value, folder)?.last !== undefined;
}

async function remember(folder: string): Promise<void> {
  const { value } = await configurationOf({}, contextIn(folder));
  if (value === undefined) throw new Error("no configuration");
  openRunCache("build", value, folder)?.remember({ diagnostics: [], counts: { types: 1 } });
}

function contextIn(workingFolder: string) {
  const nothing = () => {};
  return {
    workingFolder,
    out: nothing,
    err: nothing,
    stdin: () => Promise.resolve(new Uint8Array()),
    colours: false,
    showsProgress: false,
  };
}

describe("a build remembered", () => {
  it("is current while nothing changes, wherever times do", async () => {
    const folder = contract();
    await remember(folder);
    expect(await isCurrent(folder)).toBe(true);
    // As a branch that is switched there and back leaves it.
    utimesSync(join(folder, "schemas/a.json"), 1, 1);
    expect(await isCurrent(folder)).toBe(true);
  });

  it.each<[string, (folder: string) => void]>([
    ["a schema of equal length", (f) => writeFileSync(join(f, "schemas/a.json"), schema("number"))],
    ["a schema added", (f) => writeFileSync(join(f, "schemas/b.json"), schema("number"))],
    ["a schema removed", (f) => rmSync(join(f, "schemas/a.json"))],
    ["a fixture", (f) => writeFileSync(join(f, "test/fixtures/A/valid/one.json"), `"y"`)],
    ["output edited", (f) => writeFileSync(join(f, "generated/index.js"), "// mine\n")],
    ["output removed", (f) => rmSync(join(f, "generated/types"), { recursive: true })],
    ["a foreign file in the output", (f) => writeFileSync(join(f, "generated/mine.txt"), "x")],
    ["a configuration", (f) => writeFileSync(join(f, "allof.config.json"), `{ "name": "x" }`)],
  ])("is not, after a change of %s", async (_, change) => {
    const folder = contract();
    await remember(folder);
    expect(await isCurrent(folder)).toBe(true);
    change(folder);
    expect(await isCurrent(folder)).toBe(false);
  });

  it("is told again; edited output is made good; a damaged record is done without", async () => {
    const folder = temporaryFolder({
      "node_modules/.keep": "",
      "schemas/a.json": schema("string"),
    });
    const output = join(folder, "generated/types/a.d.ts");
    expect(await build(folder)).toBeGreaterThan(0);
    const before = readFileSync(output, "utf8");
    expect(await build(folder)).toBe(0);
    writeFileSync(output, "export type A = 1;\n");
    expect(await build(folder)).toBe(1);
    expect(readFileSync(output, "utf8")).toBe(before);

    const home = join(folder, "node_modules/.cache/allof");
    const names = readdirSync(home);
    expect(names).toHaveLength(1);
    for (const name of names) writeFileSync(join(home, name), `{"key": 1, "inputs"`);
    expect(await build(folder)).toBe(0);
    writeFileSync(join(folder, "schemas/a.json"), "{");
    for (const _ of [1, 2]) {
      const { exitCode, found } = await runForJson(["build"], { cwd: folder });
      expect([exitCode, found]).toEqual([1, ["malformed-json schemas/a.json:1:2"]]);
    }
  });
});

describe("a check remembered", () => {
  it("says the same again, and notices what a check reads and a build does not", async () => {
    const folder = temporaryFolder({
      "node_modules/.keep": "",
      "allof.config.json": {
        targets: ["typescript"],
        fixtures: [{ files: "payloads/*.{verdict}.json", type: "A", findings: "required" }],
      },
      "schemas/a.json": schema("string"),
      "payloads/one.valid.json": '"x"',
      "payloads/two.invalid.json": "2",
    });
    await build(folder);
    const check = async () => {
      const { found, summary } = await runForJson(["check"], { cwd: folder });
      return { found, fixtures: summary.fixtures };
    };
    const first = await check();
    expect(first).toEqual({
      found: ["missing-expectation payloads/two.invalid.json:1:1"],
      fixtures: 2,
    });
    expect(await check()).toEqual(first);

    await runForJson(["check", "--update"], { cwd: folder });
    expect(await check()).toEqual({ found: [], fixtures: 2 });
    const edits: readonly (readonly [string, string, string])[] = [
      [
        "payloads/two.invalid.errors.json",
        "[]",
        "unexpected-finding payloads/two.invalid.json:1:1",
      ],
      ["payloads/one.valid.json", "1", "invalid-payload payloads/one.valid.json:1:1"],
      [
        "generated/types/a.d.ts",
        "export type A = number;\n",
        "stale-output generated/types/a.d.ts",
      ],
    ];
    const found: string[] = [];
    for (const [path, text, expected] of edits) {
      writeFileSync(join(folder, path), text);
      found.push(expected);
      expect(new Set((await check()).found)).toEqual(new Set(found));
    }
  }, 120_000);
});
