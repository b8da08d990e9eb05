import { expect, it } from "vitest";
import { createJudge } from "../../src/cli/check/lint-contract.js";
import { compileAndCheck } from "../../src/cli/compile-contract.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { casesOf } from "../../src/lint/cases.js";
import { lint } from "../../src/lint/lint.js";
import { mend, type State } from "../../src/lint/mend/mend.js";
import { createPolicy, noSettings, type RuleSetting } from "../../src/lint/policy.js";
import { rules } from "../../src/lint/registry.js";
import type { Rule } from "../../src/lint/rule.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";

type Files = Readonly<Record<string, string>>;

/** The files as the rules' fixes leave them. */
async function mended(
  files: Files,
  wanted: readonly Rule[] = rules,
  setting?: RuleSetting,
): Promise<Files> {
  const sources = Object.entries(files).map(([path, content]) => {
    const { value, diagnostics } = parseSource({ path, content });
    if (value === undefined) throw new Error(JSON.stringify(diagnostics));
    return value;
  });
  const [only] = wanted;
  const settings =
    wanted.length === 1 && only !== undefined ? { [only.id]: setting ?? "warning" } : {};
  const policy = createPolicy({ ...noSettings, rules: settings }, (file) => file);
  const compile = (all: readonly Source[]): State | undefined => {
    const { value, diagnostics } = compileAndCheck(all, { defaultDialect: "2020-12" });
    if (hasErrors(diagnostics)) return undefined;
    const found = lint({ ...value, judge: createJudge(value, true) }, policy, wanted);
    return {
      sources: all,
      contract: value.contract,
      diagnostics,
      found,
      verdicts: async () => "",
    };
  };
  const start = compile(sources);
  if (start === undefined) throw new Error("The case does not compile");
  const result = await mend(start, compile);
  return { ...files, ...Object.fromEntries(result.sources.map(({ path, text }) => [path, text])) };
}

const mending = rules
  .filter((rule) => rule.mends !== undefined)
  .flatMap((rule) =>
    (casesOf[rule.id] ?? []).map((each) => [`${rule.id}: ${each.name}`, rule, each] as const),
  );

it.each(mending)("%s", async (_, rule, { before, after = {}, setting }) => {
  expect(await mended(before, [rule], setting)).toEqual({ ...before, ...after });
});

it("comments, order and all else stay as they are (JSONC)", async () => {
  const before = `// A thing.
{
  // What it is called.
  "properties": {
    // Not a text at all.
    "size": {
      "type": "integer", // whole
      // In letters.
      "minLength": 1, /* one */
      // In metres.
      "minimum": 0
    },
    "tags": { "maxItems": 3, /* few */ "type": "string", "pattern": "^a" , },
  },
}
`;
  expect(await mended({ "a.jsonc": before })).toEqual({
    "a.jsonc": `// A thing.
{
  // What it is called.
  "type": "object",
  "properties": {
    // Not a text at all.
    "size": {
      "type": "integer", // whole
      // In metres.
      "minimum": 0
    },
    "tags": { /* few */ "type": "string", "pattern": "^a" , },
  },
}
`,
  });
});

it("comments, order and all else stay as they are (YAML)", async () => {
  const before = `# A thing.

title: Thing   # called so
properties:
  # Not a text at all.
  size:
    type: integer
    # In letters.
    minLength: 1 # one
    # In metres.
    minimum: 0
  tags: { maxItems: 3, type: string, pattern: '^a' }
  note:
    maxItems: 3
    type: string
    description: >
      Told in
      many words.
    items:
      - a
$defs:
  # Old.
  old: { type: string }
`;
  expect(await mended({ "a.yaml": before.replace("items:\n      - a", "items: true") })).toEqual({
    "a.yaml": `# A thing.

title: Thing   # called so
type: object
properties:
  # Not a text at all.
  size:
    type: integer
    # In metres.
    minimum: 0
  tags: { type: string, pattern: '^a' }
  note:
    type: string
    description: >
      Told in
      many words.
$defs: {}
  # Old.
`,
  });
});

it.each([
  ["\r\n", "\r\n"],
  ["\n", "\n"],
])("line ends stay as they are (%j)", async (_, end) => {
  const lines = ["{", '  "properties": { "a": { "type": "string" } }', "}", ""];
  const after = ["{", '  "type": "object",', ...lines.slice(1)];
  expect(await mended({ "a.json": lines.join(end) })).toEqual({ "a.json": after.join(end) });
});

it("the last member takes the comma before it along, and one that is alone leaves an empty object", async () => {
  const before = `{
  "type": "object",
  "properties": {
    "a": { "type": "string",
      "maxItems": 2
    },
    "b": { "type": "string", "maxItems": 2 }
  },
  "$defs": { "old": { "type": "string" } }
}
`;
  expect(await mended({ "a.json": before })).toEqual({
    "a.json": `{
  "type": "object",
  "properties": {
    "a": { "type": "string"
    },
    "b": { "type": "string" }
  },
  "$defs": {}
}
`,
  });
});

it("schemas of an OpenAPI document are mended in it", async () => {
  const before = `openapi: 3.0.3
paths: {}
components:
  schemas:
    Order:
      # The order.
      properties:
        note: { type: string, nullable: true, maxItems: 3 }
`;
  expect(await mended({ "api.yaml": before })).toEqual({
    "api.yaml": before
      .replace("      properties", "      type: object\n      properties")
      .replace(", maxItems: 3", ""),
  });
});

it("what something refers to is not removed", async () => {
  const before = {
    "a.json": `{
  "type": "object",
  "properties": {
    "a": { "type": "string", "items": { "$anchor": "item", "type": "integer" } },
    "b": { "$ref": "#item" }
  }
}
`,
  };
  expect(await mended(before)).toEqual(before);
});

it("what an alias repeats is left to a person", async () => {
  const before = {
    "a.yaml": `type: object
properties:
  a: &a { type: string, maxItems: 3 }
  b: *a
`,
  };
  expect(await mended(before)).toEqual({
    "a.yaml": `type: object
properties:
  a: &a { type: string }
  b: *a
`,
  });
});

it("a fix that would change what a fixture is, is not made", async () => {
  const source = parseSource({ path: "a.json", content: '{ "properties": { "a": true } }' }).value;
  if (source === undefined) throw new Error("no source");
  let asked = 0;
  const compile = (sources: readonly Source[]): State => {
    const { value, diagnostics } = compileAndCheck(sources, { defaultDialect: "2020-12" });
    const policy = createPolicy(noSettings, (file) => file);
    const found = lint({ ...value, judge: () => [] }, policy);
    const verdicts = async (): Promise<string> => String(asked++);
    return { sources, contract: value.contract, diagnostics, found, verdicts };
  };
  expect(await mend(compile([source]), compile)).toEqual({ sources: [], diagnostics: [] });
});
