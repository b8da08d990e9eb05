import { expect, test } from "vitest";
import { runAllof, runForJson } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

const base = `{
  "title": "Base",
  "type": "object",
  "properties": {
    "status": { "const": "set" },
    "kind": { "$ref": "kind.json" }
  },
  "required": ["status"]
}
`;
const files = {
  "schemas/base.json": base,
  "schemas/kind.json": { title: "Kind", enum: ["a", "b"] },
  "schemas/child.json": {
    title: "Child",
    allOf: [{ $ref: "base.json" }],
    type: "object",
    properties: { own: { type: "integer" } },
  },
  "schemas/closed.json": {
    title: "Closed",
    type: "object",
    properties: { own: true },
    unevaluatedProperties: false,
  },
  "good.json": { status: "set", own: 1 },
};

test("a finding names the type, where the rule is inherited from, and its place", async () => {
  const run = await runForJson(["validate", "Child", "bad.json", "good.json"], {
    files: {
      ...files,
      "bad.json": '{\n  "own": 1.5,\n  "status": "unset",\n  "kind": "c"\n}',
    },
  });
  expect(run.exitCode).toBe(1);
  expect(
    run.diagnostics.map(({ message, location, related }) => [
      message,
      `${location?.line}:${location?.column}`,
      related?.map(({ location: { file, line, column } }) => `${file}:${line}:${column}`).join(),
    ]),
  ).toEqual([
    ["Not a valid `Child`: `own` must be an integer, not 1.5", "2:10", "schemas/child.json:11:7"],
    [
      'Not a valid `Child`: `status` must be "set", not "unset" (inherited from `Base`, schemas/base.json:5:17)',
      "3:13",
      "schemas/base.json:5:17",
    ],
    [
      'Not a valid `Child`: `kind` must be one of "a", "b", not "c" (in `Kind`, schemas/kind.json:3:3)',
      "4:11",
      "schemas/kind.json:3:3",
    ],
  ]);
});

test("a property that is too much is shown at its key", async () => {
  const stdin = '{\n  "own": 1,\n  "more": 1\n}';
  const { diagnostics } = await runForJson(["validate", "Closed", "-"], { files, stdin });
  expect(diagnostics).toMatchObject([
    {
      message: "Not a valid `Closed`: `more` is not a property that is allowed",
      location: { file: "<stdin>", line: 3, column: 3 },
    },
  ]);
});

test("a payload that lacks an inherited member", async () => {
  const { stdout } = await runAllof(["validate", "Child", "-"], { files, stdin: '{ "own": 1 }' });
  expect(stdout.replace(/\d+\.\d s\)/, "0.0 s)")).toBe(`<stdin>
  1:1  error  Not a valid \`Child\`: \`status\` is required (inherited from \`Base\`, schemas/base.json:8:3)  invalid-payload
    1 │ { "own": 1 }
      │ ^
    hint: Add \`status\`: it is always "set".

✖ 1 error  (1 payload checked in 0.0 s)
`);
});

test("payloads in YAML, NDJSON and from standard input are counted", async () => {
  const cwd = temporaryFolder({
    ...files,
    "many.yaml": "status: set\n---\nstatus: set\n",
    "lines.ndjson": '{"status":"set"}\n{"status":"no"}\n',
  });
  const run = await runForJson(["validate", "Base", "many.yaml", "lines.ndjson", "-"], {
    cwd,
    stdin: '{"status":"set"}',
  });
  expect(run.summary.payloads).toBe(5);
  expect(run.found).toEqual(["invalid-payload lines.ndjson:2:11"]);
  expect((await runAllof(["validate", "Base", "good.json"], { cwd })).stdout).toMatch(
    /^✔ 1 payload valid in \d+\.\d s\n$/,
  );
});

test("a schema file needs no configuration, and may refer to its neighbours", async () => {
  const cwd = temporaryFolder({
    ...files,
    "alone/draft7.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      items: [{ type: "string" }],
    },
    "alone/broken.json": "{",
    "p.json": [1],
  });
  const alone = await runForJson(["validate", "alone/draft7.json", "p.json"], { cwd });
  expect(alone.found).toEqual(["invalid-payload p.json:2:3"]);
  const child = await runForJson(["validate", "schemas/child.json", "good.json"], { cwd });
  expect(child).toMatchObject({ exitCode: 0, diagnostics: [] });
});

