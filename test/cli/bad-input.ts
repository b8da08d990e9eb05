/**
 * Bad input, one entry a case: files in, findings out, exactly. The command runs in a folder that holds `files`; each schema is
 * written as text where its line and column matter.
 */

import type { Files } from "../temporary-folder.js";

export interface BadInput {
  readonly name: string;
  readonly files: Files;
  /** By default `build`. */
  readonly args?: readonly string[];
  /** `code file:line:column`, in the order in which they are found. */
  readonly found: readonly string[];
  /** Part of the message of the first finding. */
  readonly message?: string;
  /** Part of the hint of the first finding. */
  readonly hint?: string;
  /** By default 1. */
  readonly exitCode?: number;
}

const good = '{ "title": "Good", "type": "object", "properties": { "a": { "type": "string" } } }';

/** A contract with a back-end from outside, whose `generate` has this body. */
function withBackend(body: string, more: Files = {}): Files {
  return {
    "schemas/a.json": good,
    "allof.config.json": '{\n  "targets": ["typescript", "./mine.mjs"]\n}',
    "mine.mjs": `export default {\n  apiVersion: 1, name: "mine", summary: "Mine.",\n  generate() {${body}}\n};`,
    ...more,
  };
}

export const badInputs: readonly BadInput[] = [
  // ── files ──
  {
    name: "a file larger than what is compiled",
    files: { "schemas/a.json": `{}${" ".repeat(16 << 20)}` },
    found: ["too-large schemas/a.json"],
    message: "larger than 16 MB",
    hint: "Split the file",
  },
  {
    name: "malformed JSON",
    files: { "schemas/a.json": '{\n  "type": "object"\n  "title": "A"\n}' },
    found: ["malformed-json schemas/a.json:3:3"],
    message: 'Expected "," between two entries, found "title"',
  },
  {
    name: "a trailing comma",
    files: { "schemas/a.json": '{\n  "type": "object",\n}' },
    found: ["malformed-json schemas/a.json:2:19"],
    hint: "`.jsonc`",
  },
  {
    name: "malformed YAML",
    files: { "schemas/a.yaml": "type: object\nproperties:\n  a: b: c\n" },
    found: ["malformed-yaml schemas/a.yaml:3:6"],
  },
  {
    name: "two documents in one YAML file",
    files: { "schemas/a.yaml": "type: object\n---\ntype: string\n" },
    found: ["malformed-yaml schemas/a.yaml:3:1"],
  },
  {
    name: "a duplicate key",
    files: { "schemas/a.json": '{\n  "type": "object",\n  "title": "A",\n  "type": "string"\n}' },
    found: ["duplicate-key schemas/a.json:4:3"],
    message: 'The key "type" stands twice in one object',
  },
  {
    name: "a duplicate key in YAML",
    files: { "schemas/a.yaml": "type: object\ntitle: A\ntype: string\n" },
    found: ["duplicate-key schemas/a.yaml:3:1"],
  },
  {
    name: "invalid UTF-8",
    files: { "schemas/a.json": Buffer.from([0x7b, 0x0a, 0x20, 0xff, 0x7d]) },
    found: ["invalid-utf8 schemas/a.json:2:2"],
    message: "0xFF",
  },
  {
    name: "an empty file",
    files: { "schemas/a.json": "", "schemas/b.yaml": "# nothing\n" },
    found: ["empty-file schemas/a.json:1:1", "empty-file schemas/b.yaml:1:1"],
  },
  {
    name: "nesting without end",
    files: { "schemas/a.json": '{"not":'.repeat(100_000) },
    found: ["too-deep schemas/a.json:1:3501"],
  },
  {
    name: "a place after a byte order mark and CRLF",
    files: { "schemas/a.json": '\uFEFF{\r\n  "title": "A",\r\n  "type": "objekt"\r\n}' },
    found: ["invalid-keyword schemas/a.json:3:11"],
    hint: 'Did you mean "object"?',
  },

  // ── targets ──
  {
    name: "a keyword that OpenAPI's dialect reads in another way",
    files: {
      "schemas/a.json":
        '{\n  "$schema": "https://json-schema.org/draft/2019-09/schema",\n  "contains": { "type": "string" },\n  "unevaluatedItems": false\n}',
    },
    args: ["build", "--target", "openapi"],
    found: ["changed-meaning schemas/a.json:4:3"],
    exitCode: 0,
  },
  {
    name: "a language that quicktype does not know",
    files: { "schemas/a.json": good },
    args: ["build", "--target", "quicktype:kotln"],
    found: ["unknown-language"],
    message: "quicktype has no language `kotln`",
    hint: "Did you mean `quicktype:kotlin`? It knows",
    exitCode: 2,
  },
  {
    name: "a type at which quicktype fails",
    files: {
      "schemas/tree.json": '{ "type": "array", "items": { "$ref": "tree.json" } }',
    },
    args: ["build", "--target", "quicktype:cjson"],
    found: ["quicktype-failed"],
    message: "quicktype can't print `quicktype:cjson`: Maximum call stack",
  },
  {
    name: "a name that quicktype does not write safely",
    files: { "schemas/a.json": good.replace('"a"', '"#{a}"') },
    args: ["build", "--target", "quicktype:ruby"],
    found: ["text-left-out schemas/a.json:1:1"],
    exitCode: 0,
  },

  // ── schemas against their metaschema ──
  {
    name: "a schema that is null",
    files: { "schemas/a.json": "null" },
    found: ["not-a-schema schemas/a.json:1:1"],
  },
  {
    name: "a schema that is an array",
    files: { "schemas/a.json": "\n[]" },
    found: ["not-a-schema schemas/a.json:2:1"],
  },
  {
    name: "a title that is no string",
    files: { "schemas/a.json": '{\n  "title": 5,\n  "type": "object"\n}' },
    found: ["invalid-keyword schemas/a.json:2:12"],
    message: "`title` must be a string, and this is a number",
  },
  {
    name: "keywords with values of the wrong kind, each at its place",
    files: {
      "schemas/a.json":
        '{\n  "type": "object",\n  "required": "a",\n  "properties": {\n    "a": { "minLength": -1 }\n  }\n}',
    },
    found: ["invalid-keyword schemas/a.json:3:15", "invalid-keyword schemas/a.json:5:25"],
    message: "`required` must be an array, and this is a string",
  },
  {
    name: "keywords of draft-07 by the metaschema of draft-07",
    files: {
      "schemas/a.json":
        '{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "items": [{ "maximum": "9" }]\n}',
    },
    found: ["invalid-keyword schemas/a.json:3:26"],
  },
  {
    name: "an $id that is no string",
    files: { "schemas/a.json": '{\n  "$id": 5,\n  "title": "A"\n}' },
    found: ["invalid-keyword schemas/a.json:2:10"],
    message: "`$id` must be a string, and this is a number",
  },
  {
    name: "an $id that can't identify a schema, said once",
    files: { "schemas/a.json": '{\n  "$id": "a#b"\n}' },
    found: ["invalid-id schemas/a.json:2:10"],
  },
  {
    name: "a key called $id within a keyword's value",
    files: { "schemas/a.json": '{\n  "dependentRequired": { "$id": "a" }\n}' },
    found: ["invalid-keyword schemas/a.json:2:33"],
    message: "`$id` in `dependentRequired` must be an array, and this is a string",
  },
  {
    name: "a limit that is no whole number",
    files: { "schemas/a.json": '{\n  "minLength": 1.5\n}' },
    found: ["invalid-keyword schemas/a.json:2:16"],
    message: "`minLength` must be a whole number, and this is 1.5",
  },
  {
    name: "an empty list of types, said once",
    files: { "schemas/a.json": '{\n  "type": []\n}' },
    found: ["invalid-keyword schemas/a.json:2:11"],
    message: "`type` must not be empty",
  },
  {
    name: "misspelt keywords; words that resemble none, and names of properties, are nobody's business",
    files: {
      "schemas/a.json":
        '{\n  "titel": "A",\n  "x-titel": "A",\n  "$titel": "A",\n  "type": "object",\n  "properties": {\n    "requird": { "minLenght": 1, "unit": "cm", "color": "red" }\n  }\n}',
    },
    found: ["unknown-keyword schemas/a.json:2:3", "unknown-keyword schemas/a.json:7:18"],
    message: "`titel` is no keyword of 2020-12",
    hint: "Did you mean `title`?",
    exitCode: 0,
  },
  {
    name: "a keyword of another dialect is not taken for a misspelt one",
    files: {
      "schemas/a.json": {
        $schema: "http://json-schema.org/draft-04/schema#",
        if: true,
        examples: [1],
        definitions: { a: { patern: "a" } },
      },
    },
    found: ["unknown-keyword schemas/a.json:9:7"],
    hint: "Did you mean `pattern`?",
    exitCode: 0,
  },

  // ── usage ──
  {
    name: "a target that does not exist",
    files: { "schemas/a.json": good },
    args: ["build", "--target", "typscript"],
    found: ["usage"],
    hint: "Did you mean `typescript`?",
    exitCode: 2,
  },
  {
    name: "a type that does not exist",
    files: { "schemas/a.json": good },
    args: ["validate", "Goood", "x.json"],
    found: ["usage"],
    hint: "Did you mean `Good`?",
    exitCode: 2,
  },
  {
    name: "a schema file that does not exist",
    files: {},
    args: ["validate", "./none.json", "x.json"],
    found: ["usage"],
    exitCode: 2,
  },
  {
    name: "a payload file that does not exist",
    files: { "schemas/a.json": good },
    args: ["validate", "Good", "none.json"],
    found: ["usage"],
    message: "There is no file `none.json`",
    exitCode: 2,
  },
  {
    name: "a payload file that can't be read",
    files: { "schemas/a.json": good, "folder/file": "" },
    args: ["validate", "Good", "folder"],
    found: ["unreadable-file folder"],
  },
  {
    name: "a remote in a folder that does not exist",
    files: {
      "schemas/a.json": good,
      "allof.config.json": '{\n  "remotes": { "https://example.com/": "vendor" }\n}',
    },
    found: ["invalid-configuration allof.config.json:2:40"],
    message: "is said to lie in `vendor`, which does not exist",
    exitCode: 2,
  },
  {
    name: "a remote for what is no URI",
    files: {
      "schemas/a.json": good,
      "allof.config.json": '{ "remotes": { "vendor": "schemas" } }',
    },
    found: ["invalid-configuration allof.config.json:1:14"],
    exitCode: 2,
  },
  {
    name: "a schema file beside a configuration that can't be used",
    files: { "allof.config.json": "[]", "schemas/a.json": good, "x.json": {} },
    args: ["validate", "schemas/a.json", "x.json"],
    found: ["invalid-configuration allof.config.json:1:1"],
    exitCode: 2,
  },

  // ── configuration ──
  {
    name: "no schemas folder",
    files: {},
    found: ["no-schemas schemas"],
    hint: "allof init",
    exitCode: 2,
  },
  {
    name: "a schemas folder without a schema",
    files: { "schemas/readme.md": "" },
    found: ["no-schemas schemas"],
    exitCode: 2,
  },
  {
    name: "a configuration that is no JSON",
    files: { "allof.config.json": '{ "name": }', "schemas/a.json": good },
    found: ["malformed-json allof.config.json:1:11"],
    exitCode: 2,
  },
  {
    name: "a configuration that is no object",
    files: { "allof.config.json": "[]", "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:1:1"],
    exitCode: 2,
  },
  {
    name: "a member that the configuration does not have",
    files: { "allof.config.json": '{\n  "ouput": "x"\n}', "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:2:3"],
    hint: "Did you mean `output`?",
    exitCode: 2,
  },
  {
    name: "a member of the configuration that is as near to `$schema` as to what is meant",
    files: { "allof.config.json": '{\n  "schema": "x"\n}', "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:2:3"],
    hint: "Did you mean `schemas`?",
    exitCode: 2,
  },
  {
    name: "a member of the configuration with the wrong kind of value",
    files: { "allof.config.json": '{\n  "output": 5\n}', "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:2:13"],
    exitCode: 2,
  },
  {
    name: "a dialect that does not exist",
    files: { "allof.config.json": '{\n  "dialect": "2020"\n}', "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:2:14"],
    exitCode: 2,
  },
  {
    name: "a version of the contract that is none",
    files: { "schemas/a.json": good, "allof.config.json": '{\n  "version": "1.4"\n}' },
    found: ["invalid-configuration allof.config.json:2:14"],
    message: "The version `1.4` is no semantic version",
    hint: "`1.4.0`",
    exitCode: 2,
  },
  {
    name: "a target of the configuration that does not exist",
    files: { "allof.config.json": '{\n  "targets": ["types"]\n}', "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json:2:15"],
    exitCode: 2,
  },
  {
    name: "a package as a target that can't be imported",
    files: {
      "schemas/a.json": good,
      "allof.config.json": '{\n  "targets": ["elm"]\n}',
      "node_modules/elm/package.json": { name: "elm", exports: { "./more": "./more.js" } },
    },
    found: ["invalid-configuration allof.config.json:2:15"],
    message: 'The package `elm` can\'t be imported: No "exports" main defined',
    exitCode: 2,
  },
  {
    name: "a back-end from outside that is not there",
    files: { "schemas/a.json": good, "allof.config.json": '{\n  "targets": ["./mine.mjs"]\n}' },
    found: ["invalid-configuration allof.config.json:2:15"],
    message: "There is no file `./mine.mjs` to be a back-end",
    hint: "from the configuration's folder",
    exitCode: 2,
  },
  {
    name: "a back-end from outside, named by a flag, that is not there",
    files: { "schemas/a.json": good },
    args: ["build", "--target", "../mine.mjs"],
    found: ["usage"],
    message: "There is no file `../mine.mjs` to be a back-end",
    exitCode: 2,
  },
  {
    name: "a back-end from outside that throws as it is loaded",
    files: withBackend("", { "mine.mjs": "const none = undefined;\nnone.member;\n" }),
    found: ["invalid-backend mine.mjs:2:6"],
    message: "The back-end `./mine.mjs` can't be loaded: Cannot read properties of undefined",
  },
  {
    name: "a back-end from outside without a default export",
    files: withBackend("", { "mine.mjs": "export const backend = {};\n" }),
    found: ["invalid-backend allof.config.json:2:29"],
    message: "The back-end `./mine.mjs` has no default export",
    hint: "docs/backends.md",
  },
  {
    name: "a package as a target that is no back-end, and has nearly the name of one",
    files: {
      "schemas/a.json": good,
      "allof.config.json": '{\n  "targets": ["validator"]\n}',
      "node_modules/validator/package.json": { name: "validator", main: "main.cjs" },
      "node_modules/validator/main.cjs": "module.exports = () => true;\n",
    },
    found: ["invalid-backend allof.config.json:2:15"],
    message: "The back-end `validator` is no back-end: its default export has no `apiVersion`",
    hint: "Did you mean `validators`?",
  },
  {
    name: "a back-end from outside for another version of the interface",
    files: withBackend("", { "mine.mjs": "export default { apiVersion: 2 };\n" }),
    found: ["invalid-backend allof.config.json:2:29"],
    message: "is made for version `2` of the interface of back-ends, and this allof has version 1",
  },
  {
    name: "a back-end from outside with a name that no target can have",
    files: withBackend("", { "mine.mjs": 'export default { apiVersion: 1, name: "./x" };\n' }),
    found: ["invalid-backend allof.config.json:2:29"],
    message: 'has no name that a target can have: `"./x"`',
  },
  {
    name: "a back-end from outside with the name of one of allof's",
    files: withBackend("", { "mine.mjs": 'export default { apiVersion: 1, name: "python" };\n' }),
    found: ["invalid-backend allof.config.json:2:29"],
    message: "is named `python`, as another back-end is",
  },
  {
    name: "a back-end from outside that can't generate",
    files: withBackend("", {
      "mine.mjs": 'export default { apiVersion: 1, name: "mine", summary: "Mine." };\n',
    }),
    found: ["invalid-backend allof.config.json:2:29"],
    message: "has no function `generate`",
  },
  {
    name: "a back-end from outside that throws",
    files: withBackend(' throw new Error("No idea\\nat all"); '),
    found: ["failed-backend mine.mjs:3:22"],
    message: "The back-end `./mine.mjs` failed: No idea",
  },
  {
    name: "a back-end from outside that rejects with what is no error",
    files: withBackend(" return Promise.reject(null); "),
    found: ["failed-backend mine.mjs"],
    message: "The back-end `./mine.mjs` failed: null",
  },
  {
    name: "a back-end from outside that returns nothing",
    files: withBackend(""),
    found: ["invalid-backend-output mine.mjs"],
    message: "The back-end `./mine.mjs` returned undefined, not `{ files }`",
  },
  {
    name: "a back-end from outside that returns a file without text",
    files: withBackend(' return { files: [{ path: "a" }] }; '),
    found: ["invalid-backend-output mine.mjs"],
    message: "returned as file 0 no `{ path, contents }` of two strings",
  },
  {
    name: "a back-end from outside that returns a finding without words",
    files: withBackend(' return { files: [], findings: [{ severity: "fatal" }] }; '),
    found: ["invalid-backend-output mine.mjs"],
    message: "returned as finding 0 no `{ severity, message, place?, hint? }`",
  },
  ...["../a", "/a", "a/../../b", "C:/a", "a\\\\..\\\\b"].map((path) => ({
    name: `a back-end from outside that leaves the output folder by \`${path}\``,
    files: withBackend(` return { files: [{ path: "${path}", contents: "" }] }; `),
    found: ["invalid-backend-output mine.mjs"],
    message: "which lies outside of the output folder",
  })),
  ...["", "a//b", "./a", "a\\u0000", "a/b."].map((path) => ({
    name: `a back-end from outside that names a file \`${path}\``,
    files: withBackend(` return { files: [{ path: "${path}", contents: "" }] }; `),
    found: ["invalid-backend-output mine.mjs"],
    message: "which is no path of names with `/` between them",
  })),
  {
    name: "a back-end from outside that writes a file which builds leave alone",
    files: withBackend(' return { files: [{ path: "a/.b", contents: "" }] }; '),
    found: ["invalid-backend-output mine.mjs"],
    message: "files that begin with a dot are left alone",
  },
  {
    name: "a back-end from outside that writes half a character",
    files: withBackend(' return { files: [{ path: "a", contents: "\\ud800" }] }; '),
    found: ["invalid-backend-output mine.mjs"],
    message: "holds half of a character",
  },
  {
    name: "a back-end from outside that writes what another does",
    files: withBackend(' return { files: [{ path: "types/A.d.ts", contents: "" }] }; '),
    found: ["invalid-backend-output mine.mjs"],
    message:
      "The back-ends `typescript` and `mine` returned `types/a.d.ts` and `types/A.d.ts`, of which only one can be",
  },
  {
    name: "a back-end from outside that writes a file where it has a folder",
    files: withBackend(
      ' return { files: [{ path: "a/b", contents: "" }, { path: "a", contents: "" }] }; ',
    ),
    found: ["invalid-backend-output mine.mjs"],
    message: "The back-end `mine` returned `a/b` and `a`, of which only one can be",
  },
  {
    name: "a back-end from outside that refuses a schema",
    files: withBackend(
      ' return { files: [], findings: [{ severity: "error", message: "No form for `Good`", place: { path: "a.json", pointer: "/properties/a" } }] }; ',
    ),
    found: ["backend-finding schemas/a.json:1:59"],
    message: "No form for `Good`",
  },
  {
    name: "a configuration named by a flag that does not exist",
    files: { "schemas/a.json": good },
    args: ["build", "--config", "none.json"],
    found: ["invalid-configuration none.json"],
    exitCode: 2,
  },
  {
    name: "an output that would replace the schemas",
    files: { "allof.config.json": { output: "." }, "schemas/a.json": good },
    found: ["invalid-configuration allof.config.json"],
    exitCode: 2,
  },

  // ── output ──
  {
    name: "an output folder that is a file",
    files: { "schemas/a.json": good, generated: "mine" },
    found: ["unwritable-output generated"],
    exitCode: 2,
  },
  {
    name: "an output folder that can't be made",
    files: { "schemas/a.json": good, file: "mine" },
    args: ["build", "--output", "file/generated"],
    found: ["unwritable-output file/generated"],
    exitCode: 2,
  },
  {
    name: "a report where a folder is",
    files: { "schemas/good.json": good },
    args: ["build", "--reporter", "junit=schemas"],
    found: ["unwritable-report schemas"],
    message: "The report `schemas` can't be written",
    exitCode: 2,
  },
  {
    name: "settings of VS Code that are no JSON",
    files: {
      "allof.config.json": {},
      "schemas/good.json": good,
      ".vscode/settings.json": '{\n  // mine\n  "a": 1\n  "b": 2\n}\n',
    },
    args: ["init", "--editor"],
    found: ["unusable-settings .vscode/settings.json:4:3"],
    message: 'can\'t be read: Expected ","',
    exitCode: 2,
  },
  {
    name: "settings of VS Code with no array of schemas",
    files: {
      "allof.config.json": {},
      "schemas/good.json": good,
      ".vscode/settings.json": '{ "json.schemas": {} }',
    },
    args: ["init", "--editor"],
    found: ["unusable-settings .vscode/settings.json:1:19"],
    message: "must be an array",
    exitCode: 2,
  },
  {
    name: "mappings of JetBrains' editors that are no XML",
    files: {
      "allof.config.json": {},
      "schemas/good.json": good,
      ".idea/jsonSchemas.xml": '<?xml version="1.0"?>\n<project>\n  <component>\n</project>\n',
    },
    args: ["init", "--editor"],
    found: ["unusable-settings .idea/jsonSchemas.xml:4:1"],
    message: "</project> closes nothing, where </component> is expected",
    exitCode: 2,
  },
  {
    name: "an output folder with files from elsewhere",
    files: { "schemas/a.json": good, "generated/mine.txt": "mine" },
    found: ["foreign-output generated/mine.txt"],
    exitCode: 2,
  },
  {
    name: "output that was never built",
    files: { "schemas/a.json": good },
    args: ["build", "--check", "--target", "contract"],
    found: ["stale-output generated/.allof-output.json", "stale-output generated/contract.json"],
  },

  // ── fixtures ──
  {
    name: "a missing fixtures folder",
    files: { "schemas/a.json": good },
    args: ["check", "--only", "Good"],
    found: ["missing-fixtures test/fixtures"],
  },
  {
    name: "fixtures that show less of the types than is asked for",
    files: { "schemas/a.json": good, "test/fixtures/Good/valid/a.json": {} },
    args: ["check", "--only", "Good", "--min-coverage", "99.5"],
    found: ["low-coverage"],
    message:
      "Valid fixtures show 66.6% of what `Good` has, and 99.5% are asked for: no valid fixture has `a` in a `Good`",
    hint: "allof fixtures suggest --write",
  },
  {
    name: "fixtures that notice fewer changes of rules than is asked for",
    files: { "schemas/a.json": good, "test/fixtures/Good/valid/a.json": { a: "x" } },
    args: ["check", "--only", "Good", "--min-mutation", "50"],
    found: ["low-mutation-score"],
    message:
      "Fixtures notice 0% of the changes of single rules of `Good`, and 50% are asked for: no fixture shows that the value must be an object in `Good`",
    hint: "allof fixtures mutation",
  },
  {
    name: "fixtures of a type that does not exist",
    files: { "schemas/a.json": good, "test/fixtures/Gud/valid/a.json": {} },
    args: ["check"],
    found: [
      "stale-output generated",
      "untested-type schemas/a.json:1:1",
      "unknown-fixture-type test/fixtures/Gud",
    ],
  },
  {
    name: "a valid fixture that is invalid",
    files: { "schemas/a.json": good, "test/fixtures/Good/valid/a.json": '{\n  "a": 5\n}' },
    args: ["check", "--only", "Good"],
    found: ["invalid-payload test/fixtures/Good/valid/a.json:2:8"],
    message: "Not a valid `Good`: `a` must be a string",
  },
  {
    name: "an invalid fixture that is valid",
    files: { "schemas/a.json": good, "test/fixtures/Good/invalid/a.json": '\n{ "a": "x" }' },
    args: ["check", "--only", "Good"],
    found: ["unexpectedly-valid test/fixtures/Good/invalid/a.json:2:1"],
  },
  {
    name: "an invalid fixture without expected findings",
    files: { "schemas/a.json": good, "test/fixtures/Good/invalid/a.json": '{ "a": 5 }' },
    args: ["check", "--only", "Good"],
    found: ["missing-expectation test/fixtures/Good/invalid/a.json:1:1"],
    message: "`a.errors.json` is missing",
  },
  {
    name: "an invalid fixture that is invalid for another reason than expected",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/invalid/a.json": '{ "a": 5 }',
      "test/fixtures/Good/invalid/a.errors.json": [
        { instancePath: "", keyword: "type", schemaPath: "a.json#/type", message: "no object" },
      ],
    },
    args: ["check", "--only", "Good"],
    found: ["unexpected-finding test/fixtures/Good/invalid/a.json:1:8"],
    message:
      "expected and not found: no object (a.json#/type); found and not expected: `a` must be",
  },
  {
    name: "expected findings that are none",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/invalid/a.json": '{ "a": 5 }',
      "test/fixtures/Good/invalid/a.errors.json": '[{ "keyword": 5 }]',
    },
    args: ["check", "--only", "Good"],
    found: ["unexpected-finding test/fixtures/Good/invalid/a.errors.json:1:1"],
  },
  {
    name: "expected findings without a fixture",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/valid/a.json": {},
      "test/fixtures/Good/invalid/b.errors.json": [],
    },
    args: ["check", "--only", "Good"],
    found: ["orphan-expectation test/fixtures/Good/invalid/b.errors.json"],
    exitCode: 0,
  },
  {
    name: "a fixture that can't be read",
    files: { "schemas/a.json": good, "test/fixtures/Good/valid/a.json": '{ "a" }' },
    args: ["check", "--only", "Good"],
    found: ["malformed-json test/fixtures/Good/valid/a.json:1:7"],
  },
  {
    name: "more broken fixtures than are told",
    files: {
      "schemas/a.json": good,
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [
          `test/fixtures/Good/valid/${String(i).padStart(3, "0")}.json`,
          { a: 5 },
        ]),
      ),
    },
    args: ["check", "--only", "Good"],
    found: [
      "more-findings",
      ...Array.from({ length: 200 }, (_, i) => {
        const name = String(i).padStart(3, "0");
        return `invalid-payload test/fixtures/Good/valid/${name}.json:2:8`;
      }),
    ],
    message: "100 more findings on payloads are not told: 100 of `Good`",
  },
  {
    name: "malformed TOML",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/valid/a.toml": "[x]\ny = 1\nz =\n",
      "test/fixtures/Good/valid/b.toml": "a = 'x'\nb = inf\n",
    },
    args: ["check", "--only", "Good"],
    found: [
      "malformed-toml test/fixtures/Good/valid/a.toml:3:4",
      "malformed-toml test/fixtures/Good/valid/b.toml:2:5",
    ],
  },
  {
    name: "a large file of fixtures, one a line",
    files: {
      "schemas/good.json": good,
      "test/fixtures/Good/valid/many.ndjson":
        `{ "a": "x" }${" ".repeat(2000)}\n`.repeat(600) + '{ "a": 5 }',
    },
    args: ["check", "--only", "Good"],
    found: [
      "streamed-fixtures test/fixtures/Good/valid/many.ndjson",
      "invalid-payload test/fixtures/Good/valid/many.ndjson:601:8",
    ],
    message: "each of its lines is judged, and no more",
  },
  {
    name: "fixtures of schemas with errors, and of others",
    files: {
      "schemas/bad.json": '{ "title": "Bad", "$ref": "none.json" }',
      "schemas/user.json":
        '{ "title": "User", "type": "object", "properties": { "a": { "$ref": "bad.json" } } }',
      "schemas/good.json": good,
      "test/fixtures/Bad/valid/a.json": {},
      "test/fixtures/User/valid/a.json": {},
      "test/fixtures/Good/valid/a.json": '{ "a": 5 }',
    },
    args: ["check"],
    found: [
      "fixtures-passed-over",
      "unresolved-reference schemas/bad.json:1:27",
      "invalid-payload test/fixtures/Good/valid/a.json:1:8",
    ],
    message: "2 files of fixtures were not tried",
  },
  {
    name: "a fixture that takes exponential time",
    files: {
      "schemas/a.json": '{ "title": "Slow", "pattern": "^(a+)+$" }',
      "test/fixtures/Slow/valid/a.json": `"${"a".repeat(60)}!"`,
      "test/fixtures/Slow/valid/b.json": '"aa"',
    },
    args: ["check", "--only", "Slow"],
    found: [
      "exponential-pattern schemas/a.json:1:31",
      "too-slow test/fixtures/Slow/valid/a.json:1:1",
    ],
  },
  {
    name: "fixtures of a schema that does not exist",
    files: {
      "allof.config.json": { fixtures: [{ files: "t/{schema}/*", verdict: "valid" }] },
      "schemas/good.json": good,
      "t/god/a.json": {},
    },
    args: ["check", "--only", "Good"],
    found: ["unknown-fixture-type t/god/a.json"],
    message: "The contract has no schema file `god`",
    hint: "Did you mean `good`?",
  },
  {
    name: "a fixture that says nothing of its type",
    files: {
      "allof.config.json": { fixtures: [{ files: "t/**", verdict: "valid" }] },
      "schemas/good.json": good,
      "t/a.json": {},
    },
    args: ["check", "--only", "Good"],
    found: ["unknown-fixture-type t/a.json"],
    hint: "Name its schema with `$schema`",
  },
  {
    name: "two schema files of the name that fixtures give",
    files: {
      "allof.config.json": { fixtures: [{ files: "t/{schema}.*.json", verdict: "valid" }] },
      "schemas/x/good.json": good,
      "schemas/y/good.json": '{ "title": "Other", "type": "object" }',
      "t/good.a.json": {},
    },
    args: ["check", "--only", "Good"],
    found: ["unknown-fixture-type t/good.a.json"],
    message: "more than one schema file",
  },
  {
    name: "a pattern that matches no fixture",
    files: {
      "allof.config.json": { fixtures: [{ files: "t/{type}/*", verdict: "valid" }] },
      "schemas/a.json": good,
    },
    args: ["check", "--only", "Good"],
    found: ["missing-fixtures"],
    message: "No payload matches `t/{type}/*`",
  },
  {
    name: "a pattern of fixtures that says no verdict",
    files: {
      "allof.config.json": '{ "fixtures": [{ "files": "t/**" }] }',
      "schemas/a.json": good,
    },
    args: ["check"],
    found: ["invalid-configuration allof.config.json:1:27"],
    hint: 'Add `"verdict": "valid"`',
    exitCode: 2,
  },
  {
    name: "a pattern of fixtures with an unknown placeholder",
    files: {
      "allof.config.json": '{ "fixtures": [{ "files": "t/{shema}/*", "verdict": "valid" }] }',
      "schemas/a.json": good,
    },
    args: ["check"],
    found: ["invalid-configuration allof.config.json:1:27"],
    message: "has no `{shema}`",
    hint: "Did you mean `{schema}`?",
    exitCode: 2,
  },
  {
    name: "an unknown member of a pattern of fixtures",
    files: {
      "allof.config.json":
        '{ "fixtures": [{ "file": "t/**", "files": "t/*", "verdict": "valid" }] }',
      "schemas/a.json": good,
    },
    args: ["check"],
    found: ["invalid-configuration allof.config.json:1:18"],
    hint: "Did you mean `files`?",
    exitCode: 2,
  },
  {
    name: "a fixture where none is looked for",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/valid/a.json": {},
      "test/fixtures/Good/b.json": {},
      "test/fixtures/README.md": "",
      "allof.config.json": { targets: ["contract"], output: "out" },
    },
    args: ["check"],
    found: ["stale-output out", "misplaced-fixture test/fixtures/Good/b.json"],
  },
  {
    name: "a folder of fixtures with a misspelt name",
    files: {
      "schemas/a.json": good,
      "test/fixtures/Good/valid/a.json": {},
      "test/fixtures/Good/vlid/b.json": {},
      "allof.config.json": { targets: ["contract"], output: "out" },
    },
    args: ["check"],
    found: ["stale-output out", "misplaced-fixture test/fixtures/Good/vlid"],
  },
];
