import { hasErrors } from "../diagnostics/result.js";
import { applyPolicy } from "../lint/policy.js";
import { validatorOf } from "./backends.js";
import { checkedFiles } from "./check/checked-files.js";
import { agreement } from "./check/agreement.js";
import { openBaseline, type BaselineFlags } from "./check/baseline.js";
import { lintContract } from "./check/lint-contract.js";
import { mendContract } from "./check/mend-contract.js";
import { proofGates, type GateFlags } from "./check/proof-gates.js";
import { staleness } from "./check/staleness.js";
import { tryFixtures } from "./check/try-fixtures.js";
import { configurationOf, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { backendOptionsOf } from "./generate-output.js";
import { onContract } from "./on-contract.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { openRunCache, type RunCache } from "./run-cache.js";
import { typeNamed } from "./type-named.js";

export interface CheckFlags extends ContractFlags, BaselineFlags, GateFlags {
  /** Write the expected findings of invalid fixtures as they are found now. */
  readonly update?: boolean;
  /** Only the fixtures of this type. */
  readonly only?: string;
  /** Mend first what the lint finds and can mend. */
  readonly fix?: boolean;
}

/** Schemas, what their author may not mean by them, fixtures, and whether the output is current. */
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
  return onContract("check", flags, context, async (compiled, { progress, end, ...run }) => {
    if (baseline.refused.length > 0) return end(baseline.refused);
    if (flags.only !== undefined) {
      const named = typeNamed(flags.only, compiled.contract);
      if ("unknown" in named) return end([named.unknown]);
    }

    const options = backendOptionsOf(compiled.configuration);
    const validators = await validatorOf(compiled, options);
    const made = applyPolicy(validators.diagnostics, compiled.policy);
    const known = [...run.diagnostics, ...made.kept];
    if (hasErrors(made.kept)) return end(known);
    progress.step("Linting");
    const linted = lintContract(compiled, made.used);

    const tried = await tryFixtures(compiled, validators, flags, context, progress);
    const agreed = await agreement(compiled, tried.judged, context, progress);
    const gates = await proofGates(flags, compiled, context, progress);
    const stale =
      flags.only === undefined ? await staleness(compiled, known, context, progress) : [];
    const found = [
      ...known,
      ...linted,
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
    cache?.remember({ diagnostics, counts, checked });
    return end(diagnostics, counts, [], checked);
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
