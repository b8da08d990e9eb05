import { relative, sep } from "node:path";
import type { BackendOptions, OutputFile } from "../backends/backend.js";
import type { Configuration } from "../config/configuration.js";
import type { Result } from "../diagnostics/result.js";
import { generate } from "../pipeline.js";
import { selectBackends } from "./backends.js";
import type { CompiledContract } from "./compile-contract.js";
import { withManifest } from "./output-folder.js";

/** The output of the configured back-ends, as a build writes it. */
export async function generateOutput(
  compiled: CompiledContract,
): Promise<Result<readonly OutputFile[]>> {
  const { configuration } = compiled;
  const backends = await selectBackends(configuration.targets);
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
