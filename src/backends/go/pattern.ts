/** Patterns of ECMA-262 (with `u`) in the syntax of Go's `regexp` (RE2). */

import { isPattern } from "../../model/pattern.js";

const space =
  "\\t\\n\\x0b\\x0c\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
const lineEnds = "\\n\\r\\x{2028}\\x{2029}";

/** How often Go repeats at most, what is repeated within taken together. */
const mostRepeats = 1000;
/** How deep groups can be within groups, with room to spare. */
const mostGroups = 400;

const categories: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Letter: "L",
    Uppercase_Letter: "Lu",
    Lowercase_Letter: "Ll",
    Titlecase_Letter: "Lt",
    Modifier_Letter: "Lm",
    Other_Letter: "Lo",
    Mark: "M",
    Nonspacing_Mark: "Mn",
    Spacing_Mark: "Mc",
    Enclosing_Mark: "Me",
    Number: "N",
    Decimal_Number: "Nd",
    Letter_Number: "Nl",
    Other_Number: "No",
    Punctuation: "P",
    Symbol: "S",
    Math_Symbol: "Sm",
    Currency_Symbol: "Sc",
    Separator: "Z",
    Space_Separator: "Zs",
    Control: "Cc",
  }),
);
const shortCategories = new Set([
  ...categories.values(),
  ..."Pc Pd Ps Pe Pi Pf Po Sk So Zl Zp Cf Co".split(" "),
]);

/**
 * A pattern that finds in Go what the given one finds in JavaScript; `undefined` where RE2 has no words for it (what looks around, refers back, or
 * repeats more than a thousand times), or means something else by them.
 */
export function goPattern(pattern: string): string | undefined {
  if (!isPattern(pattern) || !repeatsFew(pattern)) return undefined;
  let result = "";
  let at = 0;
  let inClass = false;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const [text, length] = inClass ? inClassText(rest, character) : freeText(rest, character);
    if (text === undefined) return undefined;
    if (inClass ? character === "]" : text === "[" || text === "[^") inClass = !inClass;
    result += text;
    at += length;
  }
  // Half pairs are no text in Go.
  return /[\ud800-\udfff]/u.test(result) ? undefined : result;
}

type Translated = readonly [text: string | undefined, length: number];

function inClassText(rest: string, character: string): Translated {
  if (character === "\\") return escapeOf(rest, true);
  // RE2 reads `[:alpha:]` within a class.
  return [character === "[" ? "\\[" : character, character.length];
}

function freeText(rest: string, character: string): Translated {
  if (character === "\\") return escapeOf(rest, false);
  if (rest.startsWith("[]")) return ["[^\\x00-\\x{10ffff}]", 2];
  if (rest.startsWith("[^]")) return ["(?s:.)", 3];
  if (rest.startsWith("[^")) return ["[^", 2];
  if (character === ".") return [`[^${lineEnds}]`, 1];
  const named = /^\(\?<[^=!][^>]*>/.exec(rest);
  if (named !== null) return ["(", named[0].length];
  if (rest.startsWith("(?") && !rest.startsWith("(?:")) return [undefined, 2];
  return [character, character.length];
}

/** Whether no part is repeated more often than Go allows, by all counts around it, nor deeper in groups. */
function repeatsFew(pattern: string): boolean {
  const tokens = pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/gu) ?? [];
  const groups: number[] = [1];
  let last = 1;
  for (const token of tokens) {
    const count = /^\{(\d+)(?:,(\d*))?\}$/.exec(token);
    if (count !== null) {
      last *= Math.max(1, Number(count[1]), Number(count[2] ?? 0));
      if (last > mostRepeats) return false;
    } else if (token === ")") last = groups.pop() ?? 1;
    else if (token === "(") {
      groups.push(1);
      if (groups.length > mostGroups) return false;
      continue;
    } else if (!"*+?".includes(token)) last = 1;
    const top = groups.length - 1;
    groups[top] = Math.max(groups[top] ?? 1, last);
  }
  return true;
}

/** An escape in Go's words, with its length in the pattern. */
function escapeOf(rest: string, inClass: boolean): Translated {
  const next = rest[1] ?? "";
  if ("dDwW".includes(next)) return ["\\" + next, 2];
  if (next === "s") return [inClass ? space : `[${space}]`, 2];
  if (next === "S") return [inClass ? undefined : `[^${space}]`, 2];
  if (next === "b") return [inClass ? "\\x08" : "\\b", 2];
  if (next === "B") return [inClass ? undefined : "\\B", 2];
  if ("tnrfv".includes(next)) return ["\\" + next, 2];
  if (next === "p" || next === "P") return propertyOf(rest);
  const control = /^\\c([A-Za-z])/.exec(rest);
  if (control?.[1] !== undefined) return [codePoint(control[1].charCodeAt(0) % 32), 3];
  if (/^\\0(?!\d)/.test(rest)) return ["\\x00", 2];
  const pair = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(rest);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const text = String.fromCharCode(parseInt(pair[1], 16), parseInt(pair[2], 16));
    return [codePoint(text.codePointAt(0) ?? 0), pair[0].length];
  }
  const code = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
  if (code !== null) {
    const value = parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16);
    return [value >= 0xd800 && value <= 0xdfff ? undefined : codePoint(value), code[0].length];
  }
  if (!/^[\^$\\.*+?()[\]{}|/-]/.test(next)) return [undefined, 2];
  return [next === "/" ? "/" : "\\" + next, 2];
}

function codePoint(value: number): string {
  return `\\x{${value.toString(16)}}`;
}

/** General categories have the same names in both. */
function propertyOf(rest: string): Translated {
  const found = /^\\([pP])\{(?:(?:General_Category|gc)=)?(\w+)\}/.exec(rest);
  const name = found?.[2] ?? "";
  const short = categories.get(name) ?? name;
  if (found === null || !shortCategories.has(short)) return [undefined, 2];
  return [`\\${found[1]}{${short}}`, found[0].length];
}
