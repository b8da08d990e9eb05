import { relative, sep } from "node:path";
import type { BackendOptions, OutputFile } from "../backends/backend.js";
import type { Configuration } from "../config/configuration.js";
import type { Result } from "../diagnostics/result.js";
import { generate } from "../pipeline.js";
import { selectBackends } from "./backends.js";
import type { CompiledContract } from "./compile-contract.js";
import type { Context } from "./context.js";
import { readExamples } from "./read-examples.js";
import { withManifest } from "./output-folder.js";

/** The output of the configured back-ends, as a build writes it. */
export async function generateOutput(
  compiled: CompiledContract,
  { workingFolder }: Pick<Context, "workingFolder">,
): Promise<Result<readonly OutputFile[]>> {
  const { configuration } = compiled;
  // A fixture that can't be read is for `check` to report; pages go without it.
  const examples = await readExamples(configuration, workingFolder);
  const backends = await selectBackends(configuration.targets, examples.value);
  const options = { ...backendOptionsOf(configuration), targets: backends.map(({ name }) => name) };
  const result = await generate(compiled, backends, options);
  return { value: withManifest(result.value), diagnostics: result.diagnostics };
}

export function backendOptionsOf({
  name,
  schemas,
  output,
  assertFormats,
}: Configuration): BackendOptions {
  return {
    name,
    schemasPath: relative(output, schemas).split(sep).join("/"),
    assertFormats,
    targets: [],
  };
}
