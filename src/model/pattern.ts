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
