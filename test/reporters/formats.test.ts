import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { parse, type TestSuites } from "junit2json";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { codes, diagnostic } from "../../src/diagnostics/catalogue.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { githubSummary } from "../../src/reporters/github-summary.js";
import { github } from "../../src/reporters/github.js";
import { gitlab } from "../../src/reporters/gitlab.js";
import { junit } from "../../src/reporters/junit.js";
import type { Report, ReporterOptions } from "../../src/reporters/report.js";
import { sarif } from "../../src/reporters/sarif.js";
import { hostileStrings } from "../support/hostile-strings.js";

const options: ReporterOptions = {
  colours: false,
  version: "1.2.3",
  textOf: () => undefined,
  inRepository: (file) => `packages/api/${file}`,
};

const refused = diagnostic("invalid-payload", {
  message: "Not a valid `A`: 100% wrong, line 1\nline 2",
  location: { file: "fix/A/valid/a,b: [1].json", pointer: "/x", line: 3, column: 5 },
  related: [
    {
      message: "`type` is demanded here",
      location: { file: "schemas/a.json", line: 7, column: 2 },
    },
  ],
  hint: "Correct it.",
});
const report: Report = {
  diagnostics: [
    diagnostic("no-schemas", { message: "Nothing is there" }),
    refused,
    diagnostic("untested-type", {
      message: "`B` has no fixture",
      location: { file: "schemas/b.json", line: 1, column: 1 },
    }),
    diagnostic("stale-output", { message: "Stale", location: { file: "generated" } }),
  ],
  checked: [
    { kind: "schema", file: "schemas/a.json" },
    { kind: "schema", file: "schemas/b.json" },
    { kind: "fixture", file: "fix/A/valid/a,b: [1].json", type: "A" },
    { kind: "fixture", file: "fix/A/valid/good.json", type: "A" },
  ],
  summary: { command: "check", types: 2, fixtures: 2, seconds: 1.25 },
};

/** Each hostile text in every place that a file's author can write to. */
const hostile: Report = {
  diagnostics: hostileStrings.map((text, i) =>
    diagnostic("invalid-payload", {
      message: text,
      hint: text,
      location: { file: text, pointer: `/${text}`, line: i + 1, column: 1 },
      related: [{ message: text, location: { file: text } }],
    }),
  ),
  checked: hostileStrings.map((text) => ({ kind: "fixture", file: text, type: text })),
  summary: { command: "check", fixtures: hostileStrings.length, seconds: 0 },
};
const plain = { ...options, inRepository: (file: string) => file };

test("github: annotations at their places, and the counts", () => {
  expect(github(report, options)).toBe(
    [
      "::error title=There is no schema to compile (no-schemas)::Nothing is there%0Ahint: " +
        (report.diagnostics[0]?.hint ?? ""),
      "::error file=packages/api/fix/A/valid/a%2Cb%3A [1].json,line=3,col=5,title=A payload is not valid (invalid-payload)::" +
        "Not a valid `A`: 100%25 wrong, line 1%0Aline 2%0Asee packages/api/schemas/a.json:7  `type` is demanded here%0Ahint: Correct it.",
      "::error file=packages/api/generated,title=Generated files are not up to date (stale-output)::Stale%0Ahint: " +
        (report.diagnostics[3]?.hint ?? ""),
      "::warning file=packages/api/schemas/b.json,line=1,col=1,title=A type has no fixture (untested-type)::`B` has no fixture%0Ahint: " +
        (report.diagnostics[2]?.hint ?? ""),
      "✖ 3 errors, 1 warning  (2 types, 2 fixtures checked in 1.3 s)",
      "",
    ].join("\n"),
  );
});

