/** Fixtures as `allof check` tries them: read, judged, and with `--update`, their expected findings written. */

import { rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  checkFixtures,
  misplacedFixture,
  orphanExpectation,
  untestedTypes,
  type FixtureCheck,
} from "../../checks/fixtures.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { judgeAll } from "../../checks/judge.js";
import type { Listing } from "../../fixtures/list-fixtures.js";
import { readFixtures } from "../../fixtures/read-fixtures.js";
import { displayPath } from "../../load/load.js";
import type { InProcess } from "../backends.js";
import type { CheckFlags } from "../check.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import type { Progress } from "../progress.js";

export interface Tried extends Pick<FixtureCheck, "diagnostics" | "judged"> {
  /** How many payloads were judged. */
  readonly checked: number;
}

export async function tryFixtures(
  compiled: CompiledContract,
  { validate, renew }: InProcess,
  { update, only }: CheckFlags,
  { workingFolder }: Context,
  progress: Progress,
): Promise<Tried> {
  const { configuration, contract, resolved, sources } = compiled;
  const rules = configuration.fixtures ?? [];

  progress.step("Reading fixtures");
  const read = await readFixtures({
    rules,
    contract,
    resolved,
    workingFolder,
    isWanted: ({ declaration }) => only === undefined || declaration.name === only,
  });
  const { fixtures, tested } = read;
  progress.step("Checking fixtures");
  const isUpdating = update === true && !hasErrors(read.diagnostics);
  const payloads = fixtures.map(({ declaration, source }) => ({ declaration, json: source.json }));
  const issues = judgeAll(payloads, validate, renew);
  const found = checkFixtures({ contract, resolved, fixtures, issues, isUpdating });

  const orphans = read.orphans.filter(({ type }) => only === undefined || type === only);
  if (isUpdating) {
    for (const { file, contents } of found.expectations) {
      await writeFile(resolve(workingFolder, file), contents);
    }
    for (const { file } of orphans) await rm(resolve(workingFolder, file), { force: true });
  }
  const folder = rules.find((rule) => "folder" in rule)?.folder;
  const shown = folder === undefined ? undefined : displayPath(workingFolder, folder);
  const isWhole = only === undefined;
  return {
    checked: found.judged.length,
    judged: found.judged,
    diagnostics: [
      ...read.diagnostics,
      ...found.diagnostics,
      ...(isUpdating ? [] : orphans.map(({ file }) => orphanExpectation(file))),
      ...read.missing.map(missingFixtures),
      ...(isWhole ? read.misplaced.map(misplacedFixture) : []),
      ...(isWhole && rules.length > 0 && read.missing.length < rules.length
        ? untestedTypes(contract, tested, sources, shown)
        : []),
    ],
  };
}

function missingFixtures({ file, isFolder }: Listing["missing"][number]): Diagnostic {
  return diagnostic("missing-fixtures", {
    message: isFolder
      ? `The fixtures folder \`${file}\` does not exist, so no fixture was checked`
      : `No payload matches \`${file}\`, so no such fixture was checked`,
    ...(isFolder && { location: { file } }),
  });
}
