/** Findings that a contract had when its author began to lint it: they are passed over until they are gone. */

import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import { isConfigurable } from "./configurable.js";

export interface KnownFinding {
  readonly rule: string;
  /** Relative to the configuration, with `/`. */
  readonly file: string;
  readonly pointer: string;
}

/** The findings that a baseline lists; `undefined` for what is none. */
export function readBaseline(json: JsonValue): readonly KnownFinding[] | undefined {
  const findings = isObject(json) ? get(json, "findings") : undefined;
  if (!isArray(findings)) return undefined;
  const all: KnownFinding[] = [];
  for (const each of findings) {
    if (!isObject(each)) return undefined;
    const [rule, file, pointer] = ["rule", "file", "pointer"].map((name) => get(each, name));
    if (typeof rule !== "string" || typeof file !== "string" || typeof pointer !== "string") {
      return undefined;
    }
    all.push({ rule, file, pointer });
  }
  return all;
}

/** What a baseline of these diagnostics lists: warnings and errors whose level a configuration may set, in the order of their places. */
export function baselineOf(
  diagnostics: readonly Diagnostic[],
  pathOf: (file: string) => string,
): { readonly findings: readonly KnownFinding[] } {
  const findings = diagnostics.filter(isListed).map((each) => knownOf(each, pathOf));
  return { findings: findings.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

/** The diagnostics without those that the baseline lists, each as often as it does, and one for each entry that is found no more. */
export function applyBaseline(
  diagnostics: readonly Diagnostic[],
  known: readonly KnownFinding[],
  source: Source,
  pathOf: (file: string) => string,
): readonly Diagnostic[] {
  const left = new Map<string, number[]>();
  known.forEach((each, i) => left.set(keyOf(each), [...(left.get(keyOf(each)) ?? []), i]));
  const kept = diagnostics.filter(
    (each) => !isListed(each) || left.get(keyOf(knownOf(each, pathOf)))?.shift() === undefined,
  );
  const gone = [...left.values()].flat().sort((a, b) => a - b);
  return [
    ...kept,
    ...gone.flatMap((i) => outdated(known[i], source.locate(append("/findings", i)))),
  ];
}

function outdated(
  entry: KnownFinding | undefined,
  location: Diagnostic["location"] & object,
): readonly Diagnostic[] {
  if (entry === undefined) return [];
  const { rule, file, pointer } = entry;
  const message = `\`${rule}\` is found no more at \`${file}#${pointer}\``;
  return [diagnostic("outdated-baseline", { message, location })];
}

/** Whether a diagnostic is one that a baseline may list. */
export function isListed({ code, severity, location }: Diagnostic): boolean {
  const isRule = isConfigurable(code) || code.startsWith("breaking-");
  return severity !== "info" && location !== undefined && isRule;
}

function knownOf({ code, location }: Diagnostic, pathOf: (file: string) => string): KnownFinding {
  const rule: Code = code;
  return { rule, file: pathOf(location?.file ?? ""), pointer: location?.pointer ?? "" };
}

function keyOf({ rule, file, pointer }: KnownFinding): string {
  return JSON.stringify([file, pointer, rule]);
}
