/** What a run of mutants amounts to. */

import type { Mutant } from "./mutant.js";
import type { MutationRun, Trial } from "./run-mutants.js";

export interface Score {
  /** Mutants that differ from the contract in meaning, and how many of them some fixture notices. */
  readonly mutants: number;
  readonly killed: number;
  /** Mutants that are the same contract in other words: they count neither way. */
  readonly equal: number;
  /** `killed` of `mutants` in percent, unrounded; 100 where there are none. */
  readonly percent: number;
}

export interface TypeScore extends Score {
  /** The type whose schema holds the rules; none for what is in no type. */
  readonly type: string | undefined;
}

export interface MutationReport {
  readonly all: Score;
  /** In the order of the contract. */
  readonly types: readonly TypeScore[];
  readonly survivors: readonly Mutant[];
  readonly equal: readonly Mutant[];
}

export function mutationReport(
  { trials }: MutationRun,
  isEqual: (mutant: Mutant) => boolean,
): MutationReport {
  const alive = trials.filter(({ killedBy }) => killedBy === undefined);
  const equal = new Set(alive.map(({ mutant }) => mutant).filter(isEqual));
  const byType = new Map<string | undefined, Trial[]>();
  for (const trial of trials) {
    const name = trial.mutant.declaration?.name;
    const known = byType.get(name);
    if (known) known.push(trial);
    else byType.set(name, [trial]);
  }
  return {
    all: scoreOf(trials, equal),
    types: Array.from(byType, ([type, own]) => ({ type, ...scoreOf(own, equal) })),
    survivors: alive.map(({ mutant }) => mutant).filter((mutant) => !equal.has(mutant)),
    equal: [...equal],
  };
}

function scoreOf(trials: readonly Trial[], equal: ReadonlySet<Mutant>): Score {
  const killed = trials.filter(({ killedBy }) => killedBy !== undefined).length;
  const same = trials.filter(({ mutant }) => equal.has(mutant)).length;
  const mutants = trials.length - same;
  return { mutants, killed, equal: same, percent: mutants === 0 ? 100 : (100 * killed) / mutants };
}

/** What nothing shows, in words: ``no fixture shows that `status` must be "set" in `X` ``. */
export function survivorInWords({ claim, declaration, entry }: Mutant): string {
  const where = declaration === undefined ? entry.source.file : `\`${declaration.name}\``;
  return `no fixture shows that ${claim} in ${where}`;
}
