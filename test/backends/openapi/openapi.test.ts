import { Ajv2020 } from "ajv/dist/2020.js";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { openapi } from "../../../src/backends/openapi/backend.js";
import { formatChecks } from "../../../src/backends/validators/formats.js";
import type { JsonObject, JsonValue } from "../../../src/json/value.js";
import { load } from "../../../src/load/load.js";
import { compileSources, generate, type Compiled } from "../../../src/pipeline.js";
import { seamFixtures } from "../../agreement/seam.js";
import { compileJson } from "../../support/compile-json.js";
import { hostileStrings } from "../../support/hostile-strings.js";

interface Document extends JsonObject {
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject>> };
}

async function documentOf(compiled: Compiled): Promise<Document> {
  const { value } = await generate(compiled, [openapi], {
    name: "My shop",
    version: "1.2.0",
    schemasPath: "../schemas",
    assertFormats: true,
    targets: [],
  });
  expect(value.map(({ path }) => path)).toEqual(["openapi/components.json"]);
  return JSON.parse(value[0]?.contents ?? "") as Document;
}

async function schemasOf(
  schemas: Record<string, JsonValue>,
): Promise<Document["components"]["schemas"]> {
  const document = await documentOf(compileJson(schemas).value);
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  return document.components.schemas;
}

