import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutBooleanValues } from "../../src/cli/types-command.js";
import { runAllof, runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const person = { title: "Person", type: "object", properties: { name: { $ref: "name.json" } } };
const files = {
  "schemas/person.json": person,
  "schemas/name.json": { type: "string" },
  "schemas/parts/list.yaml": "type: array\nitems: { $ref: ../person.json }\n",
  "schemas/notes.md": "no schema",
};
const quiet = ["--bannerComment", ""];

test("a file, to a file or standard output", async () => {
  const cwd = temporaryFolder(files);
  const args = ["types", "-i", "schemas/person.json", ...quiet];
  const expected = "export interface Person {\n  name?: Name;\n}\n\nexport type Name = string;\n";
  expect(await runAllof(args, { cwd })).toEqual({ exitCode: 0, stdout: expected, stderr: "" });
  const written = await runAllof([...args, "-o", "types/new/person.d.ts"], { cwd });
  expect(written).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(cwd, "types/new/person.d.ts"), "utf8")).toBe(expected);
  const positional = await runAllof(["types", "schemas/person.json", "p.d.ts", ...quiet], { cwd });
  expect(positional.exitCode).toBe(0);
  expect(readFileSync(join(cwd, "p.d.ts"), "utf8")).toBe(expected);
});

test("standard input", async () => {
  const stdin = '{ "type": "object", "properties": { "a": { "const": "b" } } }';
  const args = [
    "types",
    ...quiet,
    "--additionalProperties",
    "--style.singleQuote",
    "--no-style.semi",
  ];
  const { stdout } = await runInProcess(args, { stdin });
  expect(stdout).toBe("export interface Schema {\n  a?: 'b'\n  [k: string]: unknown\n}\n");
  const broken = await runInProcess(["types", "-i", "-"], { stdin: "{" });
  expect(broken.exitCode).toBe(1);
  expect(broken.stdout).toBe("");
  expect(broken.stderr).toContain("malformed-json");
});

test("a folder keeps its shape, references stay within it", async () => {
  const cwd = temporaryFolder(files);
  const run = await runAllof(["types", "-i", "schemas/", "-o", "types/", ...quiet], { cwd });
  expect(run).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(readdirSync(join(cwd, "types"), { recursive: true }).sort()).toEqual(
    ["name.d.ts", "parts", join("parts", "list.d.ts"), "person.d.ts"].sort(),
  );
  expect(readFileSync(join(cwd, "types/parts/list.d.ts"), "utf8")).toContain(
    "export type List = Person[];",
  );
});

test("a pattern puts all into one folder", async () => {
  const cwd = temporaryFolder(files);
  const run = await runAllof(["types", "-i", "schemas/**/*.{json,yaml}", "-o", "out"], { cwd });
  expect(run.exitCode).toBe(0);
  expect(readdirSync(join(cwd, "out")).sort()).toEqual(["list.d.ts", "name.d.ts", "person.d.ts"]);
});

test("one faulty file, and nothing is written", async () => {
  const cwd = temporaryFolder({ ...files, "schemas/bad.json": { $ref: "missing.json" } });
  const run = await runAllof(["types", "-i", "schemas", "-o", "types"], { cwd });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toBe("");
  expect(run.stderr).toContain("schemas/bad.json");
  expect(run.stderr).toContain("unresolved-reference");
  expect(existsSync(join(cwd, "types"))).toBe(false);
});

test.for([
  [["-i", "schemas", "-o", "all.d.ts"], "may be many files"],
  [["-i", "none/*.json"], "holds no schema file"],
  [["-i", "schemas/name.json", "--style.parser", "babel"], "Unknown option"],
  [["-i", "schemas/name.json", "--maxItems", "many"], "must be a number"],
  [["-i", "schemas/name.json", "--style.endOfLine", "auto"], "`style.endOfLine` can't be"],
  [["-i", "{schemas,copy}/name.json", "-o", "out"], "Two files would have"],
] as const)("%j is refused", async ([args, message]) => {
  const cwd = temporaryFolder({ ...files, "copy/name.json": {} });
  const { exitCode, stdout, stderr } = await runInProcess(["types", ...args], { cwd });
  expect(stderr).toContain(message);
  expect(stdout).toBe("");
  expect(exitCode).toBe(message.startsWith("`style") ? 1 : 2);
});

test.for([
  [["-i", "none.json"], "none.json", "unreadable-file", 1],
  [["-i", "bad.json"], "bad.json\n  1:2", "malformed-json", 1],
  [["-i", "ok.json", "--nope"], "Unknown option '--nope'", "usage", 2],
  [["-i", "ok.json", "-o", "ok.json/x.d.ts"], "`ok.json/x.d.ts`", "unwritable-output", 2],
] as const)("%j is one finding", async ([args, part, code, expected]) => {
  const run = await runAllof(["types", ...args], { files: { "ok.json": {}, "bad.json": "{" } });
  expect([run.exitCode, run.stdout]).toEqual([expected, ""]);
  for (const text of [part, code, "1 error\n"]) expect(run.stderr).toContain(text);
});

test("flags without a value take json2ts's true and false", () => {
  expect(
    withoutBooleanValues([
      "--format",
      "false",
      "--unknownAny=true",
      "--style.semi",
      "false",
      "true",
    ]),
  ).toEqual(["--no-format", "--unknownAny", "--no-style.semi", "true"]);
  expect(withoutBooleanValues(["--bannerComment", "false", "--format", "a.json"])).toEqual([
    "--bannerComment",
    "false",
    "--format",
    "a.json",
  ]);
});
