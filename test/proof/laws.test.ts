/** Laws of mutants, on random schemas and values. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isArray, isObject, type JsonValue } from "../../src/json/value.js";
import { canonical } from "../../src/json/print.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { equalityOf } from "../../src/proof/mutation/equal-in-meaning.js";
import { createLaboratory } from "../../src/proof/mutation/laboratory.js";
import { mutantsOf } from "../../src/proof/mutation/mutants.js";
import { contract, value } from "../laws/schemas.js";
import { compileJson } from "../support/compile-json.js";
import { modelOf } from "./contract.js";

const runs = Number(process.env["LAWS_RUNS"] ?? 60);
const seed = Number(process.env["LAWS_SEED"] ?? 20261124);
const parameters = { numRuns: runs, seed, endOnFailure: true };

/** Keywords by which a value can be refused for fitting more than it should. */
const turning = /^(not|if|oneOf|unevaluated\w+|contains|maxContains|\$dynamicRef)$/;

/** The same schema without them. */
function straight(schema: JsonValue): JsonValue {
  if (isArray(schema)) return schema.map(straight);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([name]) => !turning.test(name));
  return Object.fromEntries(kept.map(([name, own]) => [name, straight(own)]));
}
const widening = new Set(["removed", "relaxed", "widened", "added"]);

function mutantsIn(schemas: Parameters<typeof compileJson>[0]) {
  const { value: compiled, diagnostics } = compileJson(schemas);
  if (hasErrors(diagnostics)) return undefined;
  const laboratory = createLaboratory({ ...compiled, assertFormats: true });
  if (hasErrors(laboratory.diagnostics)) return undefined;
  const { isUsed } = laboratory;
  const mutants = mutantsOf({ ...compiled, isUsed, assertFormats: true, refused: () => [] });
  return { compiled, laboratory, mutants };
}

it("a rule that is removed never makes a valid value invalid", () => {
  let tried = 0;
  fc.assert(
    fc.property(contract, fc.array(value, { minLength: 8, maxLength: 12 }), (schemas, values) => {
      const found = mutantsIn({ "c.json": straight(schemas) });
      fc.pre(found !== undefined);
      const { compiled, laboratory, mutants } = found;
      for (const mutant of mutants.filter(({ operation }) => widening.has(operation))) {
        const preparation = laboratory.prepare(mutant);
        for (const declaration of compiled.contract.declarations.values()) {
          for (const each of values) {
            if (!laboratory.accepts(declaration, each)) continue;
            tried += 1;
            const note = `${mutant.id}: ${canonical(each)} in ${canonical(schemas)}`;
            expect(laboratory.accepts(declaration, each, preparation), note).toBe(true);
          }
        }
      }
    }),
    parameters,
  );
  expect(tried).toBeGreaterThan(100);
});

it("no value tells a mutant apart that is equal in meaning", () => {
  let equal = 0;
  fc.assert(
    fc.property(contract, fc.array(value, { minLength: 8, maxLength: 12 }), (schemas, values) => {
      const found = mutantsIn({ "c.json": schemas });
      fc.pre(found !== undefined);
      const { compiled, laboratory, mutants } = found;
      const isEqual = equalityOf(compiled.resolved, compiled.contract, modelOf);
      for (const mutant of mutants.filter(isEqual)) {
        equal += 1;
        const preparation = laboratory.prepare(mutant);
        for (const declaration of compiled.contract.declarations.values()) {
          for (const each of values) {
            const note = `${mutant.id}: ${canonical(each)} in ${canonical(schemas)}`;
            const before = laboratory.accepts(declaration, each);
            expect(laboratory.accepts(declaration, each, preparation), note).toBe(before);
          }
        }
      }
    }),
    parameters,
  );
  expect(equal).toBeGreaterThan(10);
});
