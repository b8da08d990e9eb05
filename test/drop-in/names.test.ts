import { expect, it } from "vitest";
import { compile } from "../../src/index.js";
import { typeNameOf } from "../../src/drop-in/type-name.js";

it.each([
  ["Example Schema", "ExampleSchema"],
  ["snake_case_name", "SnakeCaseName"],
  ["v1beta1Foo", "V1Beta1Foo"],
  ["1st place", "StPlace"],
  ["Straße Müller", "StraEMuller"],
  ["Übung", "Ubung"],
  ["日本", "日本"],
  ["!", undefined],
  ["string", "String"],
])("%s is called %s", (text, name) => {
  expect(typeNameOf(text)).toBe(name);
});

const names = async (schema: object, options = {}): Promise<string[]> =>
  [...(await compile(schema, "Root", options)).matchAll(/^export \w+ (\w+)/gm)].map(
    ([, name]) => name ?? "",
  );

const options = (extra: object) => ({ title: "Options", type: "object", ...extra });

it("titles within a schema are types, and equal ones are one", async () => {
  const shared = options({ properties: { a: { type: "string" } } });
  expect(await names({ type: "object", properties: { a: shared, b: shared } })).toEqual([
    "Root",
    "Options",
  ]);
});

it("types that want one name are told apart by what they are part of", async () => {
  const schema = {
    type: "object",
    properties: {
      read: { title: "Reader", type: "object", properties: { o: options({ required: ["r"] }) } },
      write: { title: "Writer", type: "object", properties: { o: options({ required: ["w"] }) } },
    },
  };
  expect(await names(schema)).toEqual([
    "Root",
    "Reader",
    "ReaderOptions",
    "Writer",
    "WriterOptions",
  ]);
});

it("a definition keeps its name, and the order of keys makes no difference", async () => {
  const status = { enum: ["a"], title: "Status" };
  const definitions = { Status: { enum: ["b"] } };
  const one = { properties: { s: status, t: { $ref: "#/definitions/Status" } }, definitions };
  const other = { definitions, properties: { t: { $ref: "#/definitions/Status" }, s: status } };
  expect((await names(one)).sort()).toEqual(["Root", "RootStatus", "Status"]);
  expect((await names(other)).sort()).toEqual(["Root", "RootStatus", "Status"]);
});

it("a definition that is called like its file is one", async () => {
  const definitions = { Root: { type: "string" } };
  expect(await names({ properties: { a: { $ref: "#/definitions/Root" } }, definitions })).toEqual([
    "Root",
    "RootDefinition",
  ]);
});

it("a place that is referred to is called by the last word of its path", async () => {
  const schema = {
    properties: { address: { type: "string" }, other: { $ref: "#/properties/address" } },
  };
  expect(await names(schema)).toEqual(["Root", "Address"]);
});

it("a title that hides in a condition names no type", async () => {
  expect(await names({ not: { title: "Wrong", type: "string" } })).toEqual(["Root"]);
});
