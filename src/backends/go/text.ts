/** Text of authors in Go: nothing that they write can end a literal or a comment, or hide in one. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Documentation } from "../../model/type.js";
import type { Looseness } from "../../model/looseness.js";

/** What is no visible character of its own: controls, separators, marks of direction, halves of pairs, and what has no ink. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const short: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Halves of pairs are no text in Go, which reads them as this.
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  if (code < 0x10000) return "\\u" + code.toString(16).padStart(4, "0");
  return "\\U" + code.toString(16).padStart(8, "0");
}

/** A string literal: raw where that needs no escape and a plain one does. */
export function stringLiteral(text: string): string {
  const isRaw = /["\\]/.test(text) && !/[`\ufeff]/.test(text) && text.search(hidden) === -1;
  if (isRaw) return "`" + text + "`";
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(hidden, (character) => short.get(character) ?? escape(character));
  return `"${body}"`;
}

/** A number that can be a constant of `float64` and, if it is whole, of integers. */
export function numberLiteral(value: number): string {
  if (Object.is(value, -0)) return "0";
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : `${value}`;
}

/** A JSON value as an argument of type `any`. */
export function constantLiteral(value: JsonValue): string {
  if (value === null) return "nil";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") {
    const isInt64 = Number.isInteger(value) && Math.abs(value) < 2 ** 63;
    return isInt64 ? `int64(${numberLiteral(value)})` : `float64(${numberLiteral(value)})`;
  }
  if (!isArray(value) && !isObject(value)) throw new Error("No JSON value");
  return `jsonValue(${stringLiteral(JSON.stringify(value))})`;
}

const width = 100;

/** A part of a doc comment that blank lines set apart. */
interface Block {
  readonly kind: "prose" | "list" | "code";
  readonly lines: readonly string[];
}

/**
 * The lines of a doc comment, as gofmt leaves them (go.dev/doc/comment): prose is wrapped, lists, code and tables are set apart. What would be read
 * as a heading or the target of a link is text.
 */
export function docComment(paragraphs: readonly string[], depth: number): string[] {
  const blocks = joined(paragraphs.flatMap(blocksOf));
  const lines = blocks.flatMap(({ kind, lines: own }, i) => {
    const [first = "", ...others] = own;
    const isWithin = i > 0 && i < blocks.length - 1 && others.length === 0;
    // A line by itself that ends like a word would be a heading.
    const isHeading = kind === "prose" && isWithin && /^\p{Lu}.*[\p{L}\p{Nd}]$/u.test(first);
    const whole = isHeading ? [`${first}.`] : own;
    return i === 0 ? whole : ["", ...whole];
  });
  const indent = "\t".repeat(depth);
  return lines.map((line) => {
    const space = line === "" || line.startsWith("\t") ? "" : " ";
    return `${indent}//${space}${line}`;
  });
}

/** Lists and code that follow each other are one to gofmt, and of the kind that comes first. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    if (before === undefined || before.kind === "prose" || block.kind === "prose") {
      result.push(block);
      continue;
    }
    const { kind } = before;
    const told = block.lines.filter((line) => line.trim() !== "");
    const more =
      kind === block.kind
        ? block.lines
        : told.map((line) => (kind === "list" ? "    " : "\t") + line.trim());
    const between = kind === "code" ? [""] : [];
    result[result.length - 1] = { kind, lines: [...before.lines, ...between, ...more] };
  }
  return result;
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let current: string[] = [];
  let code: string[] = [];
  let isFenced = false;
  const end = (): void => {
    blocks.push(...proseAndLists(current), { kind: "code", lines: codeLines(code) });
    current = [];
    code = [];
  };
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const shown = raw.replaceAll("\t", "    ").replace(hidden, escape).trimEnd();
    // Go's tools would obey it.
    const line = shown.replace(/^\s*(?=\+build\b)/, "$&\\");
    if (/^\s*(```|~~~)/.test(line)) {
      end();
      isFenced = !isFenced;
    } else if (isFenced) code.push(line);
    else if (line.startsWith("|")) {
      if (current.length > 0) end();
      code.push(line);
    } else {
      if (code.length > 0 || line === "") end();
      if (line !== "") current.push(line.trim());
    }
  }
  end();
  return blocks.filter(({ lines }) => lines.length > 0);
}

function codeLines(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => line !== "");
  const to = lines.findLastIndex((line) => line !== "");
  const told = lines.slice(from, to + 1);
  const depth = Math.min(...told.flatMap((line) => (line === "" ? [] : [line.search(/\S/)])));
  return from < 0 ? [] : told.map((line) => (line === "" ? "" : `\t${line.slice(depth)}`));
}

const item = /^(?:[-*+•]|(\d{1,9})[.)])\s+(?=\S)/;

/** A paragraph as prose, and the items in it as lists. */
function proseAndLists(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let prose: string[] = [];
  let items: string[] = [];
  const end = (): void => {
    blocks.push(
      { kind: "prose", lines: wrap(prose.map(asProse).join(" "), width) },
      { kind: "list", lines: items },
    );
    prose = [];
    items = [];
  };
  for (const line of lines) {
    const found = item.exec(line);
    if (found !== null) {
      if (prose.length > 0) end();
      // As numbers mean nothing to gofmt but their order, all are points.
      const body = found[1] === undefined ? line.slice(found[0].length) : line;
      const [first = "", ...others] = wrap(body, width - 4);
      items.push(`  - ${first}`, ...others.map((each) => `    ${each}`));
    } else if (items.length > 0) items.push(...wrap(line, width - 4).map((each) => `    ${each}`));
    else prose.push(line);
  }
  end();
  return blocks;
}

function asProse(line: string): string {
  return line
    .replace(/^#+\s*/, "")
    .replaceAll("``", "`")
    .replaceAll("''", '"')
    .replace(/^(\[[^\]]*\]):/, "$1 :")
    .replace(/^(?=[-*+•]$)/, "\\");
}

function wrap(text: string, at: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/ +/)) {
    if (word === "") continue;
    // A line must not begin with what would be a heading, a link's target or an item.
    const mayBegin = !/^(?:#|\[[^\]]*\]:|[-*+•]$|\d{1,9}[.)]$|\+build\b)/.test(word);
    if (current !== "" && current.length + 1 + word.length > at && mayBegin) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return current === "" ? lines : [...lines, current];
}

/** What readers are told of a type or a member. */
export function paragraphsOf(
  { description, deprecated }: Documentation,
  looseness: readonly Looseness[] = [],
): string[] {
  const paragraphs: string[] = [];
  if (description !== undefined && description.trim() !== "") paragraphs.push(description);
  if (looseness.length > 0) {
    const places = looseness.map(
      ({ keyword, location: { path, pointer } }) => `- ${keyword}: ${path}#${pointer}`,
    );
    paragraphs.push(["Not checked here:", ...new Set(places)].join("\n"));
  }
  if (deprecated === true) paragraphs.push("Deprecated: the contract says so.");
  return paragraphs;
}
