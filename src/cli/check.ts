import { hasErrors } from "../diagnostics/result.js";
import { applyPolicy } from "../lint/policy.js";
import { validatorOf } from "./backends.js";
import { checkedFiles } from "./check/checked-files.js";
import { agreement } from "./check/agreement.js";
import { openBaseline, type BaselineFlags } from "./check/baseline.js";
import { lintContract } from "./check/lint-contract.js";
import { mendContract } from "./check/mend-contract.js";
import { proofGates, type GateFlags } from "./check/proof-gates.js";
import { selectionOf } from "./check/selection.js";
import { soundPart } from "./check/sound-part.js";
import { staleness } from "./check/staleness.js";
import { tryFixtures } from "./check/try-fixtures.js";
import { configurationOf, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { backendOptionsOf } from "./generate-output.js";
import { onContract, type Work } from "./on-contract.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { openRunCache, type RunCache } from "./run-cache.js";

export interface CheckFlags extends ContractFlags, BaselineFlags, GateFlags {
  /** Write the expected findings of invalid fixtures as they are found now. */
  readonly update?: boolean;
  /** Only the fixtures of this type. */
  readonly only?: string;
  /** Only what the files can affect that differ from what they were at this ref of git. */
  readonly changed?: string;
  /** Only the i-th of n parts of the fixtures: `i/n`. */
  readonly shard?: string;
  /** Mend first what the lint finds and can mend. */
  readonly fix?: boolean;
}

/**
 * Schemas, what their author may not mean by them, fixtures, and whether the output is current. Where schemas have errors, those that
 * no error reaches are checked all the same.
 */
export async function check(flags: CheckFlags, context: Context): Promise<Outcome> {
  const start = performance.now();
  const cache = await openCache(flags, context);
  if (cache?.last !== undefined) {
    const { diagnostics, counts, checked } = cache.last;
    const summary = { command: "check", ...counts, seconds: secondsSince(start) };
    return outcome(diagnostics, summary, [], checked);
  }
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
      const part = soundPart(compiled, made.kept, context);
      return part === undefined ? end(known) : work(part, { progress, end, diagnostics: known });
    }
    progress.step("Linting");
    const linted = lintContract(compiled, made.used);

    const tried = await tryFixtures(compiled, validators, flags, selection, context, progress);
    const agreed = await agreement(compiled, tried.judged, context, progress);
    const gates = await proofGates(flags, compiled, context, progress);
    const isWhole = selection.comparesOutput && compiled.part === undefined;
    const stale = isWhole ? await staleness(compiled, known, context, progress) : [];
    const found = [
      ...[...known, ...linted].filter(selection.tells),
      ...tried.diagnostics,
      ...agreed.diagnostics,
      ...gates,
      ...stale,
    ];
    const diagnostics = [...mended, ...(await baseline.settle(found, compiled.policy))];
    const counts = {
      types: compiled.contract.declarations.size,
      fixtures: tried.checked,
      ...(agreed.value !== undefined && { agreement: agreed.value }),
    };
    const checked = checkedFiles(compiled, tried.judged);
    // How long a payload takes is not the same each time.
    if (!diagnostics.some(({ code }) => code === "too-slow")) {
      cache?.remember({ diagnostics, counts, checked });
    }
    return end(diagnostics, counts, [], checked);
  };
  return onContract("check", flags, context, work, {
    soundPart: (flawed, diagnostics) => soundPart(flawed, diagnostics, context),
  });
}

/** The cache of whole checks: what only looks is repeated as it was, where nothing has changed. */
async function openCache(flags: CheckFlags, context: Context): Promise<RunCache | undefined> {
  if (Object.keys(flags).some((flag) => !plainFlags.has(flag))) return undefined;
  const { value } = await configurationOf(flags, context);
  return value === undefined ? undefined : openRunCache("check", value, context.workingFolder);
}

const plainFlags: ReadonlySet<string> = new Set([
  "config",
  "schemas",
  "output",
  "target",
  "reporter",
]);
