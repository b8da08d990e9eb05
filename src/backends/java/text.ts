/** Text of authors in Java: nothing that they write can end a literal or a comment, or hide in one. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";

/** What is no visible character of its own: controls, separators, marks of direction, halves of pairs, and what has no ink. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Java reads `\u…` before anything else, so line ends, quotes and backslashes are never written so. */
function escape(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (character === "\r") return "\\r";
  if (character < "\u0100") return "\\" + character.charCodeAt(0).toString(8).padStart(3, "0");
  return units(character);
}

function units(character: string): string {
  let text = "";
  for (let i = 0; i < character.length; i++) {
    text += "\\u" + character.charCodeAt(i).toString(16).padStart(4, "0");
  }
  return text;
}

/** A string literal. */
export function stringLiteral(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replace(hidden, escape)}"`;
}

/** A number in decimal digits, whole ones as such, however large. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "0";
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(value).replace("e+", "E").replace("e", "E");
}

/** Text of JSON. `JSON.stringify` rounds whole numbers of more than 53 bits, which bounds and constants can be. */
export function jsonText(value: JsonValue): string {
  if (typeof value === "number") return numberText(value);
  if (isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, of]) => `${JSON.stringify(name)}:${jsonText(of)}`,
  );
  return `{${members.join(",")}}`;
}

/** The longest text that a literal may hold: 65,535 bytes in the class file, three for a character at most. */
export const longestLiteral = 21_000;

/** Text in a documentation comment: no markup, tag, escape or end of a comment. */
function inert(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll("\\", "&#92;")
    .replaceAll("{", "&#123;")
    .replaceAll("}", "&#125;")
    .replaceAll("*/", "*&#47;")
    .replaceAll("/*", "/&#42;")
    .replace(
      hidden,
      (character) =>
        `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    );
}

/** Text of a line, with code spans as such. */
function documented(line: string): readonly string[] {
  const spans = line.split(/`([^`]+)`/);
  const shown = spans.map((span, i) => (i % 2 === 1 ? codeSpan(span) : inert(span))).join("");
  return shown.split(/\s+/).filter((word) => word !== "");
}

/** Nothing is read within such a tag but braces, which have to be pairs. */
function codeSpan(text: string): string {
  const isLegible =
    text.trim() !== "" && text.search(/[\\@]|\*\/|\/\*/) < 0 && text.search(hidden) < 0;
  return isLegible && hasPairs(text) ? `{@code ${text.trim()}}` : inert(`\`${text}\``);
}

function hasPairs(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const lineWidth = 100;

/** A paragraph, or a block tag with its text. */
export interface DocBlock {
  readonly tag?: string;
  readonly text: string;
  /** Items below the text, a line each. */
  readonly items?: readonly string[];
}

/** The lines of a documentation comment; none where there is nothing to say. */
export function javadoc(blocks: readonly DocBlock[], indent: string): readonly string[] {
  const body: string[] = [];
  const width = lineWidth - indent.length - 3;
  let hasText = false;
  for (const { tag, text, items = [] } of blocks) {
    const paragraphs = paragraphsOf(text);
    if (tag !== undefined) {
      const [first = [], ...more] = paragraphs;
      const all = [first, ...more].flat();
      if (
        body.length > 0 &&
        !(body.at(-1) ?? "").startsWith("@") &&
        !(body.at(-1) ?? "").startsWith("    ")
      )
        body.push("");
      body.push(...filled([...tag.split(" "), ...all], width, "    "));
      continue;
    }
    for (const words of paragraphs) {
      if (hasText) body.push("");
      body.push(...filled(hasText ? withStart("<p>", words) : words, width, ""));
      hasText = true;
    }
    if (items.length > 0) {
      body.push("", "<ul>");
      for (const item of items)
        body.push(
          ...filled(withStart("<li>", documented(item)), width - 2, "    ").map(
            (line) => "  " + line,
          ),
        );
      body.push("</ul>");
    }
  }
  if (body.length === 0) return [];
  const [only = ""] = body;
  if (body.length === 1 && indent.length + only.length + 7 <= lineWidth && !only.startsWith("@")) {
    return [`${indent}/** ${only} */`];
  }
  return [
    `${indent}/**`,
    ...body.map((line) => (line === "" ? `${indent} *` : `${indent} * ${line}`)),
    `${indent} */`,
  ];
}

function withStart(start: string, words: readonly string[]): readonly string[] {
  const [first = "", ...rest] = words;
  return [start + first, ...rest];
}

/** Words of each paragraph; a line that is no prose stands by itself. */
function paragraphsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/(?:\r\n|[\n\r\u2028\u2029])\s*(?:\r\n|[\n\r\u2028\u2029])/)
    .map((paragraph) =>
      paragraph
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .flatMap((line) => documented(line.replaceAll("\t", " "))),
    )
    .filter((paragraph) => paragraph.length > 0);
}

/** Words on lines of that width; all but the first begin with the indent. */
function filled(words: readonly string[], width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of words) {
    const start = lines.length === 0 ? "" : indent;
    if (current !== "" && start.length + current.length + 1 + word.length > width) {
      lines.push(start + current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  if (current !== "") lines.push((lines.length === 0 ? "" : indent) + current);
  return lines;
}
