import type { Measured } from "./report.js";

/** The least share of right verdicts. What an error at build names is not wrong, but not right either. */
const leastRight: Readonly<Record<string, number>> = {
  draft4: 0.99,
  draft6: 1,
  draft7: 1,
  "draft2019-09": 0.99,
  "draft2020-12": 0.99,
};

/** The bars that the measurements miss, in words. */
export function missedBars(all: readonly Measured[]): readonly string[] {
  return all.flatMap(({ draft: { folder }, score, own, peers, validators }) => {
    const missed: string[] = [];
    const bar = (holds: boolean, text: string): void => {
      if (!holds) missed.push(`missed: ${folder}: ${text}`);
    };
    const { groups, compiled, valid, accepted } = score;
    bar(compiled === groups, `every group compiles (${groups - compiled} do not)`);
    bar(accepted === valid, `types accept every valid instance (not ${valid - accepted})`);
    const unexplained = own.defects.filter(({ kind }) => kind === "unexplained").length;
    bar(unexplained === 0, `every acceptance is explained (${unexplained} are not)`);
    for (const { peer, clean, oursInClean } of peers) {
      const strict = `as strict as ${peer} in its clean groups`;
      const behind = clean.rejected - oursInClean.rejected;
      bar(behind <= 0, `${strict} (${behind} behind)`);
    }
    const { right, refused, wrong, differing } = validators;
    bar(wrong.length === 0, `no verdict is wrong (${wrong.length} are)`);
    bar(differing.length === 0, `all forms of validators agree (not on ${differing.length})`);
    const least = leastRight[folder] ?? 1;
    const share = right / (right + refused + wrong.length);
    bar(share >= least, `at least ${100 * least}% right (${(100 * share).toFixed(2)}%)`);
    return missed;
  });
}
