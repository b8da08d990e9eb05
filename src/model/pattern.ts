/**
 * Whether `name` matches an ECMA-262 pattern, found anywhere in it (2020-12 Core, 10.3.2.2).
 * `undefined` where the pattern does not parse, so that nothing may be concluded.
 */
export function matches(pattern: string, name: string): boolean | undefined {
  const regex = parsed.get(pattern) ?? parse(pattern);
  parsed.set(pattern, regex);
  return regex === "invalid" ? undefined : regex.test(name);
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
