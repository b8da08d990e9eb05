/** The Seam contract: generated validators, those in process, and plain Ajv agree on every fixture. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { afterAll, describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import { load } from "../../../src/load/load.js";
import { compileSources } from "../../../src/pipeline.js";
import { emit, options } from "./contracts.js";

const root = join(import.meta.dirname, "../../..");
const { value: sources } = await load("schemas", { workingFolder: root });
const { value: compiled } = compileSources(sources);
const emitted = await emit(compiled);
afterAll(() => emitted.remove());

const validators = createValidators({ ...compiled, options });
const addFormats = "default" in addFormatsModule ? addFormatsModule.default : addFormatsModule;
const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
for (const source of sources) ajv.addSchema(source.json as object);

const declarations = [...compiled.contract.declarations.values()];
const fixtures = join(root, "test/fixtures");

interface Fixture {
  readonly verdict: "valid" | "invalid";
  readonly file: string;
  readonly payload: unknown;
}

function fixturesOf(type: string): Fixture[] {
  return (["valid", "invalid"] as const).flatMap((verdict) => {
    const folder = join(fixtures, type, verdict);
    return (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => file.endsWith(".json") && !file.endsWith(".errors.json"))
      .map((file) => {
        const payload: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
        return { verdict, file, payload };
      });
  });
}

const tested = declarations.filter(({ name }) => fixturesOf(name).length > 0);

describe.each(tested.map((each) => [each.name, each] as const))("%s", (name, declaration) => {
  it.each(fixturesOf(name))("$verdict/$file", async ({ verdict, payload }) => {
    const module = await emitted.import(`validators/${declaration.module}.js`);
    const companion = module[name];
    const issues = validators.validate(declaration.id, payload);
    expect(companion?.validate(payload)).toEqual(
      issues.length === 0 ? { valid: true, value: payload } : { valid: false, issues },
    );
    const plain = ajv.getSchema(declaration.uri);
    expect({ allof: issues.length === 0, ajv: plain?.(payload), fixture: verdict }).toEqual({
      allof: verdict === "valid",
      ajv: verdict === "valid",
      fixture: verdict,
    });
  });
});

it("hands out self-contained schemas that Ajv compiles alone, with equal verdicts", async () => {
  for (const { name, module } of declarations) {
    const companion = (await emitted.import(`validators/${module}.js`))[name];
    const alone = addFormats(new Ajv2020({ strict: false })).compile(companion?.schema as object);
    for (const { verdict, file, payload } of fixturesOf(name)) {
      expect(alone(payload), `${name}/${verdict}/${file}`).toBe(companion?.is(payload));
    }
  }
});
