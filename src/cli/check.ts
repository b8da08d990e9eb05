import type { Configuration } from "../config/configuration.js";
import type { BaselineFlags } from "./check/baseline.js";
import type { GateFlags } from "./check/proof-gates.js";
import { configurationOf, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import type { ContractOutcome } from "./on-contract.js";
import { outcome, secondsSince } from "./outcome.js";
import { openRunCache, type Remembered, type RunCache } from "./run-cache.js";

export interface CheckFlags extends ContractFlags, BaselineFlags, GateFlags {
  /** Write the expected findings of invalid fixtures as they are found now. */
  readonly update?: boolean;
  /** Only the fixtures of this type. */
  readonly only?: string;
  /** Only what the files can affect that differ from what they were at this ref of git. */
  readonly changed?: string;
  /** Only the i-th of n parts of the fixtures: `i/n`. */
  readonly shard?: string;
  /** Find too what the contract breaks of another state of it: a commit, a folder, an archive, a package. */
  readonly against?: string;
  /** Mend first what the lint finds and can mend. */
  readonly fix?: boolean;
}

/**
 * Schemas, what their author may not mean by them, fixtures, and whether the output is current. Where schemas have errors, those that
 * no error reaches are checked all the same. What the last check found is told again where nothing has changed, and where fixtures have,
 * those are tried: the compiler is loaded when it is needed.
 */
export async function check(flags: CheckFlags, context: Context): Promise<ContractOutcome> {
  const start = performance.now();
  const cache = await openCache(flags, context);
  const again = cache && (await repeated(cache, context));
  if (cache === undefined || again === undefined) {
    const { wholeCheck } = await import("./check/whole-check.js");
    return wholeCheck(flags, context, cache?.remember);
  }
  const { diagnostics, counts, checked } = again;
  const summary = { command: "check", ...counts, seconds: secondsSince(start) };
  return { ...outcome(diagnostics, summary, [], checked), configuration: cache.configuration };
}

interface CheckCache extends RunCache {
  readonly configuration: Configuration;
}

/** The cache of whole checks: what only looks is repeated as it was, where nothing has changed. */
async function openCache(flags: CheckFlags, context: Context): Promise<CheckCache | undefined> {
  if (Object.keys(flags).some((flag) => !plainFlags.has(flag))) return undefined;
  const { value: configuration } = await configurationOf(flags, context);
  const cache = configuration && openRunCache("check", configuration, context.workingFolder);
  const remember = (run: Remembered): void => {
    // How long a payload takes is not the same each time.
    if (!run.diagnostics.some(({ code }) => code === "too-slow")) cache?.remember(run);
  };
  return cache && { ...cache, remember, configuration };
}

/** What the last check tells of what is there now, fixtures that have changed since being tried; `undefined` where it can't. */
async function repeated(
  { last, before, configuration, remember }: CheckCache,
  context: Context,
): Promise<Remembered | undefined> {
  if (last !== undefined || before === undefined) return last;
  const { run, changed } = before;
  const { recheck } = await import("./check/recheck.js");
  const now = await recheck(run, changed, configuration, context);
  if (now !== undefined) remember(now);
  return now;
}

const plainFlags: ReadonlySet<string> = new Set([
  "config",
  "schemas",
  "output",
  "target",
  "reporter",
  "watch",
]);
