/** An expression as the characters in it and which may follow which: the automaton of Glushkov, with edges counted. */

import type { Expression } from "./syntax.js";

/** How many ways there are: none, one, or more. */
type Ways = ReadonlyMap<number, 1 | 2>;

export interface Automaton {
  /** The source of the character at each position. */
  readonly characters: readonly Extract<Expression, { kind: "character" }>[];
  readonly first: Ways;
  /** Where a match may end. */
  readonly last: Ways;
  readonly matchesNothing: boolean;
  /** For each position, those that may come next, and in how many ways a matcher that goes back gets there. */
  readonly next: readonly Ways[];
}

interface Part {
  readonly first: Ways;
  readonly last: Ways;
  /** In how many ways it takes no character. */
  readonly empty: 0 | 1 | 2;
}

/** `undefined` for an expression that has too many characters once what is counted is written out. */
export function automatonOf(expression: Expression): Automaton | undefined {
  const characters: Extract<Expression, { kind: "character" }>[] = [];
  const next: Map<number, 1 | 2>[] = [];
  let edges = 0;

  const connect = (from: Ways, to: Ways): void => {
    for (const [a, m] of from) {
      const ways = next[a];
      for (const [b, n] of to) {
        ways?.set(b, (ways.has(b) ? 2 : 0) + m * n > 1 ? 2 : 1);
        if (++edges > mostEdges) throw new TooLarge();
      }
    }
  };

  const sequence = (parts: readonly (() => Part)[]): Part => {
    let whole: Part = { first: new Map(), last: new Map(), empty: 1 };
    for (const build of parts) {
      const part = build();
      connect(whole.last, part.first);
      whole = {
        first: sum(whole.first, times(part.first, whole.empty)),
        last: sum(times(whole.last, part.empty), part.last),
        empty: capped(whole.empty * part.empty),
      };
    }
    return whole;
  };

  const optional = (part: Part): Part => ({ ...part, empty: 1 });

  const loop = (body: Expression): Part => {
    const part = build(body);
    connect(part.last, part.first);
    return part;
  };

  const build = (expression: Expression): Part => {
    switch (expression.kind) {
      case "nothing":
        return { first: new Map(), last: new Map(), empty: 1 };
      case "character": {
        const at = characters.push(expression) - 1;
        if (at >= mostCharacters) throw new TooLarge();
        next.push(new Map());
        return { first: new Map([[at, 1]]), last: new Map([[at, 1]]), empty: 0 };
      }
      case "sequence":
        return sequence(expression.parts.map((part) => () => build(part)));
      case "choice": {
        const branches = expression.branches.map(build);
        return {
          first: branches.map(({ first }) => first).reduce(sum),
          last: branches.map(({ last }) => last).reduce(sum),
          empty: capped(branches.reduce((total, { empty }) => total + empty, 0)),
        };
      }
      case "repeat": {
        const { body, least, most } = expression;
        if (least > mostCharacters) throw new TooLarge();
        const copies = Array.from({ length: least }, () => () => build(body));
        if (most === Infinity) {
          // `x+` is one loop, not a copy before a loop.
          if (least > 0) copies.pop();
          return sequence([...copies, () => (least > 0 ? loop(body) : optional(loop(body)))]);
        }
        if (most - least > mostCharacters) throw new TooLarge();
        // `x{0,3}` is `(x(x(x)?)?)?`: each copy is passed only after the one before it.
        const upTo = (n: number): Part =>
          n === 0
            ? { first: new Map(), last: new Map(), empty: 1 }
            : optional(sequence([() => build(body), () => upTo(n - 1)]));
        return sequence([...copies, () => upTo(most - least)]);
      }
    }
  };

  try {
    const { first, last, empty } = build(expression);
    return { characters, first, last, matchesNothing: empty > 0, next };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

const mostCharacters = 1500;
const mostEdges = 100_000;

class TooLarge extends Error {}

function capped(ways: number): 0 | 1 | 2 {
  return ways > 1 ? 2 : ways === 1 ? 1 : 0;
}

function sum(a: Ways, b: Ways): Ways {
  const both = new Map(a);
  for (const [position, ways] of b) both.set(position, both.has(position) ? 2 : ways);
  return both;
}

function times(ways: Ways, factor: 0 | 1 | 2): Ways {
  if (factor === 0) return new Map();
  return factor === 1 ? ways : new Map([...ways.keys()].map((position) => [position, 2]));
}
