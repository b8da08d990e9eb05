import type { Example } from "../backends/docs/backend.js";
import { readFixtures } from "../fixtures/read-fixtures.js";
import type { CompiledContract } from "./compile-contract.js";

/** Valid fixtures from files as examples, by name of type; a fixture's file is its title. What can't be read is left out. */
export async function readExamples(
  { configuration, contract, resolved }: CompiledContract,
  workingFolder: string,
): Promise<ReadonlyMap<string, readonly Example[]>> {
  const examples = new Map<string, Example[]>();
  const rules = configuration.fixtures ?? [];
  const { fixtures } = await readFixtures({ rules, contract, resolved, workingFolder });
  for (const { declaration, verdict, source, origin } of fixtures) {
    // Pages show the examples of schemas anyway.
    if (verdict !== "valid" || origin === "schema") continue;
    const example = { title: titleOf(source.path), value: source.json };
    const before = examples.get(declaration.name);
    if (before === undefined) examples.set(declaration.name, [example]);
    else before.push(example);
  }
  return examples;
}

/** `…/valid/new-server-field.json` → `new server field`. */
function titleOf(path: string): string {
  const file = path.split("/").at(-1) ?? path;
  return file.replace(/\.\w+$/, "").replaceAll("-", " ");
}
