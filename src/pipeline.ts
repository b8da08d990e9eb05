/** The order of the stages, stated once: load → resolve → normalise → generate. */

import type { Backend, BackendOptions, OutputFile } from "./backends/backend.js";
import { pathClashes, type Generated } from "./backends/outside/path-clashes.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Result } from "./diagnostics/result.js";
import { withoutRepetition } from "./diagnostics/without-repetition.js";
import type { Source } from "./load/source.js";
import type { Contract } from "./model/contract.js";
import { normalise, type NormaliseOptions } from "./normalise/normalise.js";
import { resolve, type ResolveOptions } from "./resolve/resolve.js";
import type { Resolved } from "./resolve/resolved.js";

export interface CompileOptions extends ResolveOptions, NormaliseOptions {}

export interface Compiled {
  readonly resolved: Resolved;
  readonly contract: Contract;
}

/** Sources to model. The order of `sources` makes no difference. */
export function compileSources(
  sources: readonly Source[],
  options: CompileOptions = { defaultDialect: "2020-12" },
): Result<Compiled> {
  const resolved = resolve(sources, options);
  const contract = normalise(resolved.value, options);
  return {
    value: { resolved: resolved.value, contract: contract.value },
    diagnostics: withoutRepetition([...resolved.diagnostics, ...contract.diagnostics]),
  };
}

/** Model to files, sorted by path. */
export async function generate(
  compiled: Compiled,
  backends: readonly Backend[],
  options: BackendOptions,
): Promise<Result<readonly OutputFile[]>> {
  const { memo } = compiled.resolved;
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const outputs: Generated[] = [];
  for (const backend of backends) {
    const result = await backend.generate({ ...compiled, options });
    files.push(...result.value);
    outputs.push({ backend, files: result.value });
    diagnostics.push(...result.diagnostics);
  }
  if (backends.some(({ fromOutside }) => fromOutside !== undefined)) {
    diagnostics.push(...pathClashes(outputs));
  }
  const inOrder = (): readonly number[] =>
    [...files.keys()].sort((a, b) => byPath(files[a], files[b]));
  const order =
    memo === undefined
      ? inOrder()
      : memo.whileSame(
          "order of files",
          files.map(({ path }) => path),
          inOrder,
        );
  const sorted: OutputFile[] = [];
  for (const i of order) {
    const file = files[i];
    if (file !== undefined) sorted.push(file);
  }
  return { value: sorted, diagnostics: withoutRepetition(diagnostics) };
}

function byPath(a: OutputFile | undefined, b: OutputFile | undefined): number {
  const [first = "", second = ""] = [a?.path, b?.path];
  return first < second ? -1 : first > second ? 1 : 0;
}
