import { checkFreshness } from "../../checks/freshness.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { displayPath } from "../../load/load.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { generateOutput } from "../generate-output.js";
import { readOutput } from "../output-folder.js";
import type { Progress } from "../progress.js";

/** What differs between the output and what the schemas compile to, and what back-ends say that is not `known` yet. */
export async function staleness(
  compiled: CompiledContract,
  known: readonly Diagnostic[],
  { workingFolder }: Context,
  progress: Progress,
): Promise<readonly Diagnostic[]> {
  const { output } = compiled.configuration;
  progress.step("Comparing the output");
  const generated = await generateOutput(compiled, { workingFolder });
  // What can't be generated is not there to be compared.
  if (hasErrors(generated.diagnostics)) return unsaid(generated.diagnostics, known);
  const { own } = await readOutput(output, generated.value);
  const shown = displayPath(workingFolder, output);
  const { diagnostics } = checkFreshness(generated.value, own, shown);
  const more = unsaid(generated.diagnostics, known);
  if (diagnostics.length <= 1) return [...more, ...diagnostics];
  // One for all: `allof build --check` goes into detail.
  const all = diagnostic("stale-output", {
    message: `${diagnostics.length} files in \`${shown}\` differ from what the schemas compile to`,
    location: { file: shown },
    hint: "Run `allof build`; `allof build --check` shows what differs.",
  });
  return [...more, all];
}

function unsaid(
  diagnostics: readonly Diagnostic[],
  known: readonly Diagnostic[],
): readonly Diagnostic[] {
  const said = new Set(known.map((each) => JSON.stringify(each)));
  return diagnostics.filter((each) => !said.has(JSON.stringify(each)));
}