describe("our contract", async () => {
  const document = await documentOf(
    compileSources((await load("schemas", { workingFolder: process.cwd() })).value).value,
  );

  it("is an OpenAPI document by the official schema, and its references lead somewhere", async () => {
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(document).toMatchObject({
      openapi: "3.1.1",
      info: { title: "My shop", version: "1.2.0" },
      jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
    });
  });

  it("Ajv gives our verdict of every fixture by its components", async () => {
    const ajv = new Ajv2020({ strict: false, formats: formatChecks });
    const uri = "https://contract.invalid/openapi.json";
    ajv.addSchema({ $id: uri, components: document.components });
    const fixtures = await seamFixtures();
    expect(fixtures.length).toBeGreaterThan(1000);
    const wrong = fixtures.filter(
      ({ type, verdict, value }) =>
        ajv.validate(`${uri}#/components/schemas/${type}`, value) !== (verdict === "valid"),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("inheritance is kept, and a union says by what it is told apart", () => {
    const { schemas } = document.components;
    expect(schemas["UnmanagedOngoingAccessCode"]).toMatchObject({
      type: "object",
      allOf: [{ $ref: "#/components/schemas/UnmanagedAccessCodeBase" }],
      required: ["type"],
    });
    expect(schemas["UnmanagedAccessCode"]?.["discriminator"]).toEqual({
      propertyName: "type",
      mapping: {
        ongoing: "#/components/schemas/UnmanagedOngoingAccessCode",
        time_bound: "#/components/schemas/UnmanagedTimeBoundAccessCode",
      },
    });
  });
});

it("definitions, and places that are referred to, are components of their own, without identifiers", async () => {
  const schemas = await schemasOf({
    "a.json": {
      $id: "https://example.com/a",
      title: "A",
      type: "object",
      properties: {
        own: { $ref: "#/$defs/inner" },
        again: { $ref: "#/properties/place" },
        place: { $anchor: "here", type: "string", examples: [{ $anchor: "no anchor" }] },
        tree: { $dynamicRef: "#node" },
      },
      $defs: {
        inner: { $id: "inner", type: "integer" },
        unused: { type: "null" },
        node: { $dynamicAnchor: "node", type: "array", items: { $dynamicRef: "#node" } },
      },
    },
  });
  const to = (name: string): JsonValue => ({ $ref: `#/components/schemas/${name}` });
  expect(Object.keys(schemas).sort()).toEqual(["A", "APlace", "Inner", "Node", "Unused"]);
  expect(schemas["A"]).toEqual({
    title: "A",
    type: "object",
    properties: { own: to("Inner"), again: to("APlace"), place: to("APlace"), tree: to("Node") },
  });
  expect(schemas["APlace"]).toEqual({
    type: "string",
    examples: [{ $anchor: "no anchor" }],
  });
  expect(schemas["Node"]).toEqual({ type: "array", items: to("Node") });
});

it("older dialects are written in the words of 2020-12", async () => {
  const schemas = await schemasOf({
    "four.json": {
      $schema: "http://json-schema.org/draft-04/schema#",
      id: "http://example.com/four",
      type: "object",
      properties: {
        sharp: { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 2 },
        blunt: { type: "number", minimum: 1, exclusiveMinimum: false },
        tuple: { type: "array", items: [{ type: "string" }], additionalItems: false },
        list: { type: "array", items: { type: "string" }, additionalItems: false },
        later: { const: 1, if: false, contains: false },
      },
      dependencies: { sharp: ["blunt"], list: { required: ["tuple"] } },
    },
    "seven.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: {
        alone: { $ref: "#/definitions/Text", maxLength: 1 },
        unevaluated: { type: "object", unevaluatedProperties: false, prefixItems: [false] },
      },
      definitions: { Text: { type: "string" } },
    },
  });
  expect(schemas["Four"]).toEqual({
    type: "object",
    properties: {
      sharp: { type: "number", exclusiveMinimum: 1, maximum: 2 },
      blunt: { type: "number", minimum: 1 },
      tuple: { type: "array", prefixItems: [{ type: "string" }], items: false },
      list: { type: "array", items: { type: "string" } },
      later: { const: 1 },
    },
    dependentRequired: { sharp: ["blunt"] },
    dependentSchemas: { list: { required: ["tuple"] } },
  });
  expect(schemas["Seven"]?.["properties"]).toEqual({
    alone: { $ref: "#/components/schemas/Text" },
    unevaluated: { type: "object" },
  });
});

it("a discriminator is ours, and only where each branch requires texts of its own", async () => {
  const branch = (texts: readonly string[], required: readonly string[]): JsonValue => ({
    type: "object",
    properties: { kind: { enum: texts } },
    required,
  });
  const to = (...files: string[]): JsonValue => files.map((file) => ({ $ref: `${file}.json` }));
  const schemas = await schemasOf({
    "a.json": branch(["a", "b"], ["kind"]),
    "c.json": branch(["c"], ["kind"]),
    "d.json": branch(["d"], ["kind"]),
    "optional.json": branch(["o"], []),
    "ac.json": { oneOf: to("a", "c") },
    "nested.json": { anyOf: to("ac", "d") },
    "same.json": { oneOf: to("a", "ac") },
    "loose.json": { oneOf: to("a", "optional") },
    "inline.json": {
      type: "object",
      properties: {
        m: { oneOf: to("a", "d"), discriminator: { propertyName: "x", mapping: { a: "#/no" } } },
      },
    },
  });
  const tags = (name: string): JsonValue => schemas[name]?.["discriminator"] ?? null;
  const at = (name: string): string => `#/components/schemas/${name}`;
  expect(tags("Ac")).toEqual({
    propertyName: "kind",
    mapping: { a: at("A"), b: at("A"), c: at("C") },
  });
  expect(tags("Nested")).toEqual({
    propertyName: "kind",
    mapping: { a: at("Ac"), b: at("Ac"), c: at("Ac"), d: at("D") },
  });
  expect(tags("Same")).toBe(null);
  expect(tags("Loose")).toBe(null);
  expect(schemas["Inline"]).toMatchObject({
    properties: { m: { discriminator: { propertyName: "kind", mapping: { d: at("D") } } } },
  });
});

it("keys are those that OpenAPI allows, each once; authors' texts stay values", async () => {
  const schemas = await schemasOf({
    "größe.json": { type: "string", description: hostileStrings.join("\n") },
    "gr_f6_dfe.json": { $ref: "gr%C3%B6%C3%9Fe.json" },
    "texts.json": {
      type: "object",
      properties: Object.fromEntries(hostileStrings.map((text) => [text, { const: text }])),
    },
  });
  for (const key of Object.keys(schemas)) expect(key).toMatch(/^[a-zA-Z0-9._-]+$/);
  expect(Object.keys(schemas)).toHaveLength(3);
  expect(Object.keys(schemas["Texts"]?.["properties"] ?? {})).toEqual([...hostileStrings]);
});
