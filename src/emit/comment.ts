/** Text for block comments: nothing that an author writes can end the comment or start a tag. */

import { isArray, isObject, type JsonValue } from "../json/value.js";
import type { Constraint, Documentation } from "../model/type.js";

/** `text` as lines of a block comment; line separators of Unicode are line breaks, and an author's `*\/` can't close it. */
export function commentLines(text: string): string[] {
  return (
    text
      .replaceAll("*/", "*\\/")
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map((line) => line.trimEnd())
      // A line that starts with `@` would be read as a tag.
      .map((line) => line.replace(/^(\s*)@/, "$1\\@"))
  );
}

const width = 92;

/** Breaks lines of plain prose that are too long to read; code blocks, tables and indented lines stay as they are. */
function wrap(lines: readonly string[]): string[] {
  let fenced = false;
  return lines.flatMap((line) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length <= width || /^(\s|\||#)/.test(line)) return [line];
    const wrapped: string[] = [];
    let current = "";
    for (const word of line.split(" ")) {
      if (current !== "" && current.length + 1 + word.length > width) {
        wrapped.push(current);
        // A line must not begin with what Markdown or JSDoc would read as a sign.
        current = /^([@#>+*-]|\d+[.)])/.test(word) ? `${wrapped.pop()} ${word}` : word;
      } else current = current === "" ? word : `${current} ${word}`;
    }
    return [...wrapped, current];
  });
}

/** A JSON value on one line, safe within a comment. */
function inline(value: JsonValue): string {
  return JSON.stringify(value)
    .replaceAll("*/", "*\\/")
    .replace(/[\u2028\u2029]/g, (c) => (c === "\u2028" ? "\\u2028" : "\\u2029"));
}

const tagged: ReadonlySet<string> = new Set([
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "contentEncoding",
  "contentMediaType",
]);

const longestInlineExample = 60;
const mostExampleLines = 40;

/**
 * What a reader of generated code should know of a schema: its description, then a tag per fact that the type can't say.
 * Empty where there is nothing to tell.
 */
export function documentationLines(
  documentation: Documentation,
  constraints: readonly Constraint[],
  extra: readonly string[] = [],
): string[] {
  const description =
    documentation.description === undefined
      ? []
      : wrap(commentLines(documentation.description.trim()));
  const tags: string[] = [];
  if (documentation.deprecated) tags.push("@deprecated");
  if (documentation.readOnly) tags.push("@readonly");
  if (documentation.default !== undefined) tags.push("@default " + inline(documentation.default));
  const seen = new Set<string>();
  for (const { keyword, value } of constraints) {
    if (!tagged.has(keyword)) continue;
    const tag = `@${keyword} ${typeof value === "string" ? inline(value).slice(1, -1) : inline(value)}`;
    if (!seen.has(tag)) tags.push(tag);
    seen.add(tag);
  }
  tags.push(...extra);
  const examples = documentation.examples ?? [];
  for (const example of examples) tags.push(...exampleLines(example));
  if (description.length > 0 && tags.length > 0) description.push("");
  return [...description, ...tags];
}

function exampleLines(example: JsonValue): string[] {
  const short = inline(example);
  if ((!isObject(example) && !isArray(example)) || short.length <= longestInlineExample) {
    return ["@example " + short];
  }
  const lines = commentLines(JSON.stringify(example, null, 2));
  if (lines.length > mostExampleLines) return [];
  return ["@example", "```json", ...lines, "```"];
}
