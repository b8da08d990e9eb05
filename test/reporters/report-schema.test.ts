/** The JSON report and its published schema: what real runs print is valid by both Ajv and our own validator, and what it is not is refused by both. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, expectTypeOf, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import {
  AllofReport,
  type Agreement,
  type Counts,
  type Diagnostic as ReportedDiagnostic,
  type Summary,
} from "../../src/reporters/generated/index.js";
import type { ReadOnly } from "../../src/reporters/read-only.js";
import type { Report } from "../../src/reporters/report.js";
import { runForJson, type JsonRun } from "../run-allof.js";
import { temporaryFolder, writeFiles, type Files } from "../temporary-folder.js";

const root = join(import.meta.dirname, "../..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string>>;
};
// `dist/` has it as it is in `src/`.
const published = join(root, (exports["./report.schema.json"] ?? "").replace("./dist/", "src/"));
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const byAjv = ajv.compile(JSON.parse(readFileSync(published, "utf8")) as object);

const files = {
  "allof.config.json": { targets: ["typescript", "validators"] },
  "schemas/a.json": {
    title: "A",
    description: "An a.",
    type: "object",
    properties: { x: { description: "An x.", type: "string", minLength: 1 } },
    required: ["x"],
  },
  "test/fixtures/A/valid/a.json": { x: "x" },
};
const dull = { $schema: "https://json-schema.org/draft/2020-12/schema", description: "b" };

interface Case {
  readonly files?: Files;
  readonly args?: readonly string[];
  /** Written after the build. */
  readonly later?: Files;
  readonly codes: readonly string[];
  readonly also?: (run: JsonRun) => void;
}

const cases: Readonly<Record<string, Case>> = {
  "a clean check": {
    codes: [],
    also: ({ report }) => expect(report.summary.agreement).toEqual(agreementOf(1, 0)),
  },
  "what the lint finds": {
    files: { "schemas/b.json": { ...dull, title: "B", properties: { x: true } } },
    codes: ["properties-without-type"],
  },
  "invalid fixtures": {
    files: { "test/fixtures/A/valid/b.yaml": "x: 1\n", "test/fixtures/A/valid/c.json": "{" },
    codes: ["invalid-payload", "malformed-json"],
  },
  "a schema that is none": {
    files: { "schemas/b.json": { title: "B", type: 3, $ref: "gone.json" } },
    codes: ["invalid-keyword", "unresolved-reference"],
  },
  "gates of coverage and mutation": {
    files: { "schemas/b.json": { ...dull, title: "B", type: "string", enum: ["a", "b"] } },
    args: ["check", "--min-coverage", "100", "--min-mutation", "100"],
    codes: ["low-coverage", "low-mutation-score"],
  },
  "what the types can't refuse": {
    files: { "test/fixtures/A/invalid/empty.json": { x: "" } },
    args: ["check", "--update"],
    codes: [],
    also: ({ report }) =>
      expect(report.summary.agreement).toEqual(agreementOf(1, 1, ["minLength"])),
  },
  "output that is not current": {
    later: { "generated/types/a.d.ts": "" },
    args: ["build", "--check"],
    codes: ["stale-output"],
    also: ({ report }) => expect(report.diffs?.[0]).toContain("+++ b/generated/types/a.d.ts"),
  },
  "a configuration that is wrong": {
    later: { "allof.config.json": { scemas: "s" } },
    codes: ["invalid-configuration"],
  },
};

function agreementOf(valid: number, invalid: number, ...kept: readonly string[][]): Agreement {
  const file = "test/fixtures/A/invalid/empty.json";
  return { valid, invalid, passing: kept.map((keywords) => ({ file, type: "A", keywords })) };
}

test.for(Object.entries(cases))("valid: %s", async ([, each]) => {
  const cwd = temporaryFolder({ ...files, ...each.files });
  await runForJson(["build"], { cwd });
  writeFiles(cwd, each.later ?? {});
  const run = await runForJson(each.args ?? ["check"], { cwd });
  const codes = run.report.diagnostics.map(({ code }) => code);
  expect([...new Set(codes)].sort()).toEqual([...each.codes].sort());
  each.also?.(run);
  byAjv(run.report);
  expect(byAjv.errors).toBe(null);
  expect(AllofReport.validate(run.report)).toMatchObject({ valid: true });
});

const { examples } = AllofReport.schema as { readonly examples?: readonly unknown[] };

const wrong: Readonly<Record<string, (report: AllofReport) => unknown>> = {
  "a member that is not known": (report) => ({ ...report, more: 1 }),
  "a finding without a severity": ({ summary }) => ({
    diagnostics: [{ code: "usage", message: "x" }],
    summary,
  }),
  "a line that is none": ({ summary }) => ({
    diagnostics: [
      { code: "usage", severity: "error", message: "x", location: { file: "a", line: 0 } },
    ],
    summary,
  }),
  "a summary without the counts that it inherits": ({ diagnostics }) => ({
    diagnostics,
    summary: { command: "check", seconds: 1 },
  }),
};

test("the example of the schema is valid, and what differs from it in one way is not", () => {
  const report = AllofReport.parse(examples?.[0]);
  expect(byAjv(report)).toBe(true);
  for (const [name, change] of Object.entries(wrong)) {
    expect([AllofReport.is(change(report)), byAjv(change(report))], name).toEqual([false, false]);
  }
});

test("what reporters are given has the members that the schema names, and no other", () => {
  type Named = Omit<Diagnostic, "code"> & Pick<ReportedDiagnostic, "code">;
  expectTypeOf<ReadOnly<Flat<Named>>>().toEqualTypeOf<ReadOnly<ReportedDiagnostic>>();
  expectTypeOf<keyof Report["summary"]>().toEqualTypeOf<Exclude<keyof Summary, keyof Counts>>();
  expectTypeOf<keyof AllofReport>().toEqualTypeOf<Exclude<keyof Report, "checked">>();
});

/** The members of an intersection, as one object. */
type Flat<T> = { [K in keyof T]: T[K] };
