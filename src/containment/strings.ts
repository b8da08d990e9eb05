import { formatSamples } from "../proof/suggest/format-samples.js";
import { isWithinFormat, patternOfFormat } from "./formats.js";
import type { Formulas, Literal } from "./formula.js";
import { holds } from "./holds.js";
import type { Models } from "./models.js";
import { wordsOf } from "./regular.js";

/** So many words are tried that have the patterns. */
const mostTried = 40;

/** Strings that all these literals are true of. */
export function* strings(literals: readonly Literal[], formulas: Formulas): Models {
  const fits = (value: string): boolean =>
    literals.every((literal) => holds(literal, value, formulas) === true);
  const finite = literals.find(
    ({ atom, isPositive }) => isPositive && atom.of === "string" && atom.says === "among",
  );
  if (finite?.atom.of === "string" && finite.atom.says === "among") {
    for (const value of finite.atom.values) if (fits(value)) yield { value, isSure: true };
    return [];
  }
  const demand = demandOf(literals);
  if (demand === undefined) return [];
  const { found, isWhole } = wordsOf(demand);
  if (found.kind === "empty") return [];
  const seen = new Set<string>();
  let tried = 0;
  for (const value of candidates(demand, found.kind === "words" ? found.words : [])) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (fits(value)) yield { value, isSure: true };
    if (++tried > mostTried + 60) break;
  }
  const keywords = new Set(
    literals.map(({ atom }) => (atom.says === "format" ? "format" : "pattern")),
  );
  return isWhole && !keywords.has("format") ? ["string"] : [...keywords];
}

interface Demand {
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly shortest: number;
  readonly longest: number | undefined;
  readonly formats: readonly string[];
}

/** `undefined` where formats or lengths exclude each other. */
function demandOf(literals: readonly Literal[]): Demand | undefined {
  const has: string[] = [];
  const lacks: string[] = [];
  const formats: string[] = [];
  const noFormats: string[] = [];
  let shortest = 0;
  let longest = Infinity;
  for (const { atom, isPositive } of literals) {
    if (atom.of !== "string") continue;
    switch (atom.says) {
      case "shortest":
        if (isPositive) shortest = Math.max(shortest, atom.length);
        else longest = Math.min(longest, atom.length - 1);
        break;
      case "longest":
        if (isPositive) longest = Math.min(longest, atom.length);
        else shortest = Math.max(shortest, atom.length + 1);
        break;
      case "pattern":
        (isPositive ? has : lacks).push(atom.pattern);
        break;
      case "format":
        (isPositive ? formats : noFormats).push(atom.format);
        break;
      case "among":
        lacks.push(`^(?:${atom.values.map(escaped).join("|")})$`);
    }
  }
  if (formats.some((inner) => noFormats.some((outer) => isWithinFormat(inner, outer)))) {
    return undefined;
  }
  if (shortest > longest) return undefined;
  for (const format of formats) has.push(patternOfFormat(format) ?? "");
  return {
    has: has.filter((each) => each !== ""),
    lacks,
    shortest,
    longest: longest === Infinity ? undefined : longest,
    formats: [...formats, ...noFormats],
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

const pleasant = ["text", "other text", "a", "x", ""];

function* candidates(demand: Demand, words: Iterable<string>): Iterable<string> {
  for (const format of demand.formats) {
    const samples = formatSamples[format];
    if (samples !== undefined) yield* [samples.good, samples.bad];
  }
  if (demand.has.length === 0) {
    yield* pleasant;
    if (demand.shortest > 0)
      yield "text".repeat(Math.ceil(demand.shortest / 4)).slice(0, demand.shortest);
    const { longest = 4, shortest } = demand;
    const length = Math.min(longest, 100_000);
    if (length >= shortest) yield "x".repeat(length);
  }
  let tried = 0;
  for (const word of words) {
    yield word;
    if (++tried > mostTried) return;
  }
}
