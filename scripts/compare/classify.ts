import type { JsonValue } from "../../src/json/value.js";
import type { Verdict } from "./judge.js";
import type { Probe } from "./probes.js";

/** How our type of a root differs from theirs. */
export const kinds = [
  "same",
  "tighter",
  "theirs wrong",
  "alike",
  "looser",
  "incomparable",
  "theirs failed",
  "ours failed",
  "both failed",
] as const;
export type Kind = (typeof kinds)[number];

export interface Classified {
  readonly kind: Kind;
  /** The proof, or the reason. */
  readonly why: string;
  /** Valid values that our type rejects: there must be none. */
  readonly lies: readonly JsonValue[];
}

/**
 * The difference of two types that were printed for one schema. What assignability leaves open, values decide: one that the schema
 * accepts and a type rejects proves that type wrong, one that the schema rejects and a type accepts that it is looser than it could be.
 */
export function classify(verdict: Verdict, probes: readonly Probe[]): Classified {
  const { oursIsTheirs, theirsIsOurs, accepted, errors } = verdict;
  const where = (test: (probe: Probe, i: number) => boolean): JsonValue[] =>
    probes.filter(test).map(({ value }) => value);
  const lies = where(({ isValid }, i) => isValid && accepted.ours[i] === false);
  const wrong = where(({ isValid }, i) => isValid && accepted.theirs[i] === false);
  const ourGain = where(
    ({ isValid }, i) => !isValid && accepted.theirs[i] === true && accepted.ours[i] === false,
  );
  const ourLoss = where(
    ({ isValid }, i) => !isValid && accepted.ours[i] === true && accepted.theirs[i] === false,
  );
  const result = (kind: Kind, why: string): Classified => ({ kind, why, lies });

  if (errors.ours.length > 0) return result("ours failed", errors.ours[0] ?? "");
  if (errors.theirs.length > 0) return result("theirs failed", errors.theirs[0] ?? "");
  if (oursIsTheirs === true && theirsIsOurs === true) return result("same", "");
  if (wrong.length > 0) return result("theirs wrong", `valid, and they reject it: ${shown(wrong)}`);
  if (oursIsTheirs === true) return result("tighter", example(ourGain));
  if (theirsIsOurs === true) return result("looser", example(ourLoss, "they"));
  if (ourLoss.length > 0) {
    return result("incomparable", example(ourLoss, "they"));
  }
  // Neither fits the other as TypeScript compares them, but no value is known that only they reject.
  if (ourGain.length > 0) return result("tighter", example(ourGain));
  return result(
    "alike",
    `TypeScript does not see it, but none of ${probes.length} values tells them apart`,
  );
}

function example(values: readonly JsonValue[], who = "we"): string {
  return values.length === 0 ? "" : `invalid, and only ${who} reject it: ${shown(values)}`;
}

/** The shortest of the values. */
function shown(values: readonly JsonValue[]): string {
  const texts = values.map((value) => JSON.stringify(value)).sort((a, b) => a.length - b.length);
  const [first = ""] = texts;
  return first.length > 300 ? first.slice(0, 300) + "…" : first;
}
