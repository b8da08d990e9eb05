/** Text for block comments: nothing that an author writes can end the comment or start a tag. */

import { isArray, isObject, type JsonValue } from "../json/value.js";
import type { Constraint, Documentation } from "../model/type.js";

/**
 * `text` as lines of a block comment. Line separators of Unicode are line breaks, an author's `*\/` can't close the comment, and other
 * control characters, which editors hide or obey, are written as escapes.
 */
export function commentLines(text: string): string[] {
  return text
    .replaceAll("*/", "*\\/")
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => withoutTags(line.replace(hidden, escape).trimEnd()));
}

/** Control characters but for tabs, and those that change the direction of text. */
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function escape(character: string): string {
  if (character === "\t") return character;
  return "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
}

/** An `@` that would start a tag, at the start of a word or of an inline tag, is escaped, but for code spans, where none is read. */
function withoutTags(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/(^|[\s{(])@(?=\w)/g, "$1\\@")))
    .join("");
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

/** JSON text that is safe within a comment, and JSON still. */
function inert(json: string): string {
  return json
    .replaceAll("*/", "*\\/")
    .replace(/(?<=[\s{("])@/g, "\\u0040")
    .replace(/[\u2028\u2029]/g, escape)
    .replace(hidden, (character) => (character === "\n" ? character : escape(character)));
}

function inline(value: JsonValue): string {
  return inert(JSON.stringify(value));
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
    documentation.description === undefined || documentation.description.trim() === ""
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
  const lines = inert(JSON.stringify(example, null, 2)).split("\n");
  if (lines.length > mostExampleLines) return [];
  return ["@example", "```json", ...lines, "```"];
}
