import { rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { checkFixtures, type FixtureCheck } from "../checks/fixtures.js";
import { checkFreshness } from "../checks/freshness.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/result.js";
import { displayPath } from "../load/load.js";
import type { Validate } from "../checks/finding.js";
import { validatorOf } from "./backends.js";
import type { CompiledContract, ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { backendOptionsOf, generateOutput } from "./generate-output.js";
import { onContract } from "./on-contract.js";
import type { Outcome } from "./outcome.js";
import { readOutput } from "./output-folder.js";
import type { Progress } from "./progress.js";
import { readFixtures } from "./read-fixtures.js";
import { typeNamed } from "./type-named.js";

export interface CheckFlags extends ContractFlags {
  /** Write the expected findings of invalid fixtures as they are found now. */
  readonly update?: boolean;
  /** Only the fixtures of this type. */
  readonly only?: string;
}

/** Schemas, fixtures, and whether the output is current. */
export async function check(flags: CheckFlags, context: Context): Promise<Outcome> {
  return onContract("check", flags, context, async (compiled, { progress, end, ...run }) => {
    if (flags.only !== undefined) {
      const named = typeNamed(flags.only, compiled.contract);
      if ("unknown" in named) return end([named.unknown]);
    }

    const { validate, diagnostics } = await validatorOf(
      compiled,
      backendOptionsOf(compiled.configuration),
    );
    const known = [...run.diagnostics, ...diagnostics];
    if (hasErrors(diagnostics)) return end(known);

    const tried = await tryFixtures(compiled, validate, flags, context, progress);
    const stale =
      flags.only === undefined ? await staleness(compiled, known, context, progress) : [];
    return end([...known, ...tried.diagnostics, ...stale], {
      types: compiled.contract.declarations.size,
      fixtures: tried.checked,
    });
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

/** What differs between the output and what the schemas compile to, and what back-ends say that is not `known` yet. */
async function staleness(
  compiled: CompiledContract,
  known: readonly Diagnostic[],
  { workingFolder }: Context,
  progress: Progress,
): Promise<readonly Diagnostic[]> {
  const { output } = compiled.configuration;
  progress.step("Comparing the output");
  const generated = await generateOutput(compiled, { workingFolder });
  const { own } = await readOutput(output, generated.value);
  const shown = displayPath(workingFolder, output);
  const { diagnostics } = checkFreshness(generated.value, own, shown);
  const said = new Set(known.map((each) => JSON.stringify(each)));
  const more = generated.diagnostics.filter((each) => !said.has(JSON.stringify(each)));
  if (diagnostics.length <= 1) return [...more, ...diagnostics];
  // One for all: `allof build --check` goes into detail.
  const all = diagnostic("stale-output", {
    message: `${diagnostics.length} files in \`${shown}\` differ from what the schemas compile to`,
    location: { file: shown },
    hint: "Run `allof build`; `allof build --check` shows what differs.",
  });
  return [...more, all];
}
