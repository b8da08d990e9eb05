/** Patterns of ECMA-262 (with `u`) in the syntax of Python's `re`. */

import { isPattern } from "../../model/pattern.js";

const space =
  "\\t\\n\\x0b\\x0c\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const lineEnds = "\\n\\r\\u2028\\u2029";

/**
 * A pattern that finds in Python, under `re.ASCII`, what the given one finds in JavaScript; `undefined` where `re` has no words for it, or
 * means something else by them (classes of Unicode's properties, lookbehind, references back, flags within).
 */
export function pythonPattern(pattern: string): string | undefined {
  if (!isPattern(pattern)) return undefined;
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
      // Python warns of what might one day be operators between sets.
      take("[&|~".includes(character) ? "\\" + character : character, character.length);
    } else if (rest.startsWith("[]")) take("(?!)", 2);
    else if (rest.startsWith("[^]")) take("(?s:.)", 3);
    else if (character === "[") {
      inClass = true;
      const opening = rest.startsWith("[^") ? "[^" : "[";
      take(opening, opening.length);
    } else if (character === ".") take(`[^${lineEnds}]`, 1);
    else if (character === "$") take("\\Z", 1);
    else if (rest.startsWith("(?<") && !/^\(\?<[=!]/.test(rest)) take("(?P<", 3);
    else if (rest.startsWith("(?") && !/^\(\?[:=!]/.test(rest)) return undefined;
    else take(character, character.length);
  }
  // Names of groups may be words of other alphabets, and half pairs are no text in Python.
  return /[\ud800-\udfff]/u.test(result) || /\(\?P<[^>]*[^\w>]/.test(result) ? undefined : result;
}

/** An escape in Python's words, with its length in the pattern. */
function escapeOf(rest: string, inClass: boolean): readonly [string, number] | undefined {
  const next = rest[1] ?? "";
  if (next === "d" || next === "D" || next === "w" || next === "W") return ["\\" + next, 2];
  if (next === "s") return [inClass ? space : `[${space}]`, 2];
  if (next === "S") return inClass ? undefined : [`[^${space}]`, 2];
  if (next === "b" || next === "B") return inClass && next === "B" ? undefined : ["\\" + next, 2];
  if ("tnrfv".includes(next)) return ["\\" + next, 2];
  const control = /^\\c([A-Za-z])/.exec(rest);
  if (control?.[1] !== undefined) {
    return ["\\x" + (control[1].charCodeAt(0) % 32).toString(16).padStart(2, "0"), 3];
  }
  if (/^\\0(?!\d)/.test(rest)) return ["\\x00", 2];
  const code = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
  if (code !== null) {
    const value = parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    // Pairs of halves are one character in JavaScript.
    if (value >= 0xd800 && value <= 0xdfff) return undefined;
    return ["\\U" + value.toString(16).padStart(8, "0"), code[0].length];
  }
  return /^[\^$\\.*+?()[\]{}|/-]/.test(next) ? [next === "/" ? "/" : "\\" + next, 2] : undefined;
}
