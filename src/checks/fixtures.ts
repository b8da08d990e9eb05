/**
 * Fixtures: payloads in `<Type>/valid` and `<Type>/invalid`. A valid one must pass; an invalid one must fail with exactly the
 * findings in the `.errors.json` file beside it, so that it can't be invalid for another reason than its author meant.
 */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean, nearest } from "../diagnostics/nearest.js";
import { print } from "../json/print.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Contract, Declaration } from "../model/contract.js";
import type { Resolved } from "../resolve/resolved.js";
import type { Issue } from "../runtime/runtime.js";
import type { Judged } from "./agreement/check-agreement.js";
import { findingContext, findingDiagnostics, type Validate } from "./finding.js";

/** A fixtures folder as it lies on disk. */
export interface FixtureFolder {
  /** As shown: `test/fixtures`. */
  readonly file: string;
  readonly types: readonly FixtureType[];
  /** Files and folders that lie where no fixture is looked for. */
  readonly misplaced: readonly MisplacedEntry[];
}

export interface MisplacedEntry {
  /** As shown. */
  readonly file: string;
  readonly isFolder: boolean;
}

export interface FixtureType {
  readonly name: string;
  /** As shown: `test/fixtures/AccessCode`. */
  readonly file: string;
  readonly fixtures: readonly Fixture[];
  /** `.errors.json` files without an invalid fixture of their name. */
  readonly orphans: readonly string[];
}

export interface Fixture {
  readonly verdict: "valid" | "invalid";
  /** The payload; a file that could not be read has none (and was reported). */
  readonly source: Source;
  /** Where the expected findings of an invalid fixture lie, or belong. */
  readonly expectationFile: string;
  readonly expectation: Source | undefined;
}

export interface FixtureInput {
  readonly contract: Contract;
  readonly resolved: Resolved;
  readonly validate: Validate;
  readonly folder: FixtureFolder;
  /** Only the fixtures of this type. */
  readonly only?: string | undefined;
}

export interface FixtureCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** How many fixtures were tried. */
  readonly checked: number;
  /** What was found of each, in order. */
  readonly judged: readonly Judged[];
  /** The expectation files as they should be: what `--update` writes. */
  readonly expectations: readonly { readonly file: string; readonly contents: string }[];
  /** The expectation files that `--update` removes. */
  readonly orphans: readonly string[];
}

/** What an `.errors.json` file lists for each finding, in this order. */
interface ExpectedFinding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly schemaPath: string;
  readonly message: string;
}

export function checkFixtures({
  contract,
  resolved,
  validate,
  folder,
  only,
}: FixtureInput): FixtureCheck {
  const diagnostics: Diagnostic[] = [];
  const expectations: { file: string; contents: string }[] = [];
  const orphans: string[] = [];
  const judged: Judged[] = [];
  const context = findingContext({ contract, resolved });
  const byName = new Map(Array.from(contract.declarations.values(), (each) => [each.name, each]));

  for (const type of folder.types) {
    if (only !== undefined && type.name !== only) continue;
    const declaration = byName.get(type.name);
    if (declaration === undefined) {
      diagnostics.push(unknownType(type, byName.keys()));
      continue;
    }
    for (const file of type.orphans) {
      orphans.push(file);
      diagnostics.push(
        diagnostic("orphan-expectation", {
          message: "These expected findings lie beside no invalid fixture of their name",
          location: { file },
        }),
      );
    }
    for (const fixture of type.fixtures) {
      const issues = validate(declaration, fixture.source.json);
      judged.push({ declaration, source: fixture.source, issues });
      if (fixture.verdict === "valid") {
        diagnostics.push(...findingDiagnostics(issues, declaration, fixture.source, context));
        continue;
      }
      if (issues.length === 0) {
        diagnostics.push(
          diagnostic("unexpectedly-valid", {
            message: `This should be no valid \`${type.name}\`, and it is one`,
            location: fixture.source.locate(""),
          }),
        );
        continue;
      }
      const findings = findingsOf(issues);
      expectations.push({ file: fixture.expectationFile, contents: print(asJson(findings)) });
      diagnostics.push(...compare(fixture, findings));
    }
  }

  if (only === undefined) diagnostics.push(...folder.misplaced.map(misplaced));
  if (only === undefined) diagnostics.push(...untested(contract, folder, context.sources));
  return { diagnostics, checked: judged.length, judged, expectations, orphans };
}

function misplaced({ file, isFolder }: MisplacedEntry): Diagnostic {
  const meant = isFolder ? nearest(baseName(file), ["valid", "invalid"]) : undefined;
  return diagnostic("misplaced-fixture", {
    message: isFolder
      ? "No fixture is looked for in this folder, so what lies in it is not checked"
      : "This file lies where no fixture is looked for, so it is not checked",
    location: { file },
    ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
  });
}