test("a schema file of the contract is judged as the contract judges it", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { schemas: "contract", dialect: "draft-07", formats: "annotate" },
    "contract/base.json": { title: "Base", type: "object", required: ["status"] },
    "contract/deep/child.json": {
      title: "Child",
      allOf: [{ $ref: "../base.json" }],
      properties: { at: { format: "date" }, pair: { items: [{ type: "string" }] } },
    },
    "good.json": { status: 1, at: "soon", pair: ["a"] },
    "bad.json": { pair: [1] },
  });
  const file = "contract/deep/child.json";
  const good = await runForJson(["validate", file, "good.json"], { cwd });
  expect(good).toMatchObject({ exitCode: 0, diagnostics: [], summary: { payloads: 1 } });
  const bad = await runForJson(["validate", file, "bad.json"], { cwd });
  expect(bad.found).toEqual(["invalid-payload bad.json:1:1", "invalid-payload bad.json:3:5"]);
  expect(bad.diagnostics[0]?.message).toContain("inherited from `Base`, contract/base.json");

  // By flags, another folder is the contract; this file is then one of its own folder, which its parent lies outside of.
  const flagged = ["validate", file, "good.json", "--schemas"];
  expect(await runForJson([...flagged, "contract"], { cwd })).toMatchObject({ exitCode: 0 });
  const outside = await runForJson([...flagged, "elsewhere"], { cwd });
  expect(outside.found).toEqual(["reference-outside contract/deep/child.json:5:15"]);
});

test("a schema file outside of the contract goes by the configured dialect and formats", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": { dialect: "draft-07", formats: "annotate" },
    "alone/a.json": {
      type: "object",
      properties: {
        at: { format: "date" },
        pair: { items: [{ type: "string" }] },
        other: { $ref: "https://example.com/other" },
      },
    },
    "alone/b.json": { $id: "https://example.com/other", type: "string" },
    // What it does not refer to may be as wrong as it likes.
    "alone/c.json": { $ref: "nowhere.json", type: 5 },
    "p.json": { at: "soon", pair: [1], other: 1 },
  });
  const { found } = await runForJson(["validate", "alone/a.json", "p.json"], { cwd });
  expect(found).toEqual(["invalid-payload p.json:4:5", "invalid-payload p.json:6:12"]);
});

test("standard input that is no JSON is shown", async () => {
  const { exitCode, stdout } = await runAllof(["validate", "Base", "-"], { files, stdin: "{ a }" });
  expect(exitCode).toBe(1);
  expect(stdout).toContain("    1 │ { a }\n      │   ^\n");
});

test("a document that is no schema itself leads to the types that it holds", async () => {
  const schemas = { Pet: { type: "object" }, Name: { type: "string" } };
  const cwd = temporaryFolder({
    "schemas/api.json": { openapi: "3.1.0", components: { schemas } },
    "empty/api.json": { openapi: "3.1.0" },
    "p.json": {},
  });
  const run = async (...args: readonly string[]) => {
    const { exitCode, diagnostics } = await runForJson(["validate", ...args], { cwd });
    return [exitCode, ...diagnostics.map(({ code, hint }) => `${code}: ${hint}`)];
  };
  const named = "usage: Name one of its types: `Pet`, `Name`.";
  expect(await run("schemas/api.json", "p.json")).toEqual([2, named]);
  const outside = "usage: Name one of its types with `--schemas schemas`: `Pet`, `Name`.";
  expect(await run("schemas/api.json", "p.json", "--schemas", "empty")).toEqual([2, outside]);
  expect(await run("Pet", "p.json", "--schemas", "schemas")).toEqual([0]);
  const none = "usage: Name a type, or the file of a schema; this document has no named schema.";
  expect(await run("empty/api.json", "p.json")).toEqual([2, none]);
});

