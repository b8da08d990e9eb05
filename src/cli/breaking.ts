import { relative, resolve, sep } from "node:path";
import { compareContracts, type Compared } from "../breaking/compare.js";
import { createSide } from "../breaking/side.js";
import { applySettings } from "../breaking/settings.js";
import type { Direction, Sides } from "../breaking/wire-changes.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { openBaseline, type BaselineFlags } from "./check/baseline.js";
import type { ContractFlags, CompiledContract } from "./compile-contract.js";
import type { Context } from "./context.js";
import { onContract, type ContractOutcome, type Run, type Work } from "./on-contract.js";
import { baselineContract } from "./breaking/baseline-contract.js";
import type { Outcome } from "./outcome.js";
import type { Progress } from "./progress.js";

export interface BreakingFlags extends ContractFlags, BaselineFlags {
  /** What the contract is compared with; by default what the configuration names. */
  readonly against?: string;
  /** Only changes in this direction. */
  readonly direction?: Direction;
}

/** What the contract of now breaks of another state of it: for payloads, and for code that uses the generated types. */
export async function breaking(flags: BreakingFlags, context: Context): Promise<ContractOutcome> {
  return withBaseline(
    "breaking",
    flags,
    context,
    async ({ compared, compiled }, { end, diagnostics }) => {
      const kept = await openBaseline(flags, context);
      if (kept.refused.length > 0) return end(kept.refused);
      const found = settled(compared, compiled, context);
      const { policy } = compiled;
      const { counts } = compared.wire;
      return end([...diagnostics, ...(await kept.settle(found, policy))], {
        compared: compared.types.pairs.length,
        verdicts: counts,
      });
    },
  );
}

/** The findings at the levels of the configuration, today. */
export function settled(
  { findings }: Compared,
  { configuration }: CompiledContract,
  { workingFolder }: Context,
): ReturnType<typeof applySettings> {
  const pathOf = (file: string): string =>
    relative(configuration.folder, resolve(workingFolder, file)).split(sep).join("/");
  const today = new Date().toISOString().slice(0, 10);
  return applySettings(findings, configuration.breaking, pathOf, today);
}

interface Comparing {
  readonly compared: Compared;
  readonly compiled: CompiledContract;
  readonly sides: Sides;
}

/** The contract beside the one that `against` names; or why that can't be had. */
export async function compareWith(
  against: string,
  { configuration, ...compiled }: CompiledContract,
  context: Context,
  progress: Progress,
  only?: Direction,
): Promise<Omit<Comparing, "compiled"> | Diagnostic> {
  progress.step(`Reading ${against}`);
  const before = await baselineContract(against, configuration, context);
  if ("code" in before) return before;
  progress.step("Comparing");
  const sides: Sides = [before, createSide("now", compiled, configuration)];
  const compared = await compareContracts(sides, configuration.breaking, { only });
  return { compared, sides };
}

/** Runs a command on the contract beside the one that it is compared with. Where that can't be had, the outcome says why, and it is no success. */
export async function withBaseline(
  command: string,
  flags: BreakingFlags,
  context: Context,
  work: (comparing: Comparing, run: Run) => Promise<Outcome>,
): Promise<ContractOutcome> {
  const whole: Work = async (compiled, run) => {
    const { configuration } = compiled;
    const against = flags.against ?? configuration.breaking.against;
    if (against === undefined) {
      const message = "Nothing says what the contract is to be compared with";
      const hint = "Name it with `--against <ref>`, or as `breaking.against` in the configuration.";
      return run.end([diagnostic("usage", { message, hint })]);
    }
    const both = await compareWith(against, compiled, context, run.progress, flags.direction);
    if ("code" in both) return run.end([both]);
    return work({ ...both, compiled }, run);
  };
  return onContract(command, flags, context, whole);
}