test("github: no more annotations than are shown, and no command from a file", () => {
  const many = Array.from({ length: 12 }, () => refused);
  const lines = github({ ...report, diagnostics: many }, options).split("\n");
  expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(lines).toContain("… and 2 more errors");

  for (const found of hostile.diagnostics) {
    const shown = github({ ...hostile, diagnostics: [found] }, plain).split(/\r\n|\n|\r/);
    expect(shown).toHaveLength(3);
    expect(shown[0]).toMatch(/^::error file=[^:,]*,line=\d+,col=1,title=[^:,]*::/);
  }
  expect(github({ diagnostics: [], summary: { command: "x", seconds: 0 } }, options)).toBe("");
});

test("github: the job summary is a table, whatever the files say", () => {
  const shown = githubSummary(report, options);
  expect(shown).toContain("### allof check");
  expect(shown).toContain(
    "| error | packages/api/fix/A/valid/a,b: &#91;1&#93;.json:3 | Not a valid",
  );
  const rows = githubSummary(hostile, plain)
    .split("\n")
    .filter((line) => line.startsWith("| error |"));
  expect(rows).toHaveLength(hostileStrings.length);
  for (const row of rows) {
    expect(row.split("|")).toHaveLength(6);
    expect(row.replaceAll("<br>", "")).not.toMatch(/[<>`*_[\]@\\]/);
  }
  const many = Array.from({ length: 10_000 }, () => refused);
  const bounded = githubSummary({ ...report, diagnostics: many }, options);
  expect(bounded).toContain("… and 9800 more");
  expect(bounded.length).toBeLessThan(1 << 20);
});

async function suitesOf(xml: string): Promise<TestSuites> {
  const parsed = await parse(xml);
  if (parsed === null || parsed === undefined || !("testsuite" in parsed)) throw new Error(xml);
  return parsed as TestSuites;
}

test("junit: a case for all that was checked, as a library reads it", async () => {
  const suites = await suitesOf(junit(report, options));
  expect(suites).toMatchObject({ name: "allof check", tests: 6, failures: 3, time: 1.25 });
  const named = suites.testsuite?.map(({ name, tests, failures, testcase = [] }) => ({
    name,
    tests,
    failures,
    cases: testcase.map((each) => `${each.classname}: ${each.name}`),
  }));
  expect(named).toEqual([
    {
      name: "schemas",
      tests: 2,
      failures: 0,
      cases: ["schemas: packages/api/schemas/a.json", "schemas: packages/api/schemas/b.json"],
    },
    {
      name: "fixtures",
      tests: 2,
      failures: 1,
      cases: ["A: packages/api/fix/A/valid/a,b: [1].json", "A: packages/api/fix/A/valid/good.json"],
    },
    {
      name: "contract",
      tests: 2,
      failures: 2,
      cases: ["contract: contract", "contract: packages/api/generated"],
    },
  ]);
  const failed = suites.testsuite?.[1]?.testcase?.[0]?.failure;
  expect(failed).toEqual([
    {
      message: "Not a valid `A`: 100% wrong, line 1\nline 2",
      type: "invalid-payload",
      inner:
        "fix/A/valid/a,b: [1].json:3:5  error  Not a valid `A`: 100% wrong, line 1\nline 2  invalid-payload\n" +
        "  see schemas/a.json:7:2  `type` is demanded here\n  hint: Correct it.",
    },
  ]);
  expect(suites.testsuite?.[0]?.testcase?.[1]?.["system-out"]?.[0]).toContain("`B` has no fixture");
});

test("junit: hostile text comes back from the parser as it was, but for what XML can't say", async () => {
  const xml = junit(hostile, plain);
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const suites = await suitesOf(xml);
  const cases = suites.testsuite?.[0]?.testcase ?? [];
  const asXml = (text: string): string =>
    text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, (c) => (c < " " ? "\ufffd" : c));
  // An empty attribute is no text to this library.
  const expected = hostileStrings.filter((text) => text !== "").map(asXml);
  expect(cases).toHaveLength(hostileStrings.length);
  const read = cases.slice(0, expected.length);
  expect(hostileStrings.at(-1)).toBe("");
  expect(read.map(({ failure }) => failure?.[0]?.message)).toEqual(expected);
  expect(read.map(({ name }) => name)).toEqual(expected);
  expect(junit({ ...hostile, checked: [{ kind: "schema", file: "\ud800" }] }, plain)).toContain(
    "\ufffd",
  );
});

const log = (of: Report, how = options): Log => JSON.parse(sarif(of, how)) as Log;

test("sarif: a rule for each code, a result for each finding", () => {
  const [run] = log(report).runs;
  expect(run?.tool.driver).toMatchObject({ name: "allof", semanticVersion: "1.2.3" });
  expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual([
    "invalid-payload",
    "no-schemas",
    "stale-output",
    "untested-type",
  ]);
  expect(run?.results).toHaveLength(4);
  const result = run?.results?.[1];
  expect(result).toMatchObject({
    ruleId: "invalid-payload",
    ruleIndex: 0,
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: "packages/api/fix/A/valid/a%2Cb%3A%20%5B1%5D.json",
            uriBaseId: "%SRCROOT%",
          },
          region: { startLine: 3, startColumn: 5 },
        },
      },
    ],
  });
  expect(run?.results?.[0]?.locations).toHaveLength(1);
});

test("sarif: valid by its schema, as its makers publish it for consumers", () => {
  const file = createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  );
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
  const all = codes.map((code) => diagnostic(code, { message: code }));
  for (const each of [
    report,
    hostile,
    { ...report, diagnostics: [] },
    { ...report, diagnostics: all },
  ]) {
    validate(log(each, plain));
    expect(validate.errors).toBe(null);
  }
  expect(validate({ ...log(report), version: "2.0" })).toBe(false);
});

interface CodeQuality {
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const quality = (diagnostics: readonly Diagnostic[]): readonly CodeQuality[] =>
  JSON.parse(gitlab({ ...report, diagnostics }, options)) as CodeQuality[];

test("gitlab: the members that code quality demands", () => {
  expect(quality([refused])).toEqual([
    {
      description: "Not a valid `A`: 100% wrong, line 1\nline 2",
      check_name: "invalid-payload",
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      severity: "major",
      location: { path: "packages/api/fix/A/valid/a,b: [1].json", lines: { begin: 3 } },
    },
  ]);
  for (const { location } of quality(report.diagnostics)) {
    expect(location.path).not.toBe("");
    expect(location.lines.begin).toBeGreaterThan(0);
  }
});

/** What GitLab demands of a report of code quality, by its documentation. */
const demanded = new Ajv({ allErrors: true }).compile({
  type: "array",
  uniqueItems: true,
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string" },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          // Relative to the repository, and without `./`.
          path: { type: "string", not: { pattern: "^\\./" } },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
});

test("gitlab: valid by what is demanded, whatever the files say", () => {
  const all = codes.map((code) => diagnostic(code, { message: code }));
  for (const diagnostics of [report.diagnostics, hostile.diagnostics, all, []]) {
    demanded(quality(diagnostics));
    expect(demanded.errors).toBe(null);
  }
  expect(demanded([{ ...quality([refused])[0], severity: "error" }])).toBe(false);
});

test("fingerprints stay where lines move, and are all different", () => {
  const found = (line: number, pointer = "/x"): Diagnostic =>
    diagnostic("invalid-payload", {
      message: `\`x\` must be a string (inherited from \`Base\`, schemas/base.json:${line + 4})`,
      location: { file: "a.json", pointer, line, column: 1 },
    });
  const prints = (all: readonly Diagnostic[]): readonly string[] =>
    quality(all).map(({ fingerprint }) => fingerprint);
  expect(prints([found(3)])).toEqual(prints([found(30)]));
  expect(prints([found(3)])).not.toEqual(prints([found(3, "/y")]));
  expect(new Set(prints([found(3), found(3), ...hostile.diagnostics])).size).toBe(
    2 + hostileStrings.length,
  );
  const [run] = log({ ...report, diagnostics: [found(3)] }).runs;
  expect(run?.results?.[0]?.partialFingerprints).toEqual({ "allof/v1": prints([found(3)])[0] });
});
