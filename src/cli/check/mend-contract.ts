import { readFile, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { applyPolicy } from "../../lint/policy.js";
import { mend, type State } from "../../lint/mend/mend.js";
import type { Source } from "../../load/source.js";
import { systemReason } from "../../load/system-reason.js";
import { isAuthors } from "../../normalise/units.js";
import { validatorOf } from "../backends.js";
import {
  compileAndCheck,
  compileContract,
  resolveOptionsOf,
  type CompiledContract,
  type ContractFlags,
} from "../compile-contract.js";
import type { Context } from "../context.js";
import { backendOptionsOf } from "../generate-output.js";
import type { Progress } from "../progress.js";
import { writeFileWhole } from "../write-file-whole.js";
import { findingsIn } from "./lint-contract.js";
import { everything } from "./selection.js";
import { tryFixtures } from "./try-fixtures.js";

const silent: Progress = { step: () => {}, done: () => {} };

/** Mends what the lint finds and can mend, and writes the files that differ. A contract that does not compile is left as it is: the check says why. */
export async function mendContract(
  flags: ContractFlags,
  context: Context,
): Promise<readonly Diagnostic[]> {
  const { compiled } = await compileContract(flags, context, silent);
  if (compiled === undefined) return [];
  const own = compiled.sources.filter((source) => isAuthors(source));
  const compile = (sources: readonly Source[]): State | undefined => {
    const { value, diagnostics } = compileAndCheck(
      sources,
      resolveOptionsOf(compiled.configuration, context),
    );
    const { kept, used } = applyPolicy(diagnostics, compiled.policy);
    if (hasErrors(kept)) return undefined;
    const all = value.resolved.sources;
    return stateOf(
      { ...compiled, ...value, sources: all, suppressions: used },
      sources,
      kept,
      context,
    );
  };
  const start = compile(own);
  if (start === undefined) return [];
  const mended = await mend(start, compile);
  const failures: Diagnostic[] = [];
  for (const source of mended.sources) failures.push(...(await write(source, context)));
  return [...mended.diagnostics, ...failures];
}

function stateOf(
  compiled: CompiledContract,
  sources: readonly Source[],
  diagnostics: readonly Diagnostic[],
  context: Context,
): State {
  const { contract, policy } = compiled;
  const found = findingsIn(compiled).filter(
    (each) => policy.suppressionOf(each.diagnostic) === undefined,
  );
  let verdicts: Promise<string> | undefined;
  return {
    sources,
    contract,
    diagnostics,
    found,
    verdicts: () => (verdicts ??= verdictsOf(compiled, context)),
  };
}

/** Which fixtures are valid. */
async function verdictsOf(compiled: CompiledContract, context: Context): Promise<string> {
  const validators = await validatorOf(compiled, backendOptionsOf(compiled.configuration));
  const { judged } = await tryFixtures(compiled, validators, {}, everything, context, silent);
  return judged
    .map(({ source, issues }) => `${source.file} ${issues.length === 0 ? "valid" : "invalid"}`)
    .join("\n");
}

/** The file is replaced in one step: who reads it meanwhile, or a run that is killed, finds the old text or the new one. */
async function write(source: Source, { workingFolder }: Context): Promise<readonly Diagnostic[]> {
  const { file, text } = source;
  try {
    const path = await realpath(resolve(workingFolder, file));
    const before = await readFile(path);
    const { mode } = await stat(path);
    const mark = before.subarray(0, 3).toString("hex") === "efbbbf" ? "\uFEFF" : "";
    writeFileWhole(path, mark + text, { mode });
    return [];
  } catch (error) {
    const message = `The file can't be written: ${systemReason(error)}`;
    return [diagnostic("unwritable-output", { message, location: { file } })];
  }
}
