/** Fixtures as `allof check` tries them: read, judged, and with `--update`, their expected findings written. */

import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import {
  checkFixtures,
  misplacedFixture,
  orphanExpectation,
  untestedTypes,
  type FixtureCheck,
} from "../../checks/fixtures.js";
import { findingContext } from "../../checks/finding.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { judgeAll } from "../../checks/judge.js";
import type { Listing } from "../../fixtures/list-fixtures.js";
import { readFixtures, type FixtureSet } from "../../fixtures/read-fixtures.js";
import { displayPath } from "../../load/load.js";
import type { InProcess } from "../backends.js";
import type { CheckFlags } from "../check.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { writeFileWhole } from "../write-file-whole.js";
import type { Selection } from "./selection.js";
import { linesOfFile, validateLines } from "../validate/validate-lines.js";
import type { Progress } from "../progress.js";

export interface Tried extends Pick<FixtureCheck, "diagnostics" | "judged"> {
  readonly read: FixtureSet;
  /** How many payloads were judged. */
  readonly checked: number;
}

export async function tryFixtures(
  compiled: CompiledContract,
  validators: InProcess,
  { update }: CheckFlags,
  selection: Selection,
  { workingFolder }: Context,
  progress: Progress,
): Promise<Tried> {
  const { configuration, contract, resolved, sources, part } = compiled;
  const rules = configuration.fixtures ?? [];

  progress.step("Reading fixtures");
  const read = await readFixtures({
    rules,
    contract,
    resolved,
    workingFolder,
    whole: part?.whole,
    isListed: selection.isListed,
    isWanted: selection.isWanted,
  });
  const { fixtures, tested } = read;
  progress.step("Checking fixtures");
  const isUpdating = update === true && !hasErrors(read.diagnostics);
  const payloads = fixtures.map(({ declaration, source }) => ({ declaration, json: source.json }));
  const issues = judgeAll(payloads, validators.validate, validators.renew);
  const found = checkFixtures({ contract, resolved, fixtures, issues, isUpdating });

  // Files of a payload a line are judged as they are read: they may be larger than memory.
  const context = findingContext({ contract, resolved });
  const streamed: Diagnostic[] = [];
  let lines = 0;
  for (const { path, declaration, verdict } of read.streams) {
    const file = linesOfFile(path, workingFolder);
    const input = { ...file, declaration, verdict, validators, context };
    const { diagnostics, payloads: count } = await validateLines(input);
    streamed.push(...diagnostics);
    lines += count;
  }

  const declarationOf = new Map(
    Array.from(contract.declarations.values(), (each) => [each.name, each]),
  );
  const orphans = read.orphans.filter(({ file, type }) => {
    const declaration = declarationOf.get(type);
    const path = resolve(workingFolder, file);
    return declaration !== undefined && selection.isWanted({ declaration, file: path });
  });
  if (isUpdating) {
    const isAlready = new Map(
      fixtures.flatMap(({ expectation }) =>
        expectation?.source === undefined ? [] : [[expectation.file, expectation.source.text]],
      ),
    );
    for (const { file, contents } of found.expectations) {
      // One that is as it should be keeps its time of change.
      if (isAlready.get(file) !== contents) writeFileWhole(resolve(workingFolder, file), contents);
    }
    for (const { file } of orphans) await rm(resolve(workingFolder, file), { force: true });
  }
  const folder = rules.find((rule) => "folder" in rule)?.folder;
  const shown = folder === undefined ? undefined : displayPath(workingFolder, folder);
  return {
    read,
    checked: found.judged.length + lines,
    judged: found.judged,
    diagnostics: [
      ...read.diagnostics,
      ...found.diagnostics,
      ...streamed,
      ...(isUpdating ? [] : orphans.map(({ file }) => orphanExpectation(file))),
      ...(read.passedOver > 0 ? [passedOver(read.passedOver)] : []),
      ...read.missing.map(missingFixtures),
      ...[
        ...read.misplaced.map(misplacedFixture),
        ...(rules.length > read.missing.length
          ? untestedTypes(contract, tested, sources, shown)
          : []),
      ].filter(selection.tellsOfPlaces),
    ],
  };
}

function passedOver(count: number): Diagnostic {
  return diagnostic("fixtures-passed-over", {
    message: `${count} ${count === 1 ? "file" : "files"} of fixtures ${count === 1 ? "was" : "were"} not tried: their schemas, or what those refer to, have errors`,
  });
}

function missingFixtures({ file, isFolder }: Listing["missing"][number]): Diagnostic {
  return diagnostic("missing-fixtures", {
    message: isFolder
      ? `The fixtures folder \`${file}\` does not exist, so no fixture was checked`
      : `No payload matches \`${file}\`, so no such fixture was checked`,
    ...(isFolder && { location: { file } }),
    ...(isFolder &&
      /[*?{]/.test(file) && {
        hint: `A text names a folder; a pattern is an object: { "files": ${JSON.stringify(file)}, "verdict": "valid" }.`,
      }),
  });
}
