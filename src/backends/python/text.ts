/** Text of authors in Python: nothing that they write can end a literal or a docstring, or hide in one. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Expression } from "./expression.js";

/** What is no visible character of its own: controls, separators, marks of direction, halves of pairs, and what has no ink. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (character === "\r") return "\\r";
  if (code < 0x100) return "\\x" + code.toString(16).padStart(2, "0");
  if (code < 0x10000) return "\\u" + code.toString(16).padStart(4, "0");
  return "\\U" + code.toString(16).padStart(8, "0");
}

/** A string literal with the quotes that need fewer escapes, double ones where it makes no difference. */
export function stringLiteral(text: string): string {
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, "\\" + quote)
    .replace(hidden, escape);
  return quote + body + quote;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A JSON value as an expression of Python. */
export function valueExpression(value: JsonValue): Expression {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "string") return stringLiteral(value);
  if (isArray(value)) return { head: "", open: "[", items: value.map(valueExpression) };
  if (!isObject(value)) throw new Error("No JSON value");
  return {
    head: "",
    open: "{",
    items: Object.entries(value).map(([name, inner]) => ({
      before: `${stringLiteral(name)}: `,
      value: valueExpression(inner),
    })),
  };
}

/** A number; whole ones as `int`, however large. */
export function numberLiteral(value: number): string {
  if (Object.is(value, -0)) return "0";
  return Number.isInteger(value) ? BigInt(value).toString() : String(value).replace("e+", "e");
}

/** The lines of a docstring, quotes included; none where there is nothing to say. Paragraphs are wrapped, code and tables are not. */
export function docstring(paragraphs: readonly string[], depth: number): string[] {
  const indent = "    ".repeat(depth);
  const width = 88 - indent.length - 3;
  const told = paragraphs.map((text) => text.trim()).filter((text) => text !== "");
  const wrapped = (at: number): string[] =>
    told.flatMap((text, i) => [...(i === 0 ? [] : [""]), ...wrap(textLines(text), at)]);
  const wide = wrapped(width);
  // A lone line has the closing quotes behind it.
  const lines = wide.length === 1 && (wide[0] ?? "").length + 3 > width ? wrapped(width - 3) : wide;
  if (lines.length === 0) return [];
  const safe = lines.map((line) => line.trimEnd());
  const [first = ""] = safe;
  // A quote beside the quotes of the docstring would be one of them.
  if (safe.length === 1 && first.length + 3 <= width) {
    return [`${indent}"""${guardStart(guardEnd(first))}"""`];
  }
  const rest = safe.slice(1).map((line) => (line === "" ? "" : indent + line));
  return [`${indent}"""${guardStart(first)}`, ...rest, `${indent}"""`];
}

function guardStart(line: string): string {
  return line.startsWith('"') ? "\\" + line : line;
}

function guardEnd(line: string): string {
  return line.length > 1 && line.endsWith('"') && !line.endsWith('\\"')
    ? line.slice(0, -1) + '\\"'
    : line;
}

function textLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replaceAll("\t", "    ")
        .replaceAll("\\", "\\\\")
        .replaceAll('"""', '\\"\\"\\"')
        .replace(hidden, escape),
    );
}

/** Breaks lines of prose that are too long to read. */
function wrap(lines: readonly string[], width: number): string[] {
  let fenced = false;
  return lines.flatMap((line) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length <= width || /^(\s|\||#)/.test(line)) return [line];
    const wrapped: string[] = [];
    let current = "";
    for (const word of line.split(/ +/)) {
      if (current !== "" && current.length + 1 + word.length > width) {
        wrapped.push(current);
        current = word;
      } else current = current === "" ? word : `${current} ${word}`;
    }
    return [...wrapped, current];
  });
}
