import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBundler } from "../../src/backends/bundle/bundle.js";
import { createValidators } from "../../src/backends/validators/index.js";
import type { JsonValue } from "../../src/json/value.js";
import { createRemotes, type RemotesMap } from "../../src/load/remotes.js";
import { pathOfRemote } from "../../src/load/remote-path.js";
import { compileSources } from "../../src/pipeline.js";
import type { Dialect } from "../../src/resolve/dialect.js";
import { sourceOf } from "../support/compile-json.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "allof-remotes-"));
  mkdirSync(join(folder, "vendor/deep"), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write(
    "vendor/a.json",
    '{ "type": "object", "properties": { "b": { "$ref": "deep/b.json#/$defs/n" } } }',
  );
  write("vendor/deep/b.json", '{ "$defs": { "n": { "type": "number" }, "unused": {} } }');
  write("vendor/plain.yaml", "type: string\n");
  write("vendor/broken.json", "{");
  write("vendor/list.json", "[]");
  write("secret.json", '{ "type": "string" }');
  symlinkSync(join(folder, "secret.json"), join(folder, "vendor/link.json"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const address = "https://example.com/v1/";

function compiled(json: JsonValue, map: RemotesMap, defaultDialect: Dialect = "2020-12") {
  const remotes = createRemotes(map, { workingFolder: folder });
  const { value, diagnostics } = compileSources([sourceOf("mine.json", json)], {
    defaultDialect,
    remotes,
  });
  const { diagnostics: refused, validate } = createValidators({
    ...value,
    options: { assertFormats: false },
  });
  return {
    ...value,
    found: [...diagnostics, ...refused].map(({ code, location }) => `${code} ${location?.file}`),
    diagnostics,
    accepts: (data: JsonValue) => validate("mine.json#", data).length === 0,
    paths: value.resolved.sources.map(({ path }) => path),
    names: [...value.contract.declarations.values()].map(({ name }) => name),
  };
}

describe("remotes", () => {
  it("are read from a folder, and only what is referred to becomes a source and a type", () => {
    const { found, paths, names, accepts } = compiled(
      { $ref: `${address}a.json` },
      { [address]: "vendor" },
    );
    expect(found).toEqual([]);
    expect(paths).toEqual([
      "mine.json",
      "remotes/example.com/v1/a.json",
      "remotes/example.com/v1/deep/b.json",
    ]);
    expect(names).toEqual(["Mine", "A", "N"]);
    expect([accepts({ b: 1 }), accepts({ b: "1" })]).toEqual([true, false]);
  });

  it("may be a file, a schema, or asked for without the extension; the longest prefix decides", () => {
    const map = {
      [address]: "nowhere",
      [`${address}text`]: "vendor/plain.yaml",
      [`${address}deep/`]: "vendor/deep",
      "urn:example:flag": { type: "boolean" },
    };
    const properties = {
      text: { $ref: `${address}text` },
      n: { $ref: `${address}deep/b#/$defs/n` },
      flag: { $ref: "urn:example:flag" },
    };
    const { found, paths, accepts } = compiled({ properties }, map);
    expect(found).toEqual([]);
    expect(paths).toEqual([
      "mine.json",
      "remotes/example.com/v1/deep/b.json",
      "remotes/example.com/v1/text.json",
      "remotes/urn/example/flag.json",
    ]);
    expect(accepts({ text: "a", n: 1, flag: true })).toBe(true);
    for (const bad of [{ text: 1 }, { n: "1" }, { flag: 1 }]) expect(accepts(bad)).toBe(false);
  });

  it.each([
    ["a link out of the folder", "link.json", "unreadable-file vendor/link.json"],
    ["a way out of the folder", "%2e%2e%2fsecret.json", "unreadable-file secret.json"],
    ["no JSON", "broken.json", "malformed-json vendor/broken.json"],
    ["no schema", "list.json", "not-a-schema vendor/list.json"],
    ["nothing", "absent.json", "reference-outside mine.json"],
  ])("that are %s are reported, and that once", (_, name, finding) => {
    const $ref = address + name;
    const { found, accepts } = compiled({ $ref }, { [address]: "vendor" });
    expect(found).toEqual([finding]);
    expect(accepts(1)).toBe(true);
    if (name === "absent.json") return;
    const twice = compiled({ $ref, not: { $ref } }, { [address]: "vendor" });
    expect(twice.found).toEqual([finding]);
    const $schema = $ref;
    const asMetaschema = compiled({ $schema, not: { $schema, $ref } }, { [address]: "vendor" });
    expect(asMetaschema.found).toEqual([finding]);
  });

  it("are proposed for an address that is not known, which is named", () => {
    const { diagnostics } = compiled(
      { $id: "https://example.com/x/y", $ref: "//other.org/z/a" },
      {},
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["reference-outside"]);
    expect(diagnostics[0]?.message).toContain("https://other.org/z/a");
    expect(diagnostics[0]?.hint).toContain('{ "https://other.org/z/": "some/folder" }');
  });

  it("are refused where they are too large", () => {
    writeFileSync(join(folder, "vendor/large.json"), `{}${" ".repeat(16 << 20)}`);
    const { found } = compiled({ $ref: `${address}large.json` }, { [address]: "vendor" });
    expect(found).toContain("too-large vendor/large.json");
  });

  it("have a path of their own beside a file that lies there, and leave it its name", () => {
    const own = sourceOf("remotes/example.com/v1/a.json", { title: "A", type: "string" });
    const mine = sourceOf("mine.json", { $ref: `${address}a.json` });
    const remotes = createRemotes({ [address]: "vendor" }, { workingFolder: folder });
    const { value, diagnostics } = compileSources([own, mine], {
      defaultDialect: "2020-12",
      remotes,
    });
    expect(diagnostics).toEqual([]);
    expect([...value.contract.declarations.values()].map(({ id, name }) => [id, name])).toEqual([
      ["mine.json#", "Mine"],
      ["remotes/example.com/v1/a.json#", "A"],

      ["remotes/remotes/example.com/v1/a.json#", "V1A"],
      ["remotes/example.com/v1/deep/b.json#/$defs/n", "N"],
    ]);
  });

  it("have paths without what a file system or a module can't hold", () => {
    expect(pathOfRemote("http://localhost:1234/a%2Fb/%3Fc.json")).toBe(
      "remotes/localhost-1234/a-b/-c.json",
    );
    expect(pathOfRemote("tag:example.com,2024:x/../y")).toBe(
      "remotes/tag/example.com,2024/x/y.json",
    );
  });
});

describe("metaschemas", () => {
  const options = { validateFormats: false, strictTypes: false };
  const drafts: readonly [Dialect, string, Ajv][] = [
    ["draft-04", "http://json-schema.org/draft-04/schema#", new AjvDraft04.default(options) as Ajv],
    ["draft-06", "http://json-schema.org/draft-06/schema#", new Ajv(options)],
    ["draft-07", "http://json-schema.org/draft-07/schema#", new Ajv(options)],
    ["2019-09", "https://json-schema.org/draft/2019-09/schema", new Ajv2019(options)],
    ["2020-12", "https://json-schema.org/draft/2020-12/schema", new Ajv2020(options)],
  ];

  it.each(drafts)(
    "of %s are always known, and a bundle that holds them loads",
    (dialect, uri, ajv) => {
      const turned = uri.startsWith("https")
        ? uri.replace("https", "http")
        : uri.replace("http", "https");
      const { found, accepts, resolved, contract } = compiled(
        { properties: { one: { $ref: uri }, two: { $ref: turned.replace(/#$/, "") } } },
        {},
        dialect,
      );
      expect(found).toEqual([]);
      const declaration = contract.declarations.get("mine.json#");
      if (declaration === undefined) throw new Error("mine.json has no declaration");
      const bundle = ajv.compile({
        ...(createBundler(resolved).bundleOf(declaration).schema as object),
      });
      for (const name of ["one", "two"]) {
        for (const [schema, valid] of [
          [{ type: "string" }, true],
          [{ type: "text" }, false],
          [{ properties: { a: { minLength: -1 } } }, false],
        ] as const) {
          expect([accepts({ [name]: schema }), bundle({ [name]: schema })]).toEqual([valid, valid]);
        }
      }
    },
  );
});

describe("a metaschema of one's own", () => {
  const base = "https://json-schema.org/draft/2020-12";
  const metaschema = (vocabulary: JsonValue): JsonValue => ({
    $schema: `${base}/schema`,
    $id: "https://example.com/meta",
    $vocabulary: vocabulary,
  });
  const schema = {
    $schema: "https://example.com/meta",
    properties: { a: { minimum: 10 }, b: false },
  };

  it("switches off what its vocabularies leave out, for validators and types", () => {
    const vocabulary = { [`${base}/vocab/core`]: true, [`${base}/vocab/applicator`]: true };
    const map = { "https://example.com/meta": metaschema(vocabulary) };
    const { found, accepts, paths, contract } = compiled(schema, map);
    expect(found).toEqual([]);
    expect(paths).toEqual(["mine.json"]);
    expect([accepts({ a: 1 }), accepts({ b: 1 })]).toEqual([true, false]);
    expect(JSON.stringify(contract.declarations.get("mine.json#")?.type)).not.toContain("minimum");
  });

  it("is refused where it requires what is not known, and read where it doesn't", () => {
    const of = (required: boolean) =>
      compiled(schema, {
        "https://example.com/meta": metaschema({
          [`${base}/vocab/core`]: true,
          [`${base}/vocab/validation`]: true,
          "https://example.com/units": required,
        }),
      });
    expect(of(true).found).toEqual(["unknown-dialect mine.json"]);
    expect(of(true).diagnostics[0]?.message).toContain("https://example.com/units");
    expect(of(false).found).toEqual([]);
    expect(of(false).accepts({ b: 1 })).toBe(true);
  });

  it("may be a file of the contract, in a chain up to a dialect; a chain in a circle leads nowhere", () => {
    const dialectOf = (above: string) => {
      const { value, diagnostics } = compileSources(
        [
          sourceOf("meta.json", {
            $id: "https://example.com/meta",
            $schema: "https://example.com/up",
          }),
          sourceOf("up.json", { $id: "https://example.com/up", $schema: above }),
          sourceOf("mine.json", { $schema: "https://example.com/meta" }),
        ],
        { defaultDialect: "2020-12" },
      );
      const dialect = value.resolved.schemas.get("mine.json#")?.dialect;
      return [dialect, ...new Set(diagnostics.map(({ code }) => code))];
    };
    expect(dialectOf("http://json-schema.org/draft-06/schema#")).toEqual(["draft-06"]);
    expect(dialectOf("https://example.com/meta")).toEqual(["2020-12", "unknown-dialect"]);
  });
});
