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
}

/** A group that does not compile accepts and rejects nothing. */
export function scoreOf(groups: readonly Group[], verdicts: readonly GroupVerdicts[]): Score {
  const score = { groups: 0, compiled: 0, valid: 0, accepted: 0, invalid: 0, rejected: 0 };
  for (const [i, { tests }] of groups.entries()) {
    const verdict = verdicts[i];
    score.groups++;
    if (verdict?.error === undefined) score.compiled++;
    for (const [j, { valid }] of tests.entries()) {
      const accepted = verdict?.accepted[j];
      score[valid ? "valid" : "invalid"]++;
      if (valid && accepted === true) score.accepted++;
      if (!valid && accepted === false) score.rejected++;
    }
  }
  return score;
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
