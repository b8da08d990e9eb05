/** A pattern is said to hang only where a text shows it. */

import { describe, expect, it } from "vitest";
import { exponentialWitness } from "../../src/checks/pattern/backtracking.js";

const hanging = [
  "^(a+)+$",
  "^(a|a)*$",
  "^(\\w+\\s?)*$",
  "^(.*)*$",
  "^(a*)*b",
  "^([a-z]+|[0-9]+)*$",
  "^(a{1,3})*$",
  "^(a|b|ab)*$",
  "^((a?|b?)c)*$",
  "^([a-z]+-?)*$",
  "(?=(a+)+$)x",
  "^(\\p{L}+)*$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(x+x+)+y",
  "^(?:[^,]|\\u{61})*$",
];
const harmless = [
  "(a+)+",
  "(.*)*",
  "^(a+)+[^]*$",
  "^(\\w+\\.)*\\w+$",
  "^(a{3})*$",
  "^(a|b)*$",
  "^([a-z]+-)*[a-z]+$",
  "^[\\p{L}]+( \\p{L}+)*$",
  "^(\\w+\\b)*$",
  "^(?:(?!--)[a-z-])+$",
  "^([\\])]|\\))[a-z]{1,64}$",
  "^(?<year>\\d+)(-\\k<year>)*$",
  "^(a|b){1,5000}(c+d)*$",
  "",
];

/** Milliseconds that the engine takes to find that `n` repetitions don't match. */
function milliseconds(pattern: string, n: number): number {
  const witness = exponentialWitness(pattern);
  if (witness === undefined) return 0;
  const text = witness.start + witness.again.repeat(n) + witness.end;
  const regex = new RegExp(pattern, "u");
  const start = performance.now();
  expect(regex.test(text), text).toBe(false);
  return performance.now() - start;
}

describe("patterns", () => {
  it.each(hanging)("%s hangs", (pattern) => {
    expect(exponentialWitness(pattern)).toBeDefined();
    // Each repetition doubles it at least: some number of them takes fifty milliseconds, and no more than twenty-six are needed.
    let n = 1;
    while (n <= 26 && milliseconds(pattern, n) < 50) n++;
    expect(n).toBeLessThanOrEqual(26);
  });

  it.each(harmless)("%s does not", (pattern) => {
    expect(exponentialWitness(pattern)).toBeUndefined();
  });
});
