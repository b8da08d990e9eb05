/** How a text would fit its format or its pattern. */

import type { JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import { type Subject } from "./context.js";
import { exampleOfFormat, ofFormat } from "./format-example.js";
import { forExample, isRefused } from "./example-suggestion.js";
import { matches } from "./schemas-at.js";
import { shown } from "./shown.js";
import { meaning } from "./member-suggestion.js";

export function patternsIn(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ keyword }) => keyword === "pattern")
    .map(({ params }) => String(params["pattern"]));
}

export function forFormat(
  format: string,
  value: JsonValue | undefined,
  patterns: readonly string[],
): string | undefined {
  const fits = (text: string) => patterns.every((pattern) => matches(pattern, text));
  const mended = typeof value === "string" ? ofFormat(value, format, fits) : undefined;
  if (mended !== undefined) return meaning(mended);
  const example = exampleOfFormat(format);
  return example === undefined || !fits(example) ? undefined : `Write it as in ${shown(example)}.`;
}

/** Of the spellings that people mix up, the one that fits; else the part of it that does; else an example. */
export function forPattern(
  issue: Issue,
  value: JsonValue | undefined,
  subject: Subject,
): string | undefined {
  if (typeof value !== "string") return undefined;
  const pattern = String(issue.params["pattern"]);
  const fits = (text: string): boolean =>
    text !== "" && matches(pattern, text) && !isRefused(text, issue, subject);
  const mended = [...spellingsOf(value, pattern), ...beginningsOf(value)].find(fits);
  return mended === undefined ? forExample(["string"], issue, subject) : meaning(mended);
}

/** Without what is too much at the end, cut between words; the longest first, and none of less than a third. */
function beginningsOf(text: string): readonly string[] {
  if (text.length > 100) return [];
  const ends = [...text.matchAll(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}]/gu)].map(({ index }) => index);
  return ends
    .reverse()
    .map((end) => text.slice(0, end))
    .filter(({ length }) => length * 3 >= text.length);
}

/** None of a text that is long, and none for a pattern that only forbids: any other text would do. */
export function spellingsOf(text: string, pattern: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === "" || text.length > 100 || pattern.includes("(?!")) return [];
  const words = trimmed.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[\s_.-]+/);
  const lower = words.map((word) => word.toLowerCase());
  const [, prefix] = /^\^(\\?\.?\\?[v#/])/.exec(pattern) ?? [];
  return [
    trimmed,
    trimmed.toLowerCase(),
    trimmed.toUpperCase(),
    lower.join("-"),
    lower.join("_"),
    lower.join(""),
    trimmed.replaceAll(/\s+/g, ""),
    trimmed.replace(/^[vV](?=\d)/, ""),
    `${trimmed}.0`,
    `${trimmed}.0.0`,
    ...(prefix === undefined ? [] : [prefix.replaceAll("\\", "") + trimmed]),
  ].filter((each) => each !== text);
}
