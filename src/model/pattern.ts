/**
 * Whether `name` matches an ECMA-262 pattern, found anywhere in it (2020-12 Core, 10.3.2.2).
 * `undefined` where the pattern does not parse, so that nothing may be concluded.
 */
export function matches(pattern: string, name: string): boolean | undefined {
  const regex = parsed.get(pattern) ?? parse(pattern);
  parsed.set(pattern, regex);
  return regex === "invalid" ? undefined : regex.test(name);
}

/** Whether it is a pattern of ECMA-262 at all, under the flag `u`. */
export function isPattern(pattern: string): boolean {
  return matches(pattern, "") !== undefined;
}

const parsed = new Map<string, RegExp | "invalid">();

function parse(pattern: string): RegExp | "invalid" {
  try {
    return new RegExp(pattern, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return "invalid";
    throw error;
  }
}

/**
 * The texts between which anything may stand, where a pattern says just that: `^a` → `["a", ""]`, `a$` → `["", "a"]`, `a` →
 * `["", "a", ""]`, `^a$` → `["a"]`, `.*` → `["", ""]`. `undefined` for a pattern that says something else.
 */
export function textsOf(pattern: string): readonly string[] | undefined {
  // What looks at no neighbours and finds nothing at all is found anywhere.
  if (!/[\^$]|\\[bB]|\(\?/.test(pattern) && matches(pattern, "") === true) return ["", ""];
  const bare = pattern.replace(/^\.\*/, "").replace(/(?<!\\)\.\*$/, "");
  const startsFree = bare.length < pattern.length && pattern.startsWith(".*");
  const endsFree = bare !== pattern.replace(/^\.\*/, "");
  const found = /^(\^?)((?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/])*)(\$?)$/u.exec(bare);
  if (found === null) return undefined;
  const [, start = "", body = "", end = ""] = found;
  if ((startsFree && start !== "") || (endsFree && end !== "")) return undefined;
  const text = body.replace(/\\(.)/gu, "$1");
  const isStart = start !== "";
  const isEnd = end !== "";
  if (text === "" && !(isStart && isEnd)) return ["", ""];
  return [...(isStart ? [] : [""]), text, ...(isEnd ? [] : [""])];
}

/** The strings that match, where a pattern lists them: `^a$` → `["a"]`, `^(a|b)$` → `["a", "b"]`. */
export function alternativesOf(pattern: string): readonly string[] | undefined {
  const [, body] = /^\^(?:\((?:\?:)?)?((?:[^()]|\\[()])*)\)?\$$/su.exec(pattern) ?? [];
  if (body === undefined || matches(pattern, "") === undefined) return undefined;
  const isGroup = pattern.startsWith("^(") && /(?<!\\)\)\$$/.test(pattern);
  // Without a group, `^a|b$` is `^a` or `b$`.
  const parts = isGroup ? body.split("|") : [body];
  const texts = parts.map((part) => textsOf(`^${part}$`));
  const single = texts.flatMap((each) => (each?.length === 1 ? each : []));
  return single.length === parts.length ? single : undefined;
}

/**
 * Texts that every match holds one after another, with anything before, between and after them, as in `textsOf`: `^a\\d+-` →
 * `["a", "-", ""]`. Strings that hold them may match or not. `undefined` where there is none, and for a pattern of more than
 * characters, classes and groups of these.
 */
export function impliedTexts(pattern: string): readonly string[] | undefined {
  const [, start = "", body = "", end = ""] = /^(\^?)(.*?)((?<!\\)\$)?$/su.exec(pattern) ?? [];
  const texts: string[] = start === "" ? ["", ""] : [""];
  const gap = (): void => {
    if (texts.at(-1) !== "" || texts.length === 1) texts.push("");
  };
  // A group that is not repeated says what stands in it.
  const rest = body.replace(
    /(?<!\\)\(((?:\\[+.$*/-]|\[[^[\]\\]*\]|[^()[\]|?\\])+)\)(?![*+?{])/gu,
    "$1",
  );
  let at = 0;
  for (const { 0: whole, 1: literal, 2: quantifier = "", index } of rest.matchAll(atom)) {
    if (index !== at) return undefined;
    at += whole.length;
    if (literal === undefined || /^[*?{]/.test(quantifier)) gap();
    else {
      texts[texts.length - 1] += literal.replace("\\", "");
      if (quantifier !== "") gap();
    }
  }
  if (at !== rest.length) return undefined;
  if (end === "") gap();
  return texts.every((text) => text === "") ? undefined : texts;
}

/** A character (the first group), or a class, with its quantifier (the second). */
const atom =
  /(?:(\\[\\^$.*+?()[\]{}|/-]|[^\\^$.*+?()[\]{}|])|\[(?:\\[wdsWDS\\^$.*+?()[\]{}|/-]|[^[\]\\])*\]|\.|\\[wdsWDS])([*+?]\??|\{[\d,]+\}\??)?/gsu;

/** Whether a text begins, goes on and ends as `texts` say, with anything between them. */
export function holdsTexts(text: string, texts: readonly string[]): boolean {
  const [first = "", ...others] = texts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const each of others) {
    const found = text.indexOf(each, at);
    if (found === -1) return false;
    at = found + each.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
