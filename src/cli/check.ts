import { rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { checkFixtures, type FixtureCheck } from "../checks/fixtures.js";
import { checkFreshness } from "../checks/freshness.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { hasErrors } from "../diagnostics/result.js";
import { displayPath } from "../load/load.js";
import type { Summary } from "../reporters/report.js";
import type { Validate } from "../checks/finding.js";
import { validatorOf } from "./backends.js";
import { compileContract, type CompiledContract, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { backendOptionsOf, generateOutput } from "./generate-output.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { readOutput } from "./output-folder.js";
import { createProgress, type Progress } from "./progress.js";
import { readFixtures } from "./read-fixtures.js";

export interface CheckFlags extends ContractFlags {
  /** Write the expected findings of invalid fixtures as they are found now. */
  readonly update?: boolean;
  /** Only the fixtures of this type. */
  readonly only?: string;
}

/** Schemas, fixtures, and whether the output is current. */
export async function check(flags: CheckFlags, context: Context): Promise<Outcome> {
  const start = performance.now();
  const progress = createProgress(context);
  const summary = (counts: Partial<Summary> = {}): Summary => ({
    command: "check",
    ...counts,
    seconds: secondsSince(start),
  });
  try {
    const compilation = await compileContract(flags, context, progress);
    const { compiled } = compilation;
    if (compiled === undefined) {
      const failed = outcome(compilation.diagnostics, summary());
      return { ...failed, exitCode: compilation.exitCode ?? failed.exitCode };
    }
    const unknown = unknownType(flags.only, compiled);
    if (unknown !== undefined) return outcome([unknown], summary());

    const { validate, diagnostics } = await validatorOf(
      compiled,
      backendOptionsOf(compiled.configuration),
    );
    const known = [...compilation.diagnostics, ...diagnostics];
    if (hasErrors(diagnostics)) return outcome(known, summary());

    const tried = await tryFixtures(compiled, validate, flags, context, progress);
    const stale =
      flags.only === undefined
        ? await staleness(compiled, context, progress)
        : { diagnostics: [], diffs: [] };
    return outcome(
      [...known, ...tried.diagnostics, ...stale.diagnostics],
      summary({ types: compiled.contract.declarations.size, fixtures: tried.checked }),
    );
  } finally {
    progress.done();
  }
}

function unknownType(only: string | undefined, { contract }: CompiledContract) {
  const names = Array.from(contract.declarations.values(), ({ name }) => name);
  if (only === undefined || names.includes(only)) return undefined;
  const meant = nearest(only, names);
  return diagnostic("usage", {
    message: `The contract has no type \`${only}\``,
    ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
  });
}

async function tryFixtures(
  compiled: CompiledContract,
  validate: Validate,
  { update, only }: CheckFlags,
  { workingFolder }: Context,
  progress: Progress,
): Promise<Pick<FixtureCheck, "diagnostics" | "checked">> {
  const { configuration, contract, sources } = compiled;
  if (configuration.fixtures === undefined) return { diagnostics: [], checked: 0 };

  progress.step("Reading fixtures");
  const read = await readFixtures(configuration.fixtures, workingFolder);
  if (read.value === undefined) {
    const file = displayPath(workingFolder, configuration.fixtures);
    const missing = diagnostic("missing-fixtures", {
      message: `The fixtures folder \`${file}\` does not exist, so no fixture was checked`,
      location: { file },
    });
    return { diagnostics: [...read.diagnostics, missing], checked: 0 };
  }
  const folder = read.value;
  progress.step("Checking fixtures");
  const input = { contract, sources, validate, folder, only };
  const found = checkFixtures(input);
  if (update !== true || hasErrors(read.diagnostics)) {
    return { diagnostics: [...read.diagnostics, ...found.diagnostics], checked: found.checked };
  }
  for (const { file, contents } of found.expectations) {
    await writeFile(resolve(workingFolder, file), contents);
  }
  for (const file of found.orphans) await rm(resolve(workingFolder, file));
  // What the update settled is said no more.
  const settled: readonly Diagnostic["code"][] = [
    "missing-expectation",
    "unexpected-finding",
    "orphan-expectation",
  ];
  return {
    diagnostics: found.diagnostics.filter(({ code }) => !settled.includes(code)),
    checked: found.checked,
  };
}

async function staleness(
  compiled: CompiledContract,
  { workingFolder }: Context,
  progress: Progress,
): Promise<{ readonly diagnostics: readonly Diagnostic[] }> {
  const { output } = compiled.configuration;
  progress.step("Comparing the output");
  const generated = await generateOutput(compiled, { workingFolder });
  const { own } = await readOutput(output, generated.value);
  const shown = displayPath(workingFolder, output);
  const { diagnostics } = checkFreshness(generated.value, own, shown);
  if (diagnostics.length <= 1) return { diagnostics };
  // One for all: `allof build --check` goes into detail.
  const all = diagnostic("stale-output", {
    message: `${diagnostics.length} files in \`${shown}\` differ from what the schemas compile to`,
    location: { file: shown },
    hint: "Run `allof build`; `allof build --check` shows what differs.",
  });
  return { diagnostics: [all] };
}
