/** Counts of a draft, for one generator. */

import type { GroupVerdicts } from "./judge.js";
import type { Group } from "./suite.js";

export interface Score {
  readonly groups: number;
  readonly compiled: number;
  readonly valid: number;
  readonly accepted: number;
  readonly invalid: number;
  readonly rejected: number;
  /** Of the groups that compile. */
  readonly validCompiled: number;
  readonly invalidCompiled: number;
}

/** A group that does not compile accepts and rejects nothing. */
export function scoreOf(groups: readonly Group[], verdicts: readonly GroupVerdicts[]): Score {
  const count = (test: (valid: boolean, accepted: boolean | undefined) => boolean): number =>
    groups.reduce(
      (sum, { tests }, i) =>
        sum + tests.filter(({ valid }, j) => test(valid, verdicts[i]?.accepted[j])).length,
      0,
    );
  return {
    groups: groups.length,
    compiled: verdicts.filter(({ error }) => error === undefined).length,
    valid: count((valid) => valid),
    accepted: count((valid, accepted) => valid && accepted === true),
    invalid: count((valid) => !valid),
    rejected: count((valid, accepted) => !valid && accepted === false),
    validCompiled: count((valid, accepted) => valid && accepted !== undefined),
    invalidCompiled: count((valid, accepted) => !valid && accepted !== undefined),
  };
}

/** The groups that compile and in which nothing is wrongly rejected, by position. */
export function cleanGroups(
  groups: readonly Group[],
  verdicts: readonly GroupVerdicts[],
): ReadonlySet<number> {
  const clean = [...groups.keys()].filter((i) => {
    const verdict = verdicts[i];
    if (verdict === undefined || verdict.error !== undefined) return false;
    return groups[i]?.tests.every(({ valid }, j) => !valid || verdict.accepted[j] === true);
  });
  return new Set(clean);
}
