/** JSON-Schema-Test-Suite's required tests in five drafts, judged by the components that OpenAPI gets. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  registerSchema,
  unregisterSchema,
  validate,
  type SchemaObject,
} from "@hyperjump/json-schema/draft-2020-12";
import { describe, expect, it } from "vitest";
import { componentsOf } from "../../../src/backends/openapi/components.js";
import type { JsonValue } from "../../../src/json/value.js";
import { createRemotes } from "../../../src/load/remotes.js";
import { declarationOf } from "../../../src/model/contract.js";
import { compileSources } from "../../../src/pipeline.js";
import { metaschemaOf, type Dialect } from "../../../src/resolve/dialect.js";
import { sourceOf } from "../../support/compile-json.js";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { description: string; data: JsonValue; valid: boolean }[];
}

const suite = join(process.env["ALLOF_CORPORA"] ?? "", "json-schema-test-suite");
const isThere = process.env["ALLOF_CORPORA"] !== undefined && existsSync(suite);
const absent = isThere ? "" : " (skipped: ALLOF_CORPORA names no folder that holds it)";
const uri = "https://contract.invalid/openapi";
const newest = metaschemaOf("2020-12");

/** The components as definitions: JSON Schema's tools know no others. */
function judged(schema: JsonValue, dialect: Dialect): SchemaObject {
  const { value } = compileSources([sourceOf("schema.json", schema)], {
    defaultDialect: dialect,
    remotes: createRemotes(
      { "http://localhost:1234/": join(suite, "remotes") },
      { workingFolder: suite },
    ),
  });
  const { name } = declarationOf(value.contract, "schema.json#");
  const text = JSON.stringify({
    $schema: newest,
    $ref: `#/components/schemas/${name}`,
    $defs: componentsOf(value.contract, value.resolved),
  });
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")) as SchemaObject;
}

describe.skipIf(absent !== "")(`JSON-Schema-Test-Suite${absent}`, () => {
  it.each([
    ["draft4", "draft-04"],
    ["draft6", "draft-06"],
    ["draft7", "draft-07"],
    ["draft2019-09", "2019-09"],
    ["draft2020-12", "2020-12"],
  ] as const)("%s", { timeout: 300_000 }, async (folder, dialect) => {
    const wrong: string[] = [];
    let right = 0;
    for (const file of readdirSync(join(suite, "tests", folder)).sort()) {
      if (!file.endsWith(".json")) continue;
      const groups = JSON.parse(
        readFileSync(join(suite, "tests", folder, file), "utf8"),
      ) as Group[];
      for (const { description, schema, tests } of groups) {
        registerSchema(judged(schema, dialect), uri, newest);
        for (const test of tests) {
          const { valid } = await validate(uri, test.data as SchemaObject);
          if (valid === test.valid) right += 1;
          else wrong.push(`${file}: ${description}: ${test.description}`);
        }
        unregisterSchema(uri);
      }
    }
    console.log(`openapi, ${folder}: ${right} right`);
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(600);
  });
});
