/** Fixtures as `allof check` tries them: read, judged, and with `--update`, their expected findings written. */

import { rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Validate } from "../../checks/finding.js";
import { checkFixtures, type FixtureCheck } from "../../checks/fixtures.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { displayPath } from "../../load/load.js";
import type { CheckFlags } from "../check.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import type { Progress } from "../progress.js";
import { readFixtures } from "../read-fixtures.js";

export async function tryFixtures(
  compiled: CompiledContract,
  validate: Validate,
  { update, only }: CheckFlags,
  { workingFolder }: Context,
  progress: Progress,
): Promise<Pick<FixtureCheck, "diagnostics" | "checked" | "judged">> {
  const { configuration, contract, resolved } = compiled;
  if (configuration.fixtures === undefined) return { diagnostics: [], checked: 0, judged: [] };

  progress.step("Reading fixtures");
  const read = await readFixtures(configuration.fixtures, workingFolder);
  if (read.value === undefined) {
    const file = displayPath(workingFolder, configuration.fixtures);
    const missing = diagnostic("missing-fixtures", {
      message: `The fixtures folder \`${file}\` does not exist, so no fixture was checked`,
      location: { file },
    });
    return { diagnostics: [...read.diagnostics, missing], checked: 0, judged: [] };
  }
  const folder = read.value;
  progress.step("Checking fixtures");
  const input = { contract, resolved, validate, folder, only };
  const found = checkFixtures(input);
  if (update !== true || hasErrors(read.diagnostics)) {
    return { ...found, diagnostics: [...read.diagnostics, ...found.diagnostics] };
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
    ...found,
    diagnostics: found.diagnostics.filter(({ code }) => !settled.includes(code)),
  };
}
