/** The characters of a pattern by which its parts can be told apart. */

import type { Expression } from "./syntax.js";

type Character = Extract<Expression, { kind: "character" }>;

export interface Alphabet {
  /** One character for all that the pattern treats alike. */
  readonly letters: readonly string[];
  /** Which letters each atom matches. */
  readonly lettersOf: (character: Character) => ReadonlySet<number>;
}

/**
 * Letters are looked for among the characters that the pattern names, their neighbours, ASCII and a few beyond; two atoms that have only
 * others in common are taken for different.
 */
export function alphabetOf(pattern: string, characters: readonly Character[]): Alphabet {
  const samples = samplesOf(pattern);
  const sources = [
    ...new Set(characters.filter(({ isEnd }) => !isEnd).map(({ source }) => source)),
  ];
  const letters: string[] = [];
  const bySource = new Map<string, Set<number>>(sources.map((source) => [source, new Set()]));
  const matchers = sources.map((source) => new RegExp(`^(?:${source})$`, "u"));
  const known = new Set<string>();
  for (const sample of samples) {
    const signature = matchers.map((matcher) => (matcher.test(sample) ? "1" : "0")).join("");
    if (known.has(signature)) continue;
    known.add(signature);
    const letter = letters.push(sample) - 1;
    sources.forEach((source, i) => {
      if (signature[i] === "1") bySource.get(source)?.add(letter);
    });
  }
  const none: ReadonlySet<number> = new Set();
  return {
    letters,
    lettersOf: ({ source, isEnd }) => (isEnd ? none : (bySource.get(source) ?? none)),
  };
}

/** Visible ones first: they are shown to people. */
function samplesOf(pattern: string): readonly string[] {
  const points = new Set<number>();
  for (const [low, high] of [
    [97, 122],
    [65, 90],
    [48, 57],
    [33, 126],
    [0, 127],
  ] as const) {
    for (let point = low; point <= high; point++) points.add(point);
  }
  for (const point of [0xa0, 0xe9, 0x3b1, 0x42f, 0x5d0, 0x4e2d, 0x2028, 0xfeff, 0x1f600])
    points.add(point);
  const escapes = pattern.matchAll(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/giu);
  const named = [
    ...Array.from(pattern, (character) => character.codePointAt(0) ?? 0),
    ...Array.from(escapes, ([, braced, four, two]) =>
      Number.parseInt(braced ?? four ?? two ?? "0", 16),
    ),
  ];
  for (const point of named) for (const near of [point, point - 1, point + 1]) points.add(near);
  return [...points]
    .filter((point) => point >= 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff))
    .map((point) => String.fromCodePoint(point));
}
