import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AllofError, compile, compileFromFile } from "../../src/index.js";
import { temporaryFolder } from "../temporary-folder.js";

const options = { bannerComment: "" };
const failure = async (text: Promise<string>): Promise<AllofError> => {
  const error = await text.catch((reason: unknown) => reason);
  if (!(error instanceof AllofError)) throw new Error(`no AllofError: ${String(error)}`);
  return error;
};

const order = {
  type: "object",
  allOf: [{ $ref: "common/base.yaml" }],
  properties: { state: { $ref: "common/base.yaml#/definitions/state" } },
};
const base = `
title: Base
type: object
properties: { id: { $ref: "./id.json" } }
definitions: { state: { enum: [open, closed] } }
`;
const files = {
  "order.json": order,
  "common/base.yaml": base,
  "common/id.json": { type: "string" },
};

describe("compileFromFile", () => {
  it("reads what is referred to, across folders and formats, and declares each type once", async () => {
    const folder = temporaryFolder({ ...files, "unused.json": "{ no JSON" });
    expect(await compileFromFile(join(folder, "order.json"), options)).toBe(
      "export interface Order extends Base {\n  state?: State;\n}\n\n" +
        "export interface Base {\n  id?: Id;\n}\n\n" +
        "export type Id = string;\n\n" +
        'export type State = "open" | "closed";\n',
    );
  });
  it("declares other files' types elsewhere, when asked", async () => {
    const folder = temporaryFolder(files);
    const file = join(folder, "order.json");
    expect(await compileFromFile(file, { ...options, declareExternallyReferenced: false })).toBe(
      "export interface Order extends Base {\n  state?: State;\n}\n",
    );
  });
  it("resolves from cwd, and names the file's type by the file", async () => {
    const folder = temporaryFolder({ ...files, "deep/down/order.json": order });
    const file = join(folder, "deep/down/order.json");
    expect(await compileFromFile(file, { ...options, cwd: folder })).toContain(
      "export interface Order extends Base",
    );
  });
  it("stays in its folder, unless root is wider", async () => {
    const folder = temporaryFolder({
      "schemas/a.json": { $ref: "../shared/b.json" },
      "shared/b.json": { type: "number" },
    });
    const file = join(folder, "schemas/a.json");
    const { diagnostics } = await failure(compileFromFile(file, options));
    expect(diagnostics).toMatchObject([
      {
        code: "reference-outside",
        location: { line: 2, column: 11 },
        hint: expect.stringContaining("`root`"),
      },
    ]);
    expect(await compileFromFile(file, { ...options, root: folder })).toBe(
      "export type A = B;\n\nexport type B = number;\n",
    );
  });
  it("follows no link out of its folder", async () => {
    const outside = temporaryFolder({ "secret.json": { title: "Secret" } });
    const folder = temporaryFolder({ "a.json": { $ref: "link.json" } });
    symlinkSync(join(outside, "secret.json"), join(folder, "link.json"));
    const error = await failure(compileFromFile(join(folder, "a.json"), options));
    expect(error.diagnostics.map(({ code }) => code)).toContain("unreadable-file");
    expect(error.message).toContain("symbolic link");
  });
  it("reads no file where $refOptions forbid it", async () => {
    const folder = temporaryFolder(files);
    const $refOptions = { resolve: { external: false } };
    const error = await failure(compileFromFile(join(folder, "order.json"), { $refOptions }));
    expect(error.diagnostics.every(({ code }) => code === "unresolved-reference")).toBe(true);
  });
  it("says which file, line and column is wrong", async () => {
    const folder = temporaryFolder({ "a.json": '{\n  "$ref": "missing.json"\n}', "b.json": "{" });
    const missing = await failure(compileFromFile(join(folder, "a.json")));
    expect(missing.message).toMatch(
      /a\.json:2:11 `\$ref` "missing\.json" leads nowhere.*\(unresolved-reference\)/,
    );
    expect((await failure(compileFromFile(join(folder, "b.json")))).message).toContain(
      "malformed-json",
    );
    expect((await failure(compileFromFile(join(folder, "c.json")))).message).toContain(
      "unreadable-file",
    );
  });
});

describe("compile", () => {
  it("reads references from cwd and leaves the schema as it is", async () => {
    const folder = temporaryFolder(files);
    const schema = structuredClone(order);
    const frozen = Object.freeze(schema);
    expect(await compile(frozen, "Order", { ...options, cwd: folder })).toContain("extends Base");
    expect(schema).toEqual(order);
  });
  it("a file of the schema's name is another schema", async () => {
    const folder = temporaryFolder({ "a.json": { title: "File", type: "number" } });
    expect(await compile({ $ref: "a.json" }, "a", { ...options, cwd: folder })).toBe(
      "export type A = File;\n\nexport type File = number;\n",
    );
  });
  it("nothing is fetched", async () => {
    const error = await failure(compile({ $ref: "https://example.com/a.json" }, "A"));
    expect(error.diagnostics).toMatchObject([
      { code: "reference-outside", hint: expect.stringContaining("`remotes`") },
    ]);
  });
  it("what is no schema, or no JSON, is an error", async () => {
    const circle: Record<string, unknown> = {};
    circle["properties"] = { circle };
    expect((await failure(compile(circle, "Circle"))).message).toContain("not-a-schema");
    expect((await failure(compile([], "List"))).message).toContain("not-a-schema");
    expect((await failure(compile(undefined as unknown as object, "None"))).message).toContain(
      "not defined",
    );
  });
  it("remotes stand for addresses", async () => {
    const folder = temporaryFolder({ "b.json": { type: "number" } });
    const remotes = { "https://example.com/": folder, "urn:c": { title: "C", type: "boolean" } };
    const schema = { anyOf: [{ $ref: "https://example.com/b.json" }, { $ref: "urn:c" }] };
    expect(await compile(schema, "A", { ...options, remotes })).toBe(
      "export type A = B | C;\n\nexport type B = number;\n\nexport type C = boolean;\n",
    );
  });
  it("a file is found from where the schema lies, whatever its $id", async () => {
    const folder = temporaryFolder({
      "a.json": { $id: "https://example.com/elsewhere/a.json", $ref: "b.json" },
      "b.json": { type: "number" },
    });
    expect(await compileFromFile(join(folder, "a.json"), options)).toContain(
      "export type A = B;\n\nexport type B = number;",
    );
  });
  it("a contract's faults are no faults of its types", async () => {
    const schema = {
      allOf: [{ $ref: "#/definitions/Closed" }],
      properties: { b: { type: "string" } },
      definitions: {
        Closed: { type: "object", properties: { a: {} }, additionalProperties: false },
      },
    };
    expect(await compile(schema, "Open", options)).toContain("export interface Closed");
  });
});
