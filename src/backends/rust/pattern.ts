/** Patterns of ECMA-262 (with `u`) in the syntax of the crate `regex`. */

import { isPattern } from "../../model/pattern.js";

const space =
  "\\t\\n\\x0b\\x0c\\r \\u{a0}\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}\\u{feff}";
const lineEnds = "\\n\\r\\u{2028}\\u{2029}";
const classes: Readonly<Record<string, string>> = {
  d: "0-9",
  w: "0-9A-Za-z_",
  s: space,
};

/** Counted repetition is copied by the crate: what would grow beyond this is left unchecked. */
const greatestSize = 5000;

/**
 * A pattern that finds in Rust what the given one finds in JavaScript; `undefined` where the crate has no words for it (looking around,
 * references back, edges of words within classes, most properties of Unicode).
 */
export function rustPattern(pattern: string): string | undefined {
  if (!isPattern(pattern) || sizeOf(pattern) > greatestSize) return undefined;
  let result = "";
  let at = 0;
  let inClass = false;
  const take = (text: string, length: number): void => {
    result += text;
    at += length;
  };
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    if (character === "\\") {
      const escaped = escapeOf(rest, inClass);
      if (escaped === undefined) return undefined;
      take(...escaped);
    } else if (inClass) {
      if (character === "]") inClass = false;
      if (rest.startsWith("--")) return undefined;
      // In the crate, these may be operators between sets, and sets within sets.
      take("[&~".includes(character) ? "\\" + character : character, character.length);
    } else if (rest.startsWith("[]")) take("[^\\s\\S]", 2);
    else if (rest.startsWith("[^]")) take("(?s:.)", 3);
    else if (character === "[") {
      inClass = true;
      const opening = rest.startsWith("[^") ? "[^" : "[";
      // A hyphen in front is one, here as there; two would be an operator.
      const hyphen = rest.startsWith("-", opening.length) ? "\\-" : "";
      take(opening + hyphen, opening.length + (hyphen === "" ? 0 : 1));
    } else if (character === ".") take(`[^${lineEnds}]`, 1);
    else if (character === "$") take("\\z", 1);
    else if (/^\(\?<?[=!]/.test(rest)) return undefined;
    else if (rest.startsWith("(?<")) take("(?:", rest.indexOf(">") + 1);
    else if (rest.startsWith("(?") && !rest.startsWith("(?:")) return undefined;
    else take(character, character.length);
  }
  return /[\ud800-\udfff]/u.test(result) ? undefined : result;
}

/** About how often the largest part of a pattern is copied. */
function sizeOf(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)];
  return counts.reduce((size, [, least, most]) => size * Math.max(1, Number(most || least)), 1);
}

/** An escape in the crate's words, with its length in the pattern. */
function escapeOf(rest: string, inClass: boolean): readonly [string, number] | undefined {
  const next = rest[1] ?? "";
  const set = classes[next.toLowerCase()];
  if (set !== undefined && /[a-z]/i.test(next)) {
    const isPlain = next === next.toLowerCase();
    return [isPlain ? (inClass ? set : `[${set}]`) : `[^${set}]`, 2];
  }
  // In a class, `\b` is a backspace.
  if (next === "b") return [inClass ? "\\x08" : "(?-u:\\b)", 2];
  const control = { t: "\\t", n: "\\n", r: "\\r", f: "\\x0c", v: "\\x0b" }[next];
  if (control !== undefined) return [control, 2];
  const letter = /^\\c([A-Za-z])/.exec(rest)?.[1];
  if (letter !== undefined) return [hex(letter.charCodeAt(0) % 32), 3];
  if (/^\\0(?!\d)/.test(rest)) return ["\\x00", 2];
  const pair = /^\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(rest);
  if (pair !== null) {
    const [high, low] = [parseInt(pair[1] ?? "", 16), parseInt(pair[2] ?? "", 16)];
    return [hex(((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000), pair[0].length];
  }
  const code = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
  if (code !== null) {
    const value = parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    return value >= 0xd800 && value <= 0xdfff ? undefined : [hex(value), code[0].length];
  }
  const property = /^\\([pP])\{(?:(?:gc|General_Category)=)?([A-Z][a-z]?|ASCII|Any)\}/.exec(rest);
  if (property !== null) return [`\\${property[1]}{${property[2]}}`, property[0].length];
  return /^[\^$\\.*+?()[\]{}|/-]/.test(next) ? [next === "/" ? "/" : "\\" + next, 2] : undefined;
}

function hex(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
