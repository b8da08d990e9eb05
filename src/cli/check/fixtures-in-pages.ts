import { resolve } from "node:path";
import { examplesLookedAt } from "../../backends/docs/pages/examples.js";
import type { Fixture } from "../../fixtures/fixture.js";
import type { Declaration } from "../../model/contract.js";
import type { CompiledContract } from "../compile-contract.js";

/** The files of fixtures, absolute, on which the pages of the output depend: they show valid payloads as examples. */
export function fixturesInPages(
  { configuration: { targets } }: CompiledContract,
  fixtures: readonly Fixture[],
  workingFolder: string,
): ReadonlySet<string> {
  if (targets?.includes("docs") === false) return new Set();
  const valid = new Map<Declaration, Fixture[]>();
  for (const fixture of fixtures) {
    const { declaration, verdict, origin } = fixture;
    if (verdict !== "valid" || origin === "schema") continue;
    const before = valid.get(declaration);
    if (before === undefined) valid.set(declaration, [fixture]);
    else before.push(fixture);
  }
  const files = [...valid].flatMap(([{ documentation }, some]) => {
    const values = some.map(({ source }) => source.json);
    return some.slice(0, examplesLookedAt(documentation.examples ?? [], values));
  });
  return new Set(files.map(({ source }) => resolve(workingFolder, source.file)));
}
