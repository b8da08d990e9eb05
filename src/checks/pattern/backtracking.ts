/** Whether a regular expression takes a time that doubles with each further character of some text. */

import { alphabetOf, type Alphabet } from "./alphabet.js";
import { automatonOf, type Automaton } from "./automaton.js";
import { parsePattern } from "./syntax.js";

/** Texts `start + again.repeat(n) + end`: none matches, and a matcher that goes back tries each of more than 2ⁿ ways. */
export interface Witness {
  readonly start: string;
  readonly again: string;
  readonly end: string;
}

/**
 * A witness that the pattern backtracks exponentially (its automaton has a loop that one text passes in two ways), or `undefined`.
 * Nothing is said of patterns with back references or with assertions in loops, and of those with thousands of characters once
 * counts are written out. Other lookarounds are taken to hold where they stand; each is judged by itself as well.
 */
export function exponentialWitness(pattern: string): Witness | undefined {
  // Without a group that is repeated without end, no loop has two ways.
  if (!/\)(?:[*+]|\{\d+,\})/u.test(pattern)) return undefined;
  const syntax = parsePattern(pattern);
  if (syntax === undefined) return undefined;
  for (const expression of [syntax.whole, ...syntax.assertions]) {
    const automaton = automatonOf(expression);
    if (automaton === undefined || automaton.matchesNothing) continue;
    const alphabet = alphabetOf(pattern, automaton.characters);
    const witness = witnessIn(automaton, alphabet);
    if (witness !== undefined) return witness;
  }
  return undefined;
}

function witnessIn(automaton: Automaton, alphabet: Alphabet): Witness | undefined {
  const letters = automaton.characters.map((character) => alphabet.lettersOf(character));
  const component = componentsOf(automaton);
  for (let at = 0; at < letters.length; at++) {
    const again = ambiguousLoop(automaton, letters, component, at);
    if (again === undefined) continue;
    const start = wayTo(automaton, letters, at);
    if (start === undefined) continue;
    const text = (word: readonly number[]): string =>
      word.map((i) => alphabet.letters[i] ?? "").join("");
    const pumped = [...start, ...Array.from({ length: 32 }, () => again).flat()];
    const ends = [[], ...alphabet.letters.map((_, i) => [i])];
    const end = ends.find((end) => !isMatched(automaton, letters, [...pumped, ...end]));
    if (end !== undefined) return { start: text(start), again: text(again), end: text(end) };
  }
  return undefined;
}

type Letters = readonly ReadonlySet<number>[];

/** A word that leads from a position back to it in two ways. */
function ambiguousLoop(
  { next }: Automaton,
  letters: Letters,
  component: readonly number[],
  origin: number,
): readonly number[] | undefined {
  // Both ways at once, position by position; `apart` once they have differed.
  const size = next.length;
  const code = (a: number, b: number, apart: boolean): number =>
    (a * size + b) * 2 + (apart ? 1 : 0);
  const goal = code(origin, origin, true);
  const startAt = code(origin, origin, false);
  const from = new Map<number, { readonly before: number; readonly letter: number } | undefined>([
    [startAt, undefined],
  ]);
  const waiting = [{ a: origin, b: origin, apart: false }];
  for (const { a, b, apart } of waiting) {
    for (const [x, waysToX] of next[a] ?? []) {
      if (component[x] !== component[origin]) continue;
      for (const [y] of next[b] ?? []) {
        if (component[y] !== component[origin]) continue;
        const letter = common(letters[x], letters[y]);
        if (letter === undefined) continue;
        const differ = apart || x !== y || (a === b && x === y && waysToX > 1);
        const to = code(x, y, differ);
        if (from.has(to)) continue;
        from.set(to, { before: code(a, b, apart), letter });
        if (to === goal) return wordTo(goal, from);
        if (from.size > mostPairs) return undefined;
        waiting.push({ a: x, b: y, apart: differ });
      }
    }
  }
  return undefined;
}

const mostPairs = 100_000;

function wordTo(
  goal: number,
  from: ReadonlyMap<number, { readonly before: number; readonly letter: number } | undefined>,
): readonly number[] {
  const word: number[] = [];
  for (let step = from.get(goal); step !== undefined; step = from.get(step.before))
    word.push(step.letter);
  return word.reverse();
}

/** A shortest word that leads to a position from where a match may begin. */
function wayTo(
  { first, next, characters }: Automaton,
  letters: Letters,
  goal: number,
): readonly number[] | undefined {
  const from = new Map<number, readonly number[]>();
  const waiting: number[] = [];
  const reach = (at: number, before: readonly number[]): void => {
    if (from.has(at)) return;
    const [letter] = letters[at] ?? [];
    if (letter === undefined && !isStart(characters[at])) return;
    from.set(at, letter === undefined ? before : [...before, letter]);
    waiting.push(at);
  };
  for (const at of first.keys()) reach(at, []);
  for (const at of waiting) for (const to of next[at]?.keys() ?? []) reach(to, from.get(at) ?? []);
  return from.get(goal);
}

/** Whether a match is found somewhere in the word. */
function isMatched(
  { first, last, next, characters }: Automaton,
  letters: Letters,
  word: readonly number[],
): boolean {
  let reached = new Set<number>();
  const step = (takes: (position: number) => boolean): boolean => {
    const following = new Set<number>();
    const consider = (position: number): void => {
      if (takes(position)) following.add(position);
    };
    for (const position of first.keys()) consider(position);
    for (const position of reached) for (const to of next[position]?.keys() ?? []) consider(to);
    reached = following;
    return [...reached].some((position) => last.has(position));
  };
  if (step((position) => isStart(characters[position]))) return true;
  for (const letter of word) {
    if (step((position) => letters[position]?.has(letter) === true)) return true;
  }
  return step(
    (position) => characters[position]?.isEnd === true && characters[position].source === "end",
  );
}

function isStart(character: Automaton["characters"][number] | undefined): boolean {
  return character?.isEnd === true && character.source === "start";
}

function common(
  a: ReadonlySet<number> = new Set(),
  b: ReadonlySet<number> = new Set(),
): number | undefined {
  for (const letter of a) if (b.has(letter)) return letter;
  return undefined;
}

/** For each position, a number that it shares with those it lies on a loop with (Tarjan's algorithm, without recursion). */
function componentsOf({ next }: Automaton): readonly number[] {
  const index: number[] = [];
  const low: number[] = [];
  const component: number[] = [];
  const stack: number[] = [];
  let components = 0;
  let count = 0;
  for (let root = 0; root < next.length; root++) {
    if (index[root] !== undefined) continue;
    const path = [{ at: root, to: [...(next[root]?.keys() ?? [])] }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { at, to } = top;
      if (index[at] === undefined) {
        index[at] = count;
        low[at] = count++;
        stack.push(at);
      }
      const child = to.pop();
      if (child !== undefined) {
        if (index[child] === undefined)
          path.push({ at: child, to: [...(next[child]?.keys() ?? [])] });
        else if (component[child] === undefined) low[at] = Math.min(low[at] ?? 0, index[child]);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at] ?? 0, low[at] ?? 0);
      if (low[at] === index[at]) {
        let member: number | undefined;
        do {
          member = stack.pop();
          if (member !== undefined) component[member] = components;
        } while (member !== undefined && member !== at);
        components++;
      }
    }
  }
  return component;
}
