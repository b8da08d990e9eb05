/** The expected findings of invalid payloads, as `.errors.json` files list them. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Expectation } from "../fixtures/fixture.js";
import { print } from "../json/print.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Issue } from "../runtime/runtime.js";

/** What an `.errors.json` file lists for each finding, in this order. */
export interface ExpectedFinding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly schemaPath: string;
  readonly message: string;
}

/** Findings in one order, whatever the order in which the validator came upon them. */
export function findingsOf(issues: readonly Issue[]): readonly ExpectedFinding[] {
  return issues
    .map(({ instancePath, keyword, schemaPath, message }) => ({
      instancePath,
      keyword,
      schemaPath,
      message,
    }))
    .sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

/** The file for one payload, or for several in one file: then a list of lists, in their order. */
export function printFindings(documents: readonly (readonly ExpectedFinding[])[]): string {
  const lists = documents.map(asJson);
  const [only, second] = lists;
  return print(only !== undefined && second === undefined ? only : lists);
}

/** What differs between the findings of a payload and those expected. */
export function compareFindings(
  source: Source,
  findings: readonly ExpectedFinding[],
  { file, isRequired, source: expectation, document, documents }: Expectation,
): readonly Diagnostic[] {
  if (expectation === undefined) {
    if (!isRequired) return [];
    return [
      diagnostic("missing-expectation", {
        message: `Nothing says why this payload is invalid: \`${baseName(file)}\` is missing`,
        location: source.locate(""),
      }),
    ];
  }
  const isPart = documents > 1;
  const listed =
    isPart && isArray(expectation.json) ? expectation.json[document] : expectation.json;
  const expected = listed === undefined ? undefined : expectedOf(listed);
  if (expected === undefined) {
    const form = "objects with `instancePath`, `keyword`, `schemaPath` and `message`";
    return [
      diagnostic("unexpected-finding", {
        message: isPart
          ? `Expected findings of ${documents} documents are as many lists, each of ${form}`
          : `Expected findings are a list of ${form}`,
        location: expectation.locate(""),
      }),
    ];
  }
  const expectedKeys = new Set(expected.map(sortKey));
  const foundKeys = new Set(findings.map(sortKey));
  const missing = expected.filter((finding) => !foundKeys.has(sortKey(finding)));
  const extra = findings.filter((finding) => !expectedKeys.has(sortKey(finding)));
  if (missing.length === 0 && extra.length === 0) return [];
  const all = [
    ...missing.map((finding) => `expected and not found: ${describe(finding)}`),
    ...extra.map((finding) => `found and not expected: ${describe(finding)}`),
  ];
  const beyond = all.length - MOST_DIFFERENCES;
  const parts = [
    ...all.slice(0, MOST_DIFFERENCES),
    ...(beyond > 0 ? [`and ${beyond} more differences`] : []),
  ];
  return [
    diagnostic("unexpected-finding", {
      message: `This payload is invalid for another reason than expected; ${parts.join("; ")}`,
      location: source.locate((extra[0] ?? missing[0])?.instancePath ?? ""),
      related: [
        {
          message: "what is expected",
          location: expectation.locate(isPart ? `/${document}` : ""),
        },
      ],
    }),
  ];
}

/** `--update` writes them all. */
const MOST_DIFFERENCES = 10;

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

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}
