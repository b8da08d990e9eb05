/** How a text would fit its format or its pattern. */

import { get, isArray, type JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import { type Subject } from "./context.js";
import { exampleOfFormat, ofFormat } from "./format-example.js";
import { matches, objectOf } from "./schemas-at.js";
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

/** Of the spellings that people mix up, the one that fits; else what the schema gives as an example. */
export function forPattern(
  pattern: string,
  value: JsonValue | undefined,
  path: Issue["path"],
  subject: Subject,
): string | undefined {
  if (typeof value !== "string") return undefined;
  const fits = (text: string): boolean => text !== "" && matches(pattern, text);
  const spelling = spellingsOf(value, pattern).find(fits);
  if (spelling !== undefined) return meaning(spelling);
  const examples = subject.judges(path).flatMap((entry) => {
    const schema = objectOf(entry);
    const listed = get(schema, "examples");
    const standard = get(schema, "default");
    return [...(isArray(listed) ? listed : []), ...(standard === undefined ? [] : [standard])];
  });
  const example = examples.find((each) => typeof each === "string" && fits(each));
  return example === undefined ? undefined : `Write it as in ${shown(example)}.`;
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
