import { checkFreshness } from "../checks/freshness.js";
import { hasErrors } from "../diagnostics/result.js";
import { displayPath } from "../load/load.js";
import { configurationOf, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { generateOutput } from "./generate-output.js";
import { onContract, type ContractOutcome } from "./on-contract.js";
import { outcome, secondsSince } from "./outcome.js";
import type { Carried } from "./session.js";
import { openRunCache } from "./run-cache.js";
import { readOutput, recover, writeOutput } from "./output-folder.js";

export interface BuildFlags extends ContractFlags {
  /** Write nothing; say what differs. */
  readonly check?: boolean;
}

/** Schemas to output. Where there are errors, nothing is written. Where nothing has changed since the last build, nothing is compiled. */
export async function build(
  flags: BuildFlags,
  context: Context,
  carried?: Carried,
): Promise<ContractOutcome> {
  const { workingFolder } = context;
  const start = performance.now();
  const { value: configuration } = await configurationOf(flags, context);
  const cache =
    configuration === undefined || flags.check === true || carried !== undefined
      ? undefined
      : openRunCache("build", configuration, workingFolder);
  if (cache?.last !== undefined) {
    const { diagnostics, counts } = cache.last;
    const summary = { command: "build", ...counts, written: 0, seconds: secondsSince(start) };
    return { ...outcome(diagnostics, summary), configuration };
  }
  return onContract(
    "build",
    flags,
    context,
    async (compiled, { progress, end, ...run }) => {
      const { output, targets } = compiled.configuration;

      progress.step("Generating");
      const generated = await generateOutput(compiled, context);
      const diagnostics = [...run.diagnostics, ...generated.diagnostics];
      if (hasErrors(diagnostics)) return end(diagnostics);
      const types = compiled.contract.declarations.size;
      const counts = {
        types,
        ...((targets?.includes("validators") ?? true) && { validators: types }),
        files: generated.value.length,
      };

      if (flags.check === true) {
        progress.step("Comparing");
        const { own } = await readOutput(output, generated.value);
        const shown = displayPath(workingFolder, output);
        const { diagnostics: stale, diffs } = checkFreshness(generated.value, own, shown);
        return end([...diagnostics, ...stale], counts, diffs);
      }
      progress.step("Writing");
      carried?.generated();
      const write = carried === undefined ? writeOutput : carried.output.write.bind(carried.output);
      const { written, diagnostics: failures } = await write(
        output,
        generated.value,
        workingFolder,
      );
      const all = [...diagnostics, ...failures];
      if (!hasErrors(all)) cache?.remember({ diagnostics: all, counts });
      return end(all, { ...counts, written });
    },
    {
      begin: async ({ output }) => {
        // What can't be mended now is reported when the output is written.
        if (flags.check !== true) await recover(output).catch(() => {});
      },
      carried,
    },
  );
}
