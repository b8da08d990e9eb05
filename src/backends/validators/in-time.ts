/** Work that a payload, a pattern or a schema can make take for ever, and that must not. */

import { createContext, Script } from "node:vm";

/** So long may it take to judge one payload. */
export const MOST_MILLISECONDS = 5000;
/** After so long, a watch is stopped and the next one started: to start one costs a thread. */
const SLICE_MILLISECONDS = 100;

/**
 * Does `step(0)`, `step(1)` and so on, until one gives false. A step that takes longer than the limit is stopped in the midst of what it
 * does (no `finally` of it runs), and `stopped` stands for it: it mends what the step may have left half done, and says whether to go on.
 *
 * The engine itself stops what runs too long, in the midst of matching a pattern too. It is asked to once for as many steps as take a
 * tenth of a second together, so that all of them being fast costs nothing.
 */
export function stepsInTime(
  step: (i: number) => boolean,
  stopped: (i: number) => boolean,
  limit = MOST_MILLISECONDS,
): void {
  let i = 0;
  let goesOn = true;
  const slice = (): void => {
    const end = performance.now() + SLICE_MILLISECONDS;
    while (goesOn) {
      goesOn = step(i);
      i += 1;
      if (performance.now() > end) return;
    }
  };
  while (goesOn) {
    if (isWithin(limit + SLICE_MILLISECONDS, slice)) continue;
    goesOn = stopped(i);
    i += 1;
  }
}

/** What the work gives; `undefined` where it was stopped. */
export function inTime<T>(
  work: () => T,
  limit = MOST_MILLISECONDS,
): { readonly value: T } | undefined {
  let done: { readonly value: T } | undefined;
  const isDone = isWithin(limit, () => {
    done = { value: work() };
  });
  return isDone ? done : undefined;
}

const caller = new Script("work()");
let shared: { work: () => void } | undefined;

/** Runs `work`; false where it was stopped at the limit. */
function isWithin(milliseconds: number, work: () => void): boolean {
  // A context costs ten times what a call in it does. Work within work has the one that its outer call left.
  shared ??= createContext({ work }) as { work: () => void };
  shared.work = work;
  try {
    caller.runInContext(shared, { timeout: milliseconds });
    return true;
  } catch (error) {
    // It is an error of the context, so no instance of this one's `Error`.
    if (typeof error !== "object" || error === null || !("code" in error)) throw error;
    if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return false;
  }
}
