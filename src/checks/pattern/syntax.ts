/** The tree of a regular expression, as far as the ways of a text through it depend on it. */

export type Expression =
  /** One character, of those that `source` (an atom, as it stands in the pattern) matches; or an end of the text. */
  | {
      readonly kind: "character";
      readonly source: string | "start" | "end";
      readonly isEnd: boolean;
    }
  /** What takes no character: the empty text, and assertions. */
  | { readonly kind: "nothing"; readonly isAssertion: boolean }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly branches: readonly Expression[] }
  | {
      readonly kind: "repeat";
      readonly body: Expression;
      readonly least: number;
      readonly most: number;
    };

export interface Syntax {
  readonly whole: Expression;
  /** What stands in lookarounds; each is matched by itself. */
  readonly assertions: readonly Expression[];
}

/**
 * The tree of an ECMA-262 pattern in Unicode mode, which must be one that parses. `undefined` for what has none: a back
 * reference matches what another part did, and an assertion in a loop may end the loop's other ways.
 */
export function parsePattern(pattern: string): Syntax | undefined {
  const assertions: Expression[] = [];
  let rest = pattern;
  let isKnown = true;

  const take = (regex: RegExp): RegExpExecArray | undefined => {
    const found = regex.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length);
    return found;
  };

  const choice = (): Expression => {
    const branches = [sequence()];
    while (take(/^\|/u) !== undefined) branches.push(sequence());
    return branches.length === 1 ? (branches[0] ?? nothing) : { kind: "choice", branches };
  };

  const sequence = (): Expression => {
    const parts: Expression[] = [];
    while (goesOn()) parts.push(quantified(atom()));
    return { kind: "sequence", parts };
  };

  const goesOn = (): boolean => isKnown && rest !== "" && !/^[|)]/u.test(rest);

  const quantified = (body: Expression): Expression => {
    const found = take(/^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/u);
    if (found === undefined) return body;
    const [, sign, low = "0", comma, high] = found;
    if (sign !== undefined) {
      const most = sign === "?" ? 1 : Infinity;
      if (most === Infinity && holdsAssertion(body)) isKnown = false;
      return { kind: "repeat", body, least: sign === "+" ? 1 : 0, most };
    }
    const least = Number(low);
    const most = comma === "" ? least : high === "" ? Infinity : Number(high);
    if (most === Infinity && holdsAssertion(body)) isKnown = false;
    return { kind: "repeat", body, least, most };
  };

  const atom = (): Expression => {
    const look = take(/^\(\?<?[=!]/u);
    if (look !== undefined) {
      assertions.push(closed(choice()));
      return assertion;
    }
    if (take(/^\((?:\?:|\?<(?![=!])[^>]*>|(?!\?))/u) !== undefined) return closed(choice());
    if (take(/^\^/u) !== undefined) return { kind: "character", source: "start", isEnd: true };
    if (take(/^\$/u) !== undefined) return { kind: "character", source: "end", isEnd: true };
    if (take(/^\\[bB]/u) !== undefined) return assertion;
    const character =
      take(/^\[(?:[^\]\\]|\\.)*\]/su) ??
      take(
        /^\\(?:u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|[pP]\{[^}]*\}|[^1-9k])/su,
      ) ??
      take(/^[^\\()]/su);
    if (character === undefined) {
      isKnown = false;
      return nothing;
    }
    return { kind: "character", source: character[0], isEnd: false };
  };

  const closed = (inner: Expression): Expression => {
    if (take(/^\)/u) === undefined) isKnown = false;
    return inner;
  };

  const whole = choice();
  return isKnown && rest === "" ? { whole, assertions } : undefined;
}

const nothing: Expression = { kind: "nothing", isAssertion: false };
const assertion: Expression = { kind: "nothing", isAssertion: true };

function holdsAssertion(expression: Expression): boolean {
  switch (expression.kind) {
    case "nothing":
      return expression.isAssertion;
    case "character":
      return false;
    case "sequence":
      return expression.parts.some(holdsAssertion);
    case "choice":
      return expression.branches.some(holdsAssertion);
    case "repeat":
      return holdsAssertion(expression.body);
  }
}
