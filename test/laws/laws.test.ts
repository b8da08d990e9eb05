/** The laws of the model (ARCHITECTURE.md), on random contracts. */

import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typescript } from "../../src/backends/typescript/backend.js";
import type { OutputFile } from "../../src/backends/backend.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { declarationOf, type Contract } from "../../src/model/contract.js";
import { loosenessOf } from "../../src/model/looseness.js";
import { membersOf } from "../../src/model/members.js";
import { structureOf } from "../../src/model/types.js";
import { walkType } from "../../src/model/walk.js";
import { compileSources, generate, type Compiled } from "../../src/pipeline.js";
import { askTypeScript, type Question } from "../../src/checks/agreement/assignability.js";
import { modelText } from "../support/model-text.js";
import { contract as contracts, value as values } from "./schemas.js";

const seed = Number(process.env["LAWS_SEED"] ?? 20261124);
const size = Number(process.env["LAWS_RUNS"] ?? 60);
const options = {
  name: "laws",
  version: "1.0.0",
  schemasPath: "schemas",
  assertFormats: true,
  targets: [],
};

function source(path: string, json: JsonValue): Source {
  const parsed = parseSource({ path, file: path, content: JSON.stringify(json) }).value;
  if (parsed === undefined) throw new Error(`${path} did not parse`);
  return parsed;
}

function compiled(json: JsonValue): Compiled {
  return compileSources([source("contract.json", json)]).value;
}

/** Ajv's verdict; `undefined` where the code that it compiled of nested `unevaluatedProperties` fails by itself. */
function verdictOf(validate: ValidateFunction, value: JsonValue): boolean | undefined {
  try {
    return validate(value) === true;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** All keywords that explain why the type of a declaration holds more than its schema: its own, and those of what it refers to. */
function explained(contract: Contract, id: string): Set<string> {
  const reached = new Set([id]);
  const keywords = new Set<string>();
  for (const next of reached) {
    const declaration = declarationOf(contract, next);
    for (const { keyword } of loosenessOf(declaration)) keywords.add(keyword);
    for (const parent of declaration.parents) reached.add(parent.target);
    walkType(declaration.type, (part) => {
      if (part.kind === "reference") reached.add(part.target);
    });
  }
  return keywords;
}

describe("on random contracts", () => {
  const samples = fc.sample(
    fc.tuple(contracts, fc.array(values, { minLength: 12, maxLength: 12 })),
    {
      seed,
      numRuns: size,
    },
  );

  it("types are sound, and honest where they are loose", async () => {
    const files: OutputFile[] = [];
    const questions: (Question & {
      readonly valid: boolean;
      readonly sample: number;
      readonly id: string;
    })[] = [];
    const models: Contract[] = [];
    for (const [sample, [json, candidates]] of samples.entries()) {
      const compiledSample = compiled(json);
      models.push(compiledSample.contract);
      const own = await generate(compiledSample, [typescript], options);
      files.push(...own.value.map((file) => ({ ...file, path: `s${sample}/${file.path}` })));
      const ajv = new Ajv2020({
        strict: false,
        allErrors: true,
        validateFormats: false,
        logger: false,
      });
      ajv.addSchema(json, "contract.json");
      for (const { id, name, location, module } of compiledSample.contract.declarations.values()) {
        const validate = ajv.getSchema("contract.json#" + location.pointer);
        if (validate === undefined) throw new Error(`Ajv has no ${id}`);
        for (const value of candidates) {
          const valid = verdictOf(validate, value);
          if (valid === undefined) continue;
          questions.push({
            type: name,
            module: `s${sample}/types/${module}.d.ts`,
            value,
            valid,
            sample,
            id,
          });
        }
      }
    }
    const { assignable, errors } = askTypeScript(files, questions);
    expect(errors.slice(0, 3)).toEqual([]);
    const show = (question: (typeof questions)[number]) => ({
      contract: JSON.stringify(samples[question.sample]?.[0]),
      type: question.type,
      value: JSON.stringify(question.value),
    });
    const unsound = questions.filter((question, i) => question.valid && assignable[i] === false);
    expect(unsound.slice(0, 2).map(show)).toEqual([]);
    const silent = questions.filter((question, i) => {
      const model = models[question.sample];
      return !question.valid && assignable[i] && model && explained(model, question.id).size === 0;
    });
    expect(silent.slice(0, 2).map(show)).toEqual([]);
    expect(questions.length).toBeGreaterThan(size * 12 * 3 * 0.95);
    // The sample would prove nothing if one verdict were rare.
    expect(questions.filter((question) => question.valid).length).toBeGreaterThan(
      questions.length / 20,
    );
    expect(assignable.filter((verdict) => !verdict).length).toBeGreaterThan(questions.length / 20);
  }, 120_000);

  it("the order of keys makes no difference", () => {
    for (const [json] of samples) {
      const model = compiled(json).contract;
      const reversed = compiled(reverseKeys(json)).contract;
      for (const declaration of model.declarations.values()) {
        const other = declarationOf(reversed, declaration.id);
        expect(structureOf(other.type), JSON.stringify(json)).toBe(structureOf(declaration.type));
        expect(other.name).toBe(declaration.name);
      }
    }
  });

  it("compiling twice gives one model", () => {
    for (const [json] of samples)
      expect(modelText(compiled(json).contract)).toBe(modelText(compiled(json).contract));
  });
});

describe("moving members into a base", () => {
  it("changes parents, and no member", () => {
    const members = fc.dictionary(
      fc.constantFrom("a", "b", "c", "d"),
      fc.constantFrom<JsonValue>(
        { type: "string" },
        { type: "number" },
        { enum: ["x", 1] },
        { type: "array" },
      ),
      { minKeys: 2, maxKeys: 4 },
    );
    fc.assert(
      fc.property(
        members,
        fc.nat(3),
        fc.subarray(["a", "b", "c", "d"]),
        (properties, cut, required) => {
          const names = Object.keys(properties);
          const pick = (chosen: readonly string[]): JsonObject => ({
            type: "object",
            properties: Object.fromEntries(
              chosen.map((name) => [name, properties[name] as JsonValue]),
            ),
            required: required.filter((name) => chosen.includes(name)),
          });
          const moved = names.slice(0, cut % names.length);
          const kept = names.slice(cut % names.length);
          const flat = compiled({ $defs: { T: pick(names) } }).contract;
          const split = compiled({
            $defs: { Base: pick(moved), T: { ...pick(kept), allOf: [{ $ref: "#/$defs/Base" }] } },
          }).contract;
          const id = "contract.json#/$defs/T";
          expect(declarationOf(flat, id).parents).toEqual([]);
          expect(declarationOf(split, id).parents.map((parent) => parent.target)).toEqual([
            "contract.json#/$defs/Base",
          ]);
          const view = (model: Contract) =>
            [...membersOf(model, id).values()]
              .map(
                (member) =>
                  `${member.name}${member.required ? "!" : "?"}${structureOf(member.type)}`,
              )
              .sort();
          expect(view(split)).toEqual(view(flat));
        },
      ),
      { seed },
    );
  });
});

function reverseKeys(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(reverseKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reverseKeys(inner)]),
  );
}
