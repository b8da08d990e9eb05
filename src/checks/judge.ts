/** Judging many payloads, none of which can keep the run from going on. */

import { createContext, Script } from "node:vm";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Declaration } from "../model/contract.js";
import type { Issue } from "../runtime/runtime.js";
import type { Validate } from "./finding.js";

/** So long may one payload take. */
export const MOST_MILLISECONDS = 5000;
/** After so long, a watch is stopped and the next one started: to start one costs a thread. */
const SLICE_MILLISECONDS = 100;

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
 *
 * The engine itself stops what runs too long, in the midst of matching a pattern too. It is asked to once for as many payloads as take a
 * tenth of a second together, so that all of them being fast costs nothing.
 */
export function judgeAll(
  payloads: Payloads,
  validate: Validate,
  renew: () => Validate,
  limit = MOST_MILLISECONDS,
): readonly (readonly Issue[] | undefined)[] {
  const results: (readonly Issue[] | undefined)[] = [];
  let current = validate;
  const slice = (): void => {
    const end = performance.now() + SLICE_MILLISECONDS;
    while (results.length < payloads.length) {
      const { declaration, json } = payloads.at(results.length) as Payload;
      results.push(current(declaration, json));
      if (performance.now() > end) return;
    }
  };
  while (results.length < payloads.length) {
    if (isWithin(limit + SLICE_MILLISECONDS, slice)) continue;
    results.push(undefined);
    current = renew();
  }
  return results;
}

/** What is to be said of a payload that was stopped. */
export function tooSlow(name: string, source: Source): Diagnostic {
  return diagnostic("too-slow", {
    message: `To judge this payload as a \`${name}\` takes too long, so it was stopped`,
    location: source.locate(""),
  });
}

const caller = new Script("work()");

/** Runs `work`; false where it was stopped at the limit. */
function isWithin(milliseconds: number, work: () => void): boolean {
  try {
    caller.runInContext(createContext({ work }), { timeout: milliseconds });
    return true;
  } catch (error) {
    // It is an error of the context, so no instance of this one's `Error`.
    if (typeof error !== "object" || error === null || !("code" in error)) throw error;
    if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return false;
  }
}
