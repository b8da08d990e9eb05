/** Regular languages: whether strings can have some patterns and lack others, and which does. */

import { RegExpParser, type AST } from "@eslint-community/regexpp";
import { DFA, JS, NFA, TooManyNodesError, type CharRange } from "refa";
import { matches } from "../model/pattern.js";

/** What is asked of a string. Lengths are in code points. */
export interface StringDemand {
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly shortest: number;
  readonly longest: number | undefined;
}

/** `empty`: no string does. `words`: some that do, the shortest first, as far as is known. `unknown`: it is not to be found out. */
export type Words =
  | { readonly kind: "empty" }
  | { readonly kind: "words"; readonly words: Iterable<string> }
  | { readonly kind: "unknown"; readonly pattern: string };

const mostNodes = 20_000;
/** Longer bounds are not spelled out as states. */
const longestSpelled = 300;

/** The strings that meet the demand. What can't be said of a pattern is left out, which `isWhole` tells: the strings found may then not do, but where there is none, there is none. */
export function wordsOf(demand: StringDemand): {
  readonly found: Words;
  readonly isWhole: boolean;
} {
  let isWhole = true;
  const parts: DFA[] = [];
  const take = (make: () => DFA | undefined): void => {
    const automaton = within(make);
    if (automaton === undefined) isWhole = false;
    else parts.push(automaton);
  };
  for (const pattern of demand.has) take(() => automatonOf(pattern));
  for (const pattern of demand.lacks) {
    take(() => {
      const automaton = automatonOf(pattern)?.copy();
      automaton?.complement();
      return automaton;
    });
  }
  const { shortest, longest } = demand;
  if (shortest > 0 || longest !== undefined) {
    if (Math.max(shortest, longest ?? 0) > longestSpelled) isWhole = false;
    else take(() => lengthsBetween(shortest, longest));
  }
  const all = within(() => intersectionOf(parts));
  if (all === undefined)
    return {
      found: { kind: "unknown", pattern: [...demand.has, ...demand.lacks][0] ?? "" },
      isWhole: false,
    };
  if (all.isEmpty) return { found: { kind: "empty" }, isWhole };
  return { found: { kind: "words", words: wordsIn(all) }, isWhole };
}

function within<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooManyNodesError) return undefined;
    throw error;
  }
}

function intersectionOf(parts: readonly DFA[]): DFA {
  const [first = everything(), ...others] = parts;
  let all = first;
  for (const other of others) {
    all = DFA.fromIntersection(all, other, new DFA.LimitedNodeFactory(mostNodes));
    all.minimize();
  }
  return all;
}

const automata = new Map<string, DFA | undefined>();
const maxCharacter = 0x10ffff;

/** The strings in which the pattern is found; `undefined` where it is not regular, or looks about where that can't be told. */
function automatonOf(pattern: string): DFA | undefined {
  if (!automata.has(pattern))
    automata.set(
      pattern,
      within(() => read(pattern)),
    );
  return automata.get(pattern);
}

function everything(): DFA {
  return DFA.all({ maxCharacter });
}

function read(pattern: string): DFA | undefined {
  if (matches(pattern, "") === undefined) return undefined;
  const anchored = anchoredSource(pattern);
  return anchored === undefined ? undefined : deterministic(anchored);
}

/** A DFA for a pattern without assertions, of whole strings. */
function deterministic(source: string): DFA | undefined {
  const parser = JS.Parser.fromLiteral({ source, flags: "us" });
  const { expression, maxCharacter: most } = parser.parse({
    assertions: "throw",
    backreferences: "throw",
    maxNodes: mostNodes,
  });
  const factory = new NFA.LimitedNodeFactory(mostNodes);
  const nfa = NFA.fromRegex(expression, { maxCharacter: most }, { assertions: "throw" }, factory);
  const dfa = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(mostNodes));
  dfa.minimize();
  return dfa;
}

/**
 * The pattern as one of whole strings: `^a|b` → `(?:(?:a)[^]*|[^]*(?:b)[^]*)`. `undefined` where it looks about otherwise than by `^` first and `$` last in an alternative, or refers
 * back.
 */
function anchoredSource(pattern: string): string | undefined {
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  return alternativesOf(ast.alternatives, true, true);
}

