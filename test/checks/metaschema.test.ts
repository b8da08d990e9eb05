import { expect, it } from "vitest";
import { checkMetaschemas } from "../../src/checks/metaschema.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { compileJson } from "../support/compile-json.js";

const codes = (schema: JsonValue): readonly string[] =>
  checkMetaschemas(compileJson({ "a.json": schema }).value.resolved).map(({ code }) => code);

const metaschemas = [
  "http://json-schema.org/draft-04/schema#",
  "http://json-schema.org/draft-06/schema#",
  "http://json-schema.org/draft-07/schema#",
  "https://json-schema.org/draft/2019-09/schema",
  "https://json-schema.org/draft/2020-12/schema",
];

it.each(metaschemas)("constants may have members of any name (%s)", ($schema) => {
  const values: readonly JsonObject[] = ["toString", "valueOf"].flatMap((name) => [
    Object.fromEntries([[name, ""]]),
    Object.fromEntries([[name, {}]]),
  ]);
  expect(codes({ $schema, enum: values })).toEqual([]);
});

it.each(metaschemas)("what is named twice is found (%s)", ($schema) => {
  expect(codes({ $schema, type: ["string", "string"] })).toEqual(["invalid-keyword"]);
});
