import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { percentOf, shareOf, uncoveredInWords } from "../../proof/coverage/report.js";
import { survivorInWords } from "../../proof/mutation/score.js";
import { percentText } from "../../proof/text-table.js";
import type { Declaration } from "../../model/contract.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { coverageIn } from "../fixtures/coverage.js";
import { mutationOf } from "../fixtures/mutation.js";
import { proofFixtures } from "../fixtures/proof-fixtures.js";
import type { Progress } from "../progress.js";

export interface GateFlags {
  /** Percent of the parts of all types that valid fixtures must show at least. */
  readonly minCoverage?: number;
  /** Percent of the changes of single rules that fixtures must notice at least. */
  readonly minMutation?: number;
}

/** How many examples of what is missing a finding gives. */
const EXAMPLES = 3;

/** Whether the fixtures prove as much as is asked for; of one type, where one is named. What can't be read is left out, and reported by whoever judges fixtures. */
export async function proofGates(
  { minCoverage, minMutation, only }: GateFlags & { readonly only?: string },
  compiled: CompiledContract,
  context: Context,
  progress: Progress,
): Promise<readonly Diagnostic[]> {
  if (minCoverage === undefined && minMutation === undefined) return [];
  const { value: fixtures, diagnostics } = await proofFixtures(compiled, context);
  if (hasErrors(diagnostics)) return [];
  const found: Diagnostic[] = [];
  const whose = only === undefined ? "the types" : `\`${only}\``;
  const isAsked = (declaration: Declaration | undefined): boolean =>
    only === undefined || declaration?.name === only;
  if (minCoverage !== undefined) {
    progress.step("Looking at fixtures");
    const { report } = coverageIn(compiled, fixtures);
    const items = report.items.filter(({ declaration }) => isAsked(declaration));
    const percent = percentOf(shareOf(items));
    const missing = items.filter(({ valid }) => valid === 0).map(uncoveredInWords);
    if (percent < minCoverage) {
      found.push(
        diagnostic("low-coverage", {
          message: `Valid fixtures show ${percentText(percent)} of what ${whose} ${only === undefined ? "have" : "has"}, and ${minCoverage}% are asked for: ${some(missing)}`,
          hint: "`allof fixtures coverage` lists the rest; `allof fixtures suggest --write` writes what is missing.",
        }),
      );
    }
  }
  if (minMutation !== undefined) {
    progress.step("Changing rules");
    const { report } = mutationOf(compiled, fixtures, context, isAsked);
    const { all, survivors } = report;
    if (all.percent < minMutation) {
      found.push(
        diagnostic("low-mutation-score", {
          message: `Fixtures notice ${percentText(all.percent)} of the changes of single rules${only === undefined ? "" : ` of ${whose}`}, and ${minMutation}% are asked for: ${some(survivors.map(survivorInWords))}`,
          hint: "`allof fixtures mutation` lists the rest; `allof fixtures suggest --write` writes what is missing.",
        }),
      );
    }
  }
  return found;
}

function some(texts: readonly string[]): string {
  const more = texts.length - EXAMPLES;
  return [...texts.slice(0, EXAMPLES), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}