function alternativesOf(
  alternatives: readonly AST.Alternative[],
  opens: boolean,
  closes: boolean,
): string | undefined {
  const texts: string[] = [];
  for (const { elements } of alternatives) {
    const text = sequenceOf(elements, opens, closes);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return `(?:${texts.join("|")})`;
}

/** `opens`, `closes`: whether the sequence stands at the start or the end of the pattern, so that anything may be beside it. */
function sequenceOf(
  elements: readonly AST.Element[],
  opens: boolean,
  closes: boolean,
): string | undefined {
  const [first] = elements;
  const last = elements.at(-1);
  // A group that is all there is may hold the anchors.
  if (elements.length === 1 && isGroup(first)) {
    return alternativesOf(first.alternatives, opens, closes);
  }
  const startsHere = opens && isEdge(first, "start");
  const endsHere = closes && isEdge(last, "end");
  const inner = elements.slice(startsHere ? 1 : 0, endsHere ? -1 : undefined);
  if (inner.some(looksAbout)) return undefined;
  const body = `(?:${inner.map(plain).join("")})`;
  return `${opens && !startsHere ? "[^]*" : ""}${body}${closes && !endsHere ? "[^]*" : ""}`;
}

function isGroup(element: AST.Element | undefined): element is AST.Group | AST.CapturingGroup {
  return element?.type === "Group" || element?.type === "CapturingGroup";
}

function isEdge(element: AST.Element | undefined, edge: "start" | "end"): boolean {
  return element?.type === "Assertion" && element.kind === edge;
}

function looksAbout(element: AST.Element): boolean {
  switch (element.type) {
    case "Assertion":
    case "Backreference":
      return true;
    case "Group":
    case "CapturingGroup":
      return element.alternatives.some(({ elements }) => elements.some(looksAbout));
    case "Quantifier":
      return looksAbout(element.element);
    default:
      return false;
  }
}

/** The text of an element; `.` leaves line ends out, though the flag `s` is set for `[^]`. */
function plain(element: AST.Element): string {
  switch (element.type) {
    case "CharacterSet":
      return element.kind === "any" ? "[^\\n\\r\\u2028\\u2029]" : element.raw;
    case "Group":
    case "CapturingGroup":
      return `(?:${element.alternatives.map(({ elements }) => elements.map(plain).join("")).join("|")})`;
    case "Quantifier": {
      const { element: inner, raw } = element;
      return plain(inner) + raw.slice(inner.raw.length);
    }
    default:
      return element.raw;
  }
}

function lengthsBetween(shortest: number, longest: number | undefined): DFA | undefined {
  return deterministic(`[^]{${shortest},${longest ?? ""}}`);
}

/** Characters that people type, before all others. */
const pleasant = "a0A1b-_./: ";

/** Words of an automaton, shortest first, each with the most pleasant character of each step. */
function* wordsIn(automaton: DFA): Iterable<string> {
  const visits = new Map<DFA.Node, number>();
  let queue: (readonly [DFA.Node, string])[] = [[automaton.initial, ""]];
  for (let length = 0; queue.length > 0 && length <= longestSpelled + 1; length++) {
    const next: (readonly [DFA.Node, string])[] = [];
    for (const [node, word] of queue) {
      if (automaton.finals.has(node)) yield word;
      for (const [to, ranges] of waysFrom(node)) {
        const times = visits.get(to) ?? 0;
        if (times >= mostVisits) continue;
        visits.set(to, times + 1);
        next.push([to, word + characterOf(ranges)]);
      }
    }
    queue = next;
  }
}

/** So often does a search for words come through a state. */
const mostVisits = 3;

function waysFrom(node: DFA.Node): ReadonlyMap<DFA.Node, readonly CharRange[]> {
  const ways = new Map<DFA.Node, CharRange[]>();
  for (const [range, to] of node.out) {
    const known = ways.get(to);
    if (known === undefined) ways.set(to, [range]);
    else known.push(range);
  }
  return ways;
}

function characterOf(ranges: readonly CharRange[]): string {
  const holds = (code: number): boolean =>
    ranges.some(({ min, max }) => min <= code && code <= max);
  for (const character of pleasant) {
    if (holds(character.codePointAt(0) ?? 0)) return character;
  }
  for (const { min, max } of ranges) {
    for (let code = Math.max(min, 0x21); code <= Math.min(max, min + 2000); code++) {
      if (code < 0xd800 || code > 0xdfff) return String.fromCodePoint(code);
    }
  }
  return String.fromCodePoint(ranges[0]?.min ?? 0);
}
