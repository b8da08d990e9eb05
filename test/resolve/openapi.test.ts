import AjvDraft04 from "ajv-draft-04";
import { expect, it } from "vitest";
import { createBundler } from "../../src/backends/bundle/bundle.js";
import { createValidators } from "../../src/backends/validators/index.js";
import type { JsonValue } from "../../src/json/value.js";
import { compileSources } from "../../src/pipeline.js";
import { schemaPlacesOf } from "../../src/resolve/openapi.js";
import { emit } from "../backends/validators/contracts.js";
import { sourceOf } from "../support/compile-json.js";

const compiled = (json: JsonValue) => compileSources([sourceOf("api.json", json)]);

const api = {
  openapi: "3.0.3",
  components: {
    schemas: {
      Pet: {
        title: "A_title",
        type: "object",
        properties: {
          name: { type: "string", nullable: true },
          next: { $ref: "#/components/schemas/Pet" },
        },
      },
    },
  },
};

it("a component is a type of its key, in modules and bundles that any validator of draft-04 reads", async () => {
  const { value, diagnostics } = compiled(api);
  expect(diagnostics).toEqual([]);
  const [declaration, ...others] = value.contract.declarations.values();
  if (declaration === undefined) throw new Error("there is no type");
  expect([declaration.name, others]).toEqual(["Pet", []]);
  const emitted = await emit(value);
  const { Pet } = await emitted.import("validators/api.js");
  const validate = new AjvDraft04.default({ strict: false }).compile(
    createBundler(value.resolved).bundleOf(declaration).schema as object,
  );
  for (const [data, valid] of [
    [{ name: null, next: { name: "a" } }, true],
    [{ name: 1 }, false],
    [{ next: { name: 1 } }, false],
    [{ next: null }, false],
  ] as const) {
    expect([Pet?.is(data), validate(data)]).toEqual([valid, valid]);
  }
  await emitted.remove();
});

it("schemas stand where the document says so, and nowhere else", () => {
  const places = schemaPlacesOf({
    openapi: "3.1.0",
    paths: {
      schema: { parameters: [{ schema: {}, example: { schema: {} }, "x-more": { schema: {} } }] },
      "/a": { get: { responses: { default: { headers: { schema: { schema: {} } } } } } },
    },
    components: { schemas: { schema: {}, "a/b": {} }, examples: { a: { value: { schema: {} } } } },
  });
  expect(places.map(({ pointer }) => pointer)).toEqual([
    "/paths/schema/parameters/0/schema",
    "/paths/~1a/get/responses/default/headers/schema/schema",
    "/components/schemas/schema",
    "/components/schemas/a~1b",
  ]);
});

it("`jsonSchemaDialect` is respected, and reported where it is not known", () => {
  const of = (jsonSchemaDialect: string) => {
    const { value, diagnostics } = compiled({ ...api, openapi: "3.1.0", jsonSchemaDialect });
    const { dialect } = value.resolved.schemas.get("api.json#/components/schemas/Pet") ?? {};
    return [dialect, ...diagnostics.map(({ code }) => code)];
  };
  expect(of("http://json-schema.org/draft-07/schema#")).toEqual(["draft-07"]);
  expect(of("https://spec.openapis.org/oas/3.1/dialect/base")).toEqual(["2020-12"]);
  expect(of("https://example.com/dialect")).toEqual(["2020-12", "unknown-dialect"]);
});

it("formats of OpenAPI are known there, and nowhere else", () => {
  const schema = { anyOf: [{ format: "int32" }, { format: "int33" }] };
  const unknown = (json: JsonValue) =>
    createValidators({ ...compiled(json).value, options: { assertFormats: true } })
      .diagnostics.filter(({ code }) => code === "unknown-format")
      .map(({ location }) => location?.pointer);
  const pointer = "/components/schemas/A/anyOf/1/format";
  expect(unknown({ openapi: "3.1.0", components: { schemas: { A: schema } } })).toEqual([pointer]);
  expect(unknown(schema)).toEqual(["/anyOf/0/format", "/anyOf/1/format"]);
});
