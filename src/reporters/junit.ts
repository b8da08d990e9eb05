import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { placeText } from "./pretty.js";
import type { Checked, Reporter } from "./report.js";
import { xmlAttribute, xmlText } from "./xml.js";

interface Case {
  readonly suite: string;
  readonly className: string;
  readonly file: string | undefined;
  readonly name: string;
  readonly found: Diagnostic[];
}

const suiteOf: Readonly<Record<Checked["kind"], string>> = {
  schema: "schemas",
  fixture: "fixtures",
  payload: "payloads",
};

/**
 * JUnit XML: a test case for each schema file, fixture and payload that was checked, and one for each other file that something
 * was found in. Errors are one failure of their case; warnings and notes are its output.
 */
export const junit: Reporter = ({ diagnostics, checked = [], summary }, { inRepository }) => {
  const cases = casesOf(diagnostics, checked, inRepository);
  const suites = new Map<string, Case[]>();
  for (const each of cases) {
    const suite = suites.get(each.suite);
    if (suite === undefined) suites.set(each.suite, [each]);
    else suite.push(each);
  }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlAttribute(`allof ${summary.command}`)}" ${counts(cases)} time="${summary.seconds.toFixed(3)}">`,
  ];
  for (const [name, own] of suites) {
    lines.push(`  <testsuite name="${xmlAttribute(name)}" ${counts(own)}>`);
    lines.push(...own.map(testCase), "  </testsuite>");
  }
  return [...lines, "</testsuites>", ""].join("\n");
};

function casesOf(
  diagnostics: readonly Diagnostic[],
  checked: readonly Checked[],
  inRepository: (file: string) => string,
): readonly Case[] {
  const cases = checked.map(({ kind, file, type }): Case => {
    const shown = inRepository(file);
    const suite = suiteOf[kind];
    return { suite, className: type ?? suite, file: shown, name: shown, found: [] };
  });
  // Of a file that is checked in several ways, as a schema with examples is, the first has the findings.
  const byFile = new Map<string | undefined, Case>();
  for (const each of cases) if (!byFile.has(each.file)) byFile.set(each.file, each);
  for (const diagnostic of diagnostics) {
    const file =
      diagnostic.location === undefined ? undefined : inRepository(diagnostic.location.file);
    let own = byFile.get(file);
    if (own === undefined) {
      own = { suite: "contract", className: "contract", file, name: file ?? "contract", found: [] };
      byFile.set(file, own);
      cases.push(own);
    }
    own.found.push(diagnostic);
  }
  return cases;
}

function counts(cases: readonly Case[]): string {
  const failures = cases.filter(({ found }) => found.some(isError)).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
}

function testCase({ className, name, file, found }: Case): string {
  const attributes = [
    `name="${xmlAttribute(name)}"`,
    `classname="${xmlAttribute(className)}"`,
    ...(file === undefined ? [] : [`file="${xmlAttribute(file)}"`]),
  ].join(" ");
  if (found.length === 0) return `    <testcase ${attributes}/>`;
  const errors = found.filter(isError);
  const others = found.filter((each) => !isError(each));
  const parts = [`    <testcase ${attributes}>`];
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
    parts.push(
      `      <failure message="${xmlAttribute(first.message + more)}" type="${first.code}">${xmlText(told(errors))}</failure>`,
    );
  }
  if (others.length > 0) parts.push(`      <system-out>${xmlText(told(others))}</system-out>`);
  return [...parts, "    </testcase>"].join("\n");
}

function told(found: readonly Diagnostic[]): string {
  return found
    .map(({ code, severity, message, location, related = [], hint }) =>
      [
        `${location === undefined ? "" : `${placeText(location)}  `}${severity}  ${message}  ${code}`,
        ...related.map((each) => `  see ${placeText(each.location)}  ${each.message}`),
        ...(hint === undefined ? [] : [`  hint: ${hint}`]),
      ].join("\n"),
    )
    .join("\n");
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
