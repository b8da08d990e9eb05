/** Patterns of ECMA-262 (with `u`) in the syntax of `java.util.regex`. */

import { isPattern } from "../../model/pattern.js";

const space =
  "\\t\\n\\x0B\\f\\r \\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";
const lineEnds = "\\n\\r\\u2028\\u2029";

/** Edges of words, of ASCII: before Java 19, `\b` of Java knows letters of all alphabets. */
const edge = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
const noEdge = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

/** Unicode's general categories, by the short names that both languages know. */
const category = /^\\([pP])\{(?:(?:General_Category|gc)=)?([LMNPSZC][a-z]?)\}/;

/**
 * A pattern that finds in Java, without flags, what the given one finds in JavaScript; `undefined` where Java has no words for it, or means
 * something else by them (lookbehind, references back, scripts and other properties, flags within).
 */
export function javaPattern(pattern: string): string | undefined {
  if (!isPattern(pattern)) return undefined;
  let result = "";
  let at = 0;
  let inClass = false;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const [text, length] = inClass ? inClassPart(rest) : part(rest);
    if (text === undefined) return undefined;
    if (!inClass && isClassStart(rest)) inClass = true;
    else if (inClass && rest.startsWith("]")) inClass = false;
    result += text;
    at += length;
  }
  // Halves of pairs are characters of their own in neither language's classes.
  return /[\ud800-\udfff]/u.test(result) ? undefined : result;
}

/** Whether the whole of a string matches where the pattern is found in it: it says where both ends are, in all its alternatives. */
export function isWhole(translated: string): boolean {
  if (!translated.startsWith("^") || !/(?<!\\)(?:\\\\)*\\z$/.test(translated)) return false;
  let depth = 0;
  for (let i = 0; i < translated.length; i++) {
    const character = translated[i];
    if (character === "\\") i += 1;
    else if (character === "[") i = endOfClass(translated, i);
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === "|" && depth === 0) return false;
  }
  return true;
}

function endOfClass(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === "]") return i;
  }
  return text.length;
}

type Part = readonly [text: string | undefined, length: number];

function isClassStart(rest: string): boolean {
  return rest.startsWith("[") && !rest.startsWith("[]") && !rest.startsWith("[^]");
}

function part(rest: string): Part {
  if (rest.startsWith("\\")) return escapeOf(rest, false);
  if (rest.startsWith("[]")) return ["(?!)", 2];
  if (rest.startsWith("[^]")) return ["[\\s\\S]", 3];
  if (rest.startsWith("[^")) return ["[^", 2];
  if (rest.startsWith(".")) return [`[^${lineEnds}]`, 1];
  if (rest.startsWith("$")) return ["\\z", 1];
  if (rest.startsWith("(?<=") || rest.startsWith("(?<!")) return [undefined, 0];
  // Nothing refers to groups, so names mean nothing.
  const named = /^\(\?<[^>]*>/.exec(rest);
  if (named !== null) return ["(?:", named[0].length];
  if (rest.startsWith("(?") && !/^\(\?[:=!]/.test(rest)) return [undefined, 0];
  return plain(rest);
}

function inClassPart(rest: string): Part {
  if (rest.startsWith("\\")) return escapeOf(rest, true);
  const [text = "", length] = plain(rest);
  // Classes within classes, and what is common to two, are Java's own.
  return ["[&^".includes(text) ? "\\" + text : text, length];
}

function plain(rest: string): readonly [string, number] {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [character, character.length];
}

/** An escape in Java's words, with its length in the pattern. */
function escapeOf(rest: string, inClass: boolean): Part {
  const next = rest[1] ?? "";
  if (next === "d" || next === "D" || next === "w" || next === "W") return ["\\" + next, 2];
  if (next === "s") return [inClass ? space : `[${space}]`, 2];
  if (next === "S") return [inClass ? `[^${space}]` : `[^${space}]`, 2];
  if (next === "b") return [inClass ? "\\x08" : edge, 2];
  if (next === "B") return [inClass ? undefined : noEdge, 2];
  if ("tnrf".includes(next)) return ["\\" + next, 2];
  if (next === "v") return ["\\x0B", 2];
  const property = category.exec(rest);
  if (property !== null) return [`\\${property[1]}{${property[2]}}`, property[0].length];
  const control = /^\\c([A-Za-z])/.exec(rest);
  if (control?.[1] !== undefined) return [codePoint(control[1].charCodeAt(0) % 32), 3];
  if (/^\\0(?!\d)/.test(rest)) return ["\\x00", 2];
  const pair = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(rest);
  if (pair !== null) {
    const halves = [pair[1], pair[2]].map((half) => parseInt(half ?? "", 16));
    return [codePoint(String.fromCharCode(...halves).codePointAt(0) ?? 0), pair[0].length];
  }
  const code = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
  if (code !== null) {
    const value = parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    const isHalf = value >= 0xd800 && value <= 0xdfff;
    return [isHalf ? undefined : codePoint(value), code[0].length];
  }
  const isSyntax = /^[\^$\\.*+?()[\]{}|/-]/.test(next);
  return [isSyntax ? (next === "/" ? "/" : "\\" + next) : undefined, 2];
}

function codePoint(value: number): string {
  return `\\x{${value.toString(16).toUpperCase()}}`;
}