function unknownType(type: FixtureType, names: Iterable<string>): Diagnostic {
  return diagnostic("unknown-fixture-type", {
    message: `The contract has no type \`${type.name}\``,
    location: { file: type.file },
    ...didYouMean(type.name, names),
  });
}

/** Findings in one order, whatever the order in which the validator came upon them. */
function findingsOf(issues: readonly Issue[]): readonly ExpectedFinding[] {
  return issues
    .map(({ instancePath, keyword, schemaPath, message }) => ({
      instancePath,
      keyword,
      schemaPath,
      message,
    }))
    .sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

function sortKey({ instancePath, schemaPath, keyword, message }: ExpectedFinding): string {
  return [instancePath, schemaPath, keyword, message].join("\u0000");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function asJson(findings: readonly ExpectedFinding[]): JsonValue {
  return findings.map(({ instancePath, keyword, schemaPath, message }) => ({
    instancePath,
    keyword,
    schemaPath,
    message,
  }));
}

function compare(fixture: Fixture, findings: readonly ExpectedFinding[]): readonly Diagnostic[] {
  const { source, expectation, expectationFile } = fixture;
  if (expectation === undefined) {
    return [
      diagnostic("missing-expectation", {
        message: `Nothing says why this payload is invalid: \`${baseName(expectationFile)}\` is missing`,
        location: source.locate(""),
      }),
    ];
  }
  const expected = expectedOf(expectation.json);
  if (expected === undefined) {
    return [
      diagnostic("unexpected-finding", {
        message:
          "Expected findings are a list of objects with `instancePath`, `keyword`, `schemaPath` and `message`",
        location: expectation.locate(""),
      }),
    ];
  }
  const expectedKeys = new Set(expected.map(sortKey));
  const foundKeys = new Set(findings.map(sortKey));
  const missing = expected.filter((finding) => !foundKeys.has(sortKey(finding)));
  const extra = findings.filter((finding) => !expectedKeys.has(sortKey(finding)));
  if (missing.length === 0 && extra.length === 0) return [];
  const parts = [
    ...missing.map((finding) => `expected and not found: ${describe(finding)}`),
    ...extra.map((finding) => `found and not expected: ${describe(finding)}`),
  ];
  return [
    diagnostic("unexpected-finding", {
      message: `This payload is invalid for another reason than expected; ${parts.join("; ")}`,
      location: source.locate((extra[0] ?? missing[0])?.instancePath ?? ""),
      related: [{ message: "what is expected", location: expectation.locate("") }],
    }),
  ];
}

function describe({ instancePath, message, schemaPath }: ExpectedFinding): string {
  return `${message}${instancePath === "" ? "" : ` at ${instancePath}`} (${schemaPath})`;
}

function expectedOf(json: JsonValue): readonly ExpectedFinding[] | undefined {
  if (!isArray(json)) return undefined;
  const findings: ExpectedFinding[] = [];
  for (const item of json) {
    if (!isObject(item)) return undefined;
    const [instancePath, keyword, schemaPath, message] = [
      get(item, "instancePath"),
      get(item, "keyword"),
      get(item, "schemaPath"),
      get(item, "message"),
    ];
    if (
      typeof instancePath !== "string" ||
      typeof keyword !== "string" ||
      typeof schemaPath !== "string" ||
      typeof message !== "string"
    ) {
      return undefined;
    }
    findings.push({ instancePath, keyword, schemaPath, message });
  }
  return findings;
}

/** Types that payloads are of, and that no fixture shows: bases are tested through their children, value lists by their users. */
function untested(
  contract: Contract,
  folder: FixtureFolder,
  sources: ReadonlyMap<string, Source>,
): readonly Diagnostic[] {
  const tested = new Set(
    folder.types.filter(({ fixtures }) => fixtures.length > 0).map(({ name }) => name),
  );
  const all = [...contract.declarations.values()];
  const bases = new Set(all.flatMap(({ parents }) => parents.map(({ target }) => target)));
  return all
    .filter(
      (each) =>
        each.isRoot &&
        isOwn(each, sources) &&
        isPayload(each) &&
        !bases.has(each.id) &&
        !tested.has(each.name),
    )
    .map((each) =>
      diagnostic("untested-type", {
        message: `\`${each.name}\` has no fixture`,
        location: sources.get(each.location.path)?.locate(each.location.pointer) ?? {
          file: each.location.path,
        },
        hint: `Add \`${folder.file}/${each.name}/valid/minimal.json\`, and an invalid payload beside it.`,
      }),
    );
}

/** Whether the contract has the type, rather than a remote. */
function isOwn({ location }: Declaration, sources: ReadonlyMap<string, Source>): boolean {
  return sources.get(location.path)?.uri === undefined;
}

function isPayload({ type, parents }: Declaration): boolean {
  return parents.length > 0 || type.kind === "object";
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}
