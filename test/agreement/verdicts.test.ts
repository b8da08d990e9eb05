/** All that validates the contract gives one verdict on each fixture: the generated validators, Ajv, bundles and companions' schemas. */

import { Ajv2020, type AnySchema, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { formatChecks } from "../../src/backends/validators/formats.js";
import type { JsonValue } from "../../src/json/value.js";
import type { JsonSchema, TypeCompanion } from "../../src/runtime/runtime.js";
import {
  companions,
  readJson,
  schemas,
  seamFixtures,
  typeOf,
  types,
  type Fixture,
} from "./seam.js";

let fixtures: readonly Fixture[];
let companionOf: ReadonlyMap<string, TypeCompanion<unknown>>;

beforeAll(async () => {
  fixtures = await seamFixtures();
  companionOf = await companions();
});

const options: Options = { strict: false, allErrors: true, formats: formatChecks };

type Judge = (value: JsonValue) => boolean;

/** A judge per type; the fixtures on which it disagrees with the folder that they lie in. */
function disagreements(judgeOf: (name: string) => Judge): readonly string[] {
  const judges = new Map([...types.keys()].map((name) => [name, judgeOf(name)]));
  return fixtures
    .filter(({ type, verdict, value }) => judges.get(type)?.(value) !== (verdict === "valid"))
    .map(({ name, verdict }) => `${name} is ${verdict}`);
}

const compiled = (ajv: Ajv2020, schema: AnySchema): Judge => {
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
};

const withAllSchemas = (ajv: Ajv2020): ((name: string) => Judge) => {
  for (const schema of schemas()) ajv.addSchema(schema);
  return (name) => compiled(ajv, { $ref: typeOf(name).uri });
};

describe("agrees with every fixture", () => {
  it("the validator in generated/: is", () => {
    expect(disagreements((name) => (value) => companion(name).is(value))).toEqual([]);
    const count = (verdict: string): number => fixtures.filter((f) => f.verdict === verdict).length;
    console.log(
      `verdicts: ${count("valid")} valid and ${count("invalid")} invalid fixtures, five judges`,
    );
  });

  it("the validator in generated/: validate, with issues exactly where it is invalid", () => {
    const judge =
      (name: string): Judge =>
      (value) => {
        const result = companion(name).validate(value);
        if (!result.valid) expect(result.issues).not.toEqual([]);
        return result.valid;
      };
    expect(disagreements(judge)).toEqual([]);
  });

  it("plain Ajv, given all schemas as they were written and our formats", () => {
    expect(disagreements(withAllSchemas(new Ajv2020(options)))).toEqual([]);
  });

  it("plain Ajv, given nothing but the type's bundle", () => {
    const judge = (name: string): Judge =>
      compiled(
        new Ajv2020(options),
        readJson<JsonSchema>("generated", "bundle", `${name}.schema.json`),
      );
    expect(disagreements(judge)).toEqual([]);
  });

  it("plain Ajv, given nothing but the companion's schema", () => {
    const judge = (name: string): Judge => compiled(new Ajv2020(options), companion(name).schema);
    expect(disagreements(judge)).toEqual([]);
  });
});

it("Ajv with ajv-formats in place of our formats agrees with every fixture", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  expect(disagreements(withAllSchemas(ajv))).toEqual([]);
});

function companion(name: string): TypeCompanion<unknown> {
  const found = companionOf.get(name);
  if (found === undefined) throw new Error(`no companion of ${name}`);
  return found;
}
