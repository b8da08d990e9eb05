import type { Configuration } from "../config/configuration.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Checked, Summary } from "../reporters/report.js";
import { compileContract, type CompiledContract, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import type { Carried } from "./session.js";
import { createProgress, type Progress } from "./progress.js";

/** What a command has while it runs. */
export interface Run {
  readonly progress: Progress;
  /** What the contract itself gave cause to say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly end: (
    diagnostics: readonly Diagnostic[],
    counts?: Partial<Summary>,
    diffs?: readonly string[],
    checked?: readonly Checked[],
  ) => Outcome;
}

export type Work = (compiled: CompiledContract, run: Run) => Promise<Outcome>;

export interface ContractOutcome extends Outcome {
  /** What the command went by; absent where it can't be read. */
  readonly configuration: Configuration | undefined;
}

/** Runs a command on the compiled contract. Where the contract does not compile, `work` is not called, and the outcome says why. */
export async function onContract(
  command: string,
  flags: ContractFlags,
  context: Context,
  work: Work,
  {
    begin,
    carried,
    soundPart = () => undefined,
  }: {
    readonly begin?: (configuration: Configuration) => Promise<void>;
    readonly carried?: Carried | undefined;
    /** What to go on with where schemas have errors. */
    readonly soundPart?: (
      flawed: CompiledContract,
      diagnostics: readonly Diagnostic[],
    ) => CompiledContract | undefined;
  } = {},
): Promise<ContractOutcome> {
  const start = performance.now();
  const progress = createProgress(context);
  const end: Run["end"] = (diagnostics, counts, diffs, checked) =>
    outcome(diagnostics, { command, ...counts, seconds: secondsSince(start) }, diffs, checked);
  try {
    const compilation = await compileContract(flags, context, progress, begin, carried);
    const { flawed, configuration, diagnostics } = compilation;
    const compiled = compilation.compiled ?? (flawed && soundPart(flawed, diagnostics));
    if (compiled === undefined) {
      const failed = end(diagnostics);
      return { ...failed, configuration, exitCode: compilation.exitCode ?? failed.exitCode };
    }
    return { ...(await work(compiled, { progress, diagnostics, end })), configuration };
  } finally {
    progress.done();
  }
}
