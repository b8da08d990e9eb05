import { relative, sep } from "node:path";
import type { BackendOptions, OutputFile } from "../backends/backend.js";
import type { Configuration } from "../config/configuration.js";
import { hasErrors, type Result } from "../diagnostics/result.js";
import { print } from "../json/print.js";
import { applyPolicy } from "../lint/policy.js";
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
  const examples = await readExamples(compiled, workingFolder);
  const selected = await selectBackends(configuration, workingFolder, examples);
  if (hasErrors(selected.diagnostics)) return { value: [], diagnostics: selected.diagnostics };
  const backends = selected.value;
  const options = { ...backendOptionsOf(configuration), targets: backends.map(({ name }) => name) };
  const result = await generate(compiled, backends, options);
  return {
    value: withManifest(withModuleType(result.value), compiled.resolved.memo),
    diagnostics: applyPolicy(result.diagnostics, compiled.policy).kept,
  };
}

/**
 * The output, sorted by path, with the `package.json` that lets Node read its JavaScript as modules, whatever the project around it says: a
 * package is CommonJS unless it says otherwise. Nearest counts, so it also repeats that importing has no side effects.
 */
function withModuleType(files: readonly OutputFile[]): readonly OutputFile[] {
  if (!files.some(({ path }) => path.endsWith(".js"))) return files;
  const contents = print({ type: "module", sideEffects: false });
  const path = "package.json";
  const after = files.findIndex((file) => file.path > path);
  return files.toSpliced(after === -1 ? files.length : after, 0, { path, contents });
}

export function backendOptionsOf({
  name,
  version,
  schemas,
  output,
  assertFormats,
}: Configuration): BackendOptions {
  return {
    name,
    version,
    schemasPath: relative(output, schemas).split(sep).join("/"),
    assertFormats,
    targets: [],
  };
}
