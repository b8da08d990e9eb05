/** Small contracts of schemas and fixtures given as values. */

import type { JsonValue } from "../../src/json/value.js";
import { compileSources, type Compiled } from "../../src/pipeline.js";
import type { ProofFixture } from "../../src/proof/fixture.js";
import { equalityOf } from "../../src/proof/mutation/equal-in-meaning.js";
import { runMutants } from "../../src/proof/mutation/run-mutants.js";
import { mutationReport, type MutationReport } from "../../src/proof/mutation/score.js";
import { compileJson } from "../support/compile-json.js";

/** Type → payloads by verdict. */
export type Payloads = Readonly<
  Record<string, { readonly valid?: readonly JsonValue[]; readonly invalid?: readonly JsonValue[] }>
>;

export function contractOf(schemas: Readonly<Record<string, JsonValue>>): Compiled {
  const { value, diagnostics } = compileJson(schemas);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return value;
}

export function fixturesOf({ contract }: Compiled, payloads: Payloads): readonly ProofFixture[] {
  const byName = new Map([...contract.declarations.values()].map((each) => [each.name, each]));
  return Object.entries(payloads).flatMap(([name, { valid = [], invalid = [] }]) => {
    const declaration = byName.get(name);
    if (declaration === undefined) throw new Error(`no type ${name}`);
    const of = (verdict: "valid" | "invalid", all: readonly JsonValue[]) =>
      all.map((json, i) => ({ declaration, verdict, json, file: `${name}/${verdict}/${i}.json` }));
    return [...of("valid", valid), ...of("invalid", invalid)];
  });
}

export function modelOf(sources: Parameters<typeof compileSources>[0]) {
  return compileSources(sources).value.contract;
}

export function reportOf(compiled: Compiled, payloads: Payloads): MutationReport {
  const fixtures = fixturesOf(compiled, payloads);
  const run = runMutants({ ...compiled, assertFormats: true, fixtures });
  if (run.broken.length > 0) throw new Error(run.broken.map(({ file }) => file).join(", "));
  return mutationReport(run, equalityOf(compiled.resolved, compiled.contract, modelOf));
}
