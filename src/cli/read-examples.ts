import type { Example } from "../backends/docs/backend.js";
import type { Configuration } from "../config/configuration.js";
import type { Result } from "../diagnostics/result.js";
import { readFixtures } from "./read-fixtures.js";

/** Valid fixtures as examples, by name of type; a fixture's file is its title. */
export async function readExamples(
  { fixtures }: Pick<Configuration, "fixtures">,
  workingFolder: string,
): Promise<Result<ReadonlyMap<string, readonly Example[]>>> {
  const examples = new Map<string, readonly Example[]>();
  if (fixtures === undefined) return { value: examples, diagnostics: [] };
  const { value: folder, diagnostics } = await readFixtures(fixtures, workingFolder);
  for (const { name, fixtures: all } of folder?.types ?? []) {
    const valid = all.filter(({ verdict }) => verdict === "valid");
    examples.set(
      name,
      valid.map(({ source }) => ({ title: titleOf(source.path), value: source.json })),
    );
  }
  return { value: examples, diagnostics };
}

/** `…/valid/new-server-field.json` → `new server field`. */
function titleOf(path: string): string {
  const file = path.split("/").at(-1) ?? path;
  return file.replace(/\.\w+$/, "").replaceAll("-", " ");
}
