import { hasErrors } from "../../diagnostics/result.js";
import { applyPolicy } from "../../lint/policy.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { validatorOf } from "../backends.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Progress } from "../progress.js";
import type { CheckFlags } from "../check.js";
import type { Context } from "../context.js";
import { backendOptionsOf } from "../generate-output.js";
import { onContract, type ContractOutcome, type Work } from "../on-contract.js";
import type { RunCache } from "../run-cache.js";
import { agreement } from "./agreement.js";
import { openBaseline } from "./baseline.js";
import { basisOf } from "./basis.js";
import { checkedFiles } from "./checked-files.js";
import { lintContract } from "./lint-contract.js";
import { mendContract } from "./mend-contract.js";
import { proofGates } from "./proof-gates.js";
import { selectionOf } from "./selection.js";
import { soundPart } from "./sound-part.js";
import { staleness } from "./staleness.js";
import { tryFixtures } from "./try-fixtures.js";

/** What the contract breaks of the one that it is to be compared with. Of one whose schemas have errors nothing is asked. */
async function changesAgainst(
  { against }: CheckFlags,
  compiled: CompiledContract,
  context: Context,
  progress: Progress,
): Promise<readonly Diagnostic[]> {
  if (against === undefined || compiled.part !== undefined) return [];
  const { compareWith, settled } = await import("../breaking.js");
  const both = await compareWith(against, compiled, context, progress);
  return "code" in both ? [both] : settled(both.compared, compiled, context);
}

/** A check that compiles the contract; `remember` is told what came of it. */
export async function wholeCheck(
  flags: CheckFlags,
  context: Context,
  remember: RunCache["remember"] | undefined,
): Promise<ContractOutcome> {
  const baseline = await openBaseline(flags, context);
  const mends = flags.fix === true && baseline.refused.length === 0;
  const mended = mends ? await mendContract(flags, context) : [];
  const work: Work = async (compiled, { progress, end, ...run }) => {
    if (baseline.refused.length > 0) return end(baseline.refused);
    const selection = await selectionOf(flags, compiled, context);
    if ("code" in selection) return end([selection]);

    const options = backendOptionsOf(compiled.configuration);
    const validators = await validatorOf(compiled, options);
    const made = applyPolicy(validators.diagnostics, compiled.policy);
    const known = [...run.diagnostics, ...made.kept];
    if (hasErrors(made.kept)) {
      const part = soundPart(compiled, made.kept);
      return part === undefined ? end(known) : work(part, { progress, end, diagnostics: known });
    }
    progress.step("Linting");
    const linted = lintContract(compiled, made.used);

    const tried = await tryFixtures(compiled, validators, flags, selection, context, progress);
    const agreed = await agreement(compiled, tried.judged, context, progress);
    const gates = selection.holdsToGates
      ? await proofGates(flags, compiled, context, progress)
      : [];
    const changes = await changesAgainst(flags, compiled, context, progress);
    const isWhole = selection.comparesOutput && compiled.part === undefined;
    const stale = isWhole ? await staleness(compiled, known, context, progress) : [];
    const found = [
      ...[...known, ...linted].filter(selection.tells),
      ...tried.diagnostics,
      ...agreed.diagnostics,
      ...gates,
      ...changes,
      ...stale,
    ];
    const diagnostics = [...mended, ...(await baseline.settle(found, compiled.policy))];
    const counts = {
      types: compiled.contract.declarations.size,
      fixtures: tried.checked,
      ...(agreed.value !== undefined && { agreement: agreed.value }),
    };
    const checked = checkedFiles(compiled, tried.judged);
    remember?.({
      diagnostics,
      counts,
      checked,
      basis: basisOf(compiled, tried, agreed, context),
    });
    return end(diagnostics, counts, [], checked);
  };
  return onContract("check", flags, context, work, {
    soundPart,
  });
}
