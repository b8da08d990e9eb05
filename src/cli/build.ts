import { checkFreshness } from "../checks/freshness.js";
import { hasErrors } from "../diagnostics/result.js";
import { displayPath } from "../load/load.js";
import type { Summary } from "../reporters/report.js";
import { compileContract, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { generateOutput } from "./generate-output.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { readOutput, recover, writeOutput } from "./output-folder.js";
import { createProgress } from "./progress.js";

export interface BuildFlags extends ContractFlags {
  /** Write nothing; say what differs. */
  readonly check?: boolean;
}

/** Schemas to output. Where there are errors, nothing is written. */
export async function build(flags: BuildFlags, context: Context): Promise<Outcome> {
  const start = performance.now();
  const progress = createProgress(context);
  const summary = (counts: Partial<Summary> = {}): Summary => ({
    command: "build",
    ...counts,
    seconds: secondsSince(start),
  });
  try {
    const compilation = await compileContract(flags, context, progress, async ({ output }) => {
      // What can't be mended now is reported when the output is written.
      if (flags.check !== true) await recover(output).catch(() => {});
    });
    if (compilation.compiled === undefined) {
      const failed = outcome(compilation.diagnostics, summary());
      return { ...failed, exitCode: compilation.exitCode ?? failed.exitCode };
    }
    const { compiled } = compilation;
    const { output } = compiled.configuration;

    progress.step("Generating");
    const generated = await generateOutput(compiled, context);
    const diagnostics = [...compilation.diagnostics, ...generated.diagnostics];
    if (hasErrors(diagnostics)) return outcome(diagnostics, summary());
    const { targets } = compiled.configuration;
    const types = compiled.contract.declarations.size;
    const counts = {
      types,
      ...((targets?.includes("validators") ?? true) && { validators: types }),
      files: generated.value.length,
    };

    if (flags.check === true) {
      progress.step("Comparing");
      const { own } = await readOutput(output, generated.value);
      const shown = displayPath(context.workingFolder, output);
      const { diagnostics: stale, diffs } = checkFreshness(generated.value, own, shown);
      return outcome([...diagnostics, ...stale], summary(counts), diffs);
    }
    progress.step("Writing");
    const { written, diagnostics: failures } = await writeOutput(
      output,
      generated.value,
      context.workingFolder,
    );
    return outcome([...diagnostics, ...failures], summary({ ...counts, written }));
  } finally {
    progress.done();
  }
}
