import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Fixture, FixtureFolder, FixtureType, MisplacedEntry } from "../checks/fixtures.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { displayPath } from "../load/load.js";
import { readPayloads } from "../load/read-payloads.js";
import type { Source } from "../load/source.js";

const PAYLOAD = /\.(json|jsonc|yaml|yml)$/;
const EXPECTATION = /\.errors\.json$/;

/** The fixtures folder as data, in code-unit order; `undefined` where there is no such folder. */
export async function readFixtures(
  folder: string,
  workingFolder: string,
): Promise<Result<FixtureFolder | undefined>> {
  const diagnostics: Diagnostic[] = [];
  const misplaced: MisplacedEntry[] = [];
  const shown = (path: string): string => displayPath(workingFolder, path);
  const top = await entriesOf(folder);
  if (top === undefined) return { value: undefined, diagnostics };

  const read = async (path: string): Promise<readonly Source[]> => {
    const { value, diagnostics: found } = await readPayloads(path, { workingFolder });
    diagnostics.push(...found);
    return value;
  };

  const types: FixtureType[] = [];
  for (const type of top) {
    const typeFolder = join(folder, type.name);
    if (!type.isFolder) {
      if (PAYLOAD.test(type.name)) misplaced.push({ file: shown(typeFolder), isFolder: false });
      continue;
    }
    const fixtures: Fixture[] = [];
    const orphans: string[] = [];
    for (const verdict of (await entriesOf(typeFolder)) ?? []) {
      const verdictFolder = join(typeFolder, verdict.name);
      if (!verdict.isFolder || (verdict.name !== "valid" && verdict.name !== "invalid")) {
        if (PAYLOAD.test(verdict.name) || verdict.isFolder) {
          misplaced.push({ file: shown(verdictFolder), isFolder: verdict.isFolder });
        }
        continue;
      }
      const entries = (await entriesOf(verdictFolder)) ?? [];
      const expectations = new Set(
        entries.map(({ name }) => name).filter((name) => EXPECTATION.test(name)),
      );
      const used = new Set<string>();
      for (const { name, isFolder } of entries) {
        const path = join(verdictFolder, name);
        if (isFolder) misplaced.push({ file: shown(path), isFolder });
        if (isFolder || expectations.has(name) || !PAYLOAD.test(name)) continue;
        const expectationName = name.replace(PAYLOAD, ".errors.json");
        const expectationPath = join(verdictFolder, expectationName);
        const expected =
          verdict.name === "invalid" && expectations.has(expectationName)
            ? (await read(expectationPath))[0]
            : undefined;
        if (verdict.name === "invalid") used.add(expectationName);
        for (const source of await read(path)) {
          fixtures.push({
            verdict: verdict.name,
            source,
            expectationFile: shown(expectationPath),
            expectation: expected,
          });
        }
      }
      orphans.push(
        ...[...expectations]
          .filter((name) => !used.has(name))
          .map((name) => shown(join(verdictFolder, name))),
      );
    }
    types.push({ name: type.name, file: shown(typeFolder), fixtures, orphans });
  }
  return { value: { file: shown(folder), types, misplaced }, diagnostics };
}

async function entriesOf(
  folder: string,
): Promise<readonly { readonly name: string; readonly isFolder: boolean }[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith("."))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    return undefined;
  }
}
