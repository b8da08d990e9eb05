/** Verdicts that are not ours: @hyperjump/json-schema's, and plain Ajv's to show beside where the two of us differ. */

import "@hyperjump/json-schema/draft-04";
import "@hyperjump/json-schema/draft-06";
import "@hyperjump/json-schema/draft-07";
import "@hyperjump/json-schema/draft-2019-09";
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { Ajv, type Options } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvDraft04 from "ajv-draft-04";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { dialectOf, type Dialect } from "../../src/resolve/dialect.js";

export type Verdict = (value: JsonValue) => boolean;

const address = "https://oracle.invalid/schema.json";

/** The oracle's judge of a schema that names its dialect; what it has to say where it takes the schema for none. */
export async function oracleOf(schema: JsonObject): Promise<Verdict | { readonly error: string }> {
  try {
    registerSchema(schema as Parameters<typeof registerSchema>[0], address);
    const judge = await validate(address);
    return (value) => judge(value as Parameters<typeof judge>[0]).valid;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    unregisterSchema(address);
  }
}

/**
 * Whether the oracle accepts too much. In 2019-09 what `contains` finds is not evaluated for `unevaluatedItems` (Core, 9.3.1.3: it depends on `items`, `additionalItems` and
 * itself); the oracle has it as in 2020-12.
 */
export function isMisread(schema: JsonObject): boolean {
  const text = JSON.stringify(schema);
  return (
    dialectOf(String(schema["$schema"])) === "2019-09" &&
    text.includes('"contains":') &&
    text.includes('"unevaluatedItems":')
  );
}

const options: Options = {
  strict: false,
  validateFormats: false,
  ownProperties: true,
  logger: false,
};

/** Plain Ajv's, `undefined` where it fails. */
export function plainAjv(
  schema: JsonObject,
  dialect: Dialect,
  value: JsonValue,
): boolean | undefined {
  try {
    return ajvOf(dialect).validate(schema, value) === true;
  } catch {
    return undefined;
  }
}

function ajvOf(dialect: Dialect): Ajv {
  switch (dialect) {
    case "draft-04":
      return new ajvDraft04.default(options);
    case "draft-06":
    case "draft-07":
      return new Ajv({ ...options, validateSchema: false });
    case "2019-09":
      return new Ajv2019(options);
    case "2020-12":
      return new Ajv2020(options);
  }
}