test("NDJSON is read line by line: each fault has its line, and of very many the first are described", async () => {
  const line = (status: unknown): string => JSON.stringify({ status });
  const some = [line("set"), "", line("no"), '{ "status": ', " ", `${line("set")}\r`, line(1)];
  const files_ = {
    ...files,
    "some.ndjson": some.join("\n"),
    "many.ndjson": `${line("no")}\n`.repeat(2500),
  };
  const few = await runForJson(["validate", "Base", "some.ndjson"], { files: files_ });
  expect(few.found).toEqual([
    "invalid-payload some.ndjson:3:11",
    "malformed-json some.ndjson:4:13",
    "invalid-payload some.ndjson:7:11",
  ]);
  expect(few).toMatchObject({ exitCode: 1, summary: { payloads: 4 } });

  const many = await runForJson(["validate", "Base", "many.ndjson"], { files: files_ });
  expect(many.found).toHaveLength(1001);
  expect(many.diagnostics.find(({ message }) => message.includes("more lines"))?.message).toBe(
    "1500 more lines have faults; the first 1000 are described",
  );
  expect(many.summary.payloads).toBe(2500);
});

test("standard input of a value a line is read line by line, and its faults are shown", async () => {
  const good = '{"status":"set"}';
  const run = async (stdin: string, ...args: readonly string[]) => {
    const { found, summary } = await runForJson(["validate", "Base", "-", ...args], {
      files,
      stdin,
    });
    return [summary.payloads, ...found];
  };
  expect(await run(`${good}\n\n{"status":1}\n{`)).toEqual([
    2,
    "invalid-payload <stdin>:3:11",
    "malformed-json <stdin>:4:2",
  ]);
  expect(await run(`\n${good}\n\n`)).toEqual([1]);
  // Unless it is said, a first line that is no value is the start of one.
  expect(await run(`{\n${good}`)).toEqual([0, "malformed-json <stdin>:2:1"]);
  expect(await run(`{\n${good}`, "--format", "ndjson")).toEqual([1, "malformed-json <stdin>:1:2"]);
  expect(await run("status: set\n---\nstatus: 1\n", "--format", "yaml")).toEqual([
    2,
    "invalid-payload <stdin>:3:9",
  ]);
  expect(await run("", "--format", "ndjson")).toEqual([0]);
});

test("the format that is said holds for files of any name", async () => {
  const files_ = { ...files, "lines.log": '{"status":"set"}\n{"status":1}\n' };
  const args = ["validate", "Base", "lines.log", "--format", "ndjson"];
  const { found, summary } = await runForJson(args, { files: files_ });
  expect([summary.payloads, ...found]).toEqual([2, "invalid-payload lines.log:2:11"]);
});

test("compiles what the type leads to where the schemas are as they were, and says the same", async () => {
  const cwd = temporaryFolder({
    "node_modules/.keep": "",
    "schemas/base.json": { type: "object", properties: { n: { type: "integer" } } },
    "schemas/a.json": {
      allOf: [{ $ref: "base.json" }],
      properties: { s: { $ref: "#/$defs/Size" } },
      $defs: { Size: { enum: [1] } },
    },
    "schemas/b.json": {
      type: "object",
      properties: { s: { $ref: "#/$defs/Size" } },
      $defs: { Size: { enum: [2], format: "nobody-knows" } },
    },
    "payload.json": { n: "x", s: 2 },
  });
  const run = async (type: string) => {
    const { diagnostics, exitCode } = await runForJson(["validate", type, "payload.json"], { cwd });
    return { diagnostics, exitCode };
  };
  const first = await run("A");
  expect(first.diagnostics).toHaveLength(2);
  expect(first.diagnostics[0]?.message).toContain("inherited from `Base`");
  expect(await run("A")).toEqual(first);
  expect((await run("B")).diagnostics.map(({ code }) => code)).toEqual(["unknown-format"]);
  expect((await run("C")).diagnostics.map(({ code }) => code)).toEqual(["usage"]);

  writeFiles(cwd, {
    "schemas/base.json": { type: "object", properties: { n: { type: "string" } } },
  });
  expect((await run("A")).diagnostics).toHaveLength(1);
  writeFiles(cwd, { "schemas/c.json": { type: "object" } });
  expect((await run("C")).exitCode).toBe(0);
});
