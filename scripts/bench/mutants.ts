/** How long it takes to change 2,000 rules of our contract, and to ask its fixtures whether they notice. */

import { compileContract } from "../../src/cli/compile-contract.js";
import { proofFixtures } from "../../src/cli/fixtures/proof-fixtures.js";
import type { Context } from "../../src/cli/context.js";
import { runMutants } from "../../src/proof/mutation/run-mutants.js";
import { table } from "../table.js";
import type { Part } from "./part.js";

const MUTANTS = 2000;
const SECONDS = 60;

export async function measureMutants(): Promise<Part> {
  const context: Context = {
    workingFolder: process.cwd(),
    out: () => {},
    err: () => {},
    stdin: async () => new Uint8Array(),
    colours: false,
    showsProgress: false,
  };
  const progress = { step: () => {}, done: () => {} };
  const { compiled } = await compileContract({}, context, progress);
  if (compiled === undefined) throw new Error("the contract does not compile");
  const { value: fixtures } = await proofFixtures(compiled, context);
  const { resolved, contract, configuration } = compiled;
  const input = { resolved, contract, assertFormats: configuration.assertFormats, fixtures };
  // The contract has fewer rules than that: all are changed again, with validators made anew, until there are so many.
  let tried = 0;
  let killed = 0;
  const start = performance.now();
  while (tried < MUTANTS) {
    const { trials } = runMutants({ ...input, limit: MUTANTS - tried });
    tried += trials.length;
    killed += trials.filter(({ killedBy }) => killedBy !== undefined).length;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    title: "Mutants of our contract",
    text: table(
      ["mutants", "noticed", "fixtures", "seconds", "ms each"],
      [
        [
          String(tried),
          String(killed),
          String(fixtures.length),
          seconds.toFixed(1),
          ((1000 * seconds) / tried).toFixed(1),
        ],
      ],
    ),
    bars: [
      {
        name: `${MUTANTS} mutants in under ${SECONDS} s`,
        met: seconds < SECONDS,
        measured: `${seconds.toFixed(1)} s`,
      },
    ],
  };
}
