/** Judging many payloads, none of which can keep the run from going on. */

import { MOST_MILLISECONDS, stepsInTime, type Issues } from "../backends/validators/index.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Declaration } from "../model/contract.js";
import type { Validate } from "./finding.js";

export interface Payload {
  readonly declaration: Declaration;
  readonly json: JsonValue;
}

/** Payloads in order: an array of them, or what makes each when it is judged. */
export interface Payloads {
  readonly length: number;
  at(index: number): Payload | undefined;
}

/**
 * What is wrong with each payload, in order; `undefined` where it took longer than the limit and was stopped. A validator that was stopped
 * may be left in any state, so `renew` makes another one.
 */
export function judgeAll(
  payloads: Payloads,
  validate: Validate,
  renew: () => Validate,
  limit = MOST_MILLISECONDS,
): readonly (Issues | undefined)[] {
  const results: (Issues | undefined)[] = [];
  let current = validate;
  if (payloads.length === 0) return results;
  stepsInTime(
    (i) => {
      const { declaration, json } = payloads.at(i) as Payload;
      results.push(current(declaration, json));
      return i + 1 < payloads.length;
    },
    (i) => {
      // It may have been stopped right after its result.
      if (results.length === i) results.push(undefined);
      current = renew();
      return i + 1 < payloads.length;
    },
    limit,
  );
  return results;
}

/** What is to be said of a payload that was stopped. */
export function tooSlow(name: string, source: Source): Diagnostic {
  return diagnostic("too-slow", {
    message: `To judge this payload as a \`${name}\` takes too long, so it was stopped`,
    location: source.locate(""),
  });
}
