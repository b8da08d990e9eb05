/** `allof init --editor`, by what the editors make of it. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { parseStringPromise } from "xml2js";
import { init } from "../../src/cli/init.js";
import { readFolder } from "../read-folder.js";
import { temporaryFolder, writeFiles, type Files } from "../temporary-folder.js";
import { problemsOf } from "./vs-code.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const config = { name: "shelter" };
const schemas = {
  "schemas/animals/animal.json": {
    $schema: DIALECT,
    $id: "https://shelter.example/animals/animal.json",
    title: "Animal",
    type: "object",
    properties: { name: { type: "string" }, status: { $ref: "../status.json" } },
    required: ["name"],
  },
  "schemas/animals/dog.json": {
    $schema: DIALECT,
    $id: "https://shelter.example/animals/dog.json",
    title: "Dog",
    allOf: [{ $ref: "animal.json" }],
    type: "object",
    properties: { tricks: { type: "array", items: { $ref: "#/$defs/trick" } } },
    $defs: { trick: { title: "Trick", type: "string", minLength: 2 } },
    unevaluatedProperties: false,
  },
  "schemas/status.json": {
    $schema: DIALECT,
    $id: "https://shelter.example/status.json",
    title: "Status",
    enum: ["here", "gone"],
  },
  "schemas/kind.json": { $schema: DIALECT, title: "Kind", enum: ["cat"] },
};
const good = { name: "Rex", status: "here", tricks: ["sit"] };
const wrong = { status: "hre", tricks: ["x"] };

async function told(root: string): Promise<string> {
  const context = {
    workingFolder: root,
    out: () => {},
    err: () => {},
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    colours: false,
    showsProgress: false,
  };
  const result = await init(undefined, context, { editor: true });
  if (typeof result !== "string") throw new Error(JSON.stringify(result.report.diagnostics));
  return result;
}

interface Layout {
  readonly config: object;
  readonly files: Files;
  readonly good: string;
  readonly bad: string;
  readonly invalid: string;
}

const layouts: Readonly<Record<string, Layout>> = {
  "folders of types": {
    config,
    files: {
      ...schemas,
      "test/fixtures/Dog/valid/a.json": good,
      "test/fixtures/Dog/valid/b.json": wrong,
      "test/fixtures/Dog/invalid/c.json": wrong,
    },
    good: "test/fixtures/Dog/valid/a.json",
    bad: "test/fixtures/Dog/valid/b.json",
    invalid: "test/fixtures/Dog/invalid/c.json",
  },
  "patterns of schema files": {
    config: {
      ...config,
      fixtures: [
        { files: "src/test/{schema}/**", verdict: "valid" },
        { files: "src/negative/{schema}/**", verdict: "invalid" },
      ],
    },
    files: {
      ...schemas,
      "src/test/dog/deep/a.json": good,
      "src/test/dog/b.json": wrong,
      "src/negative/dog/c.json": wrong,
    },
    good: "src/test/dog/deep/a.json",
    bad: "src/test/dog/b.json",
    invalid: "src/negative/dog/c.json",
  },
  "beside the schema": {
    config: {
      ...config,
      fixtures: [
        { files: "schemas/**/*.valid.json", verdict: "valid" },
        { files: "schemas/**/*.invalid.json", verdict: "invalid" },
      ],
    },
    files: {
      ...schemas,
      "schemas/animals/dog.a.valid.json": good,
      "schemas/animals/dog.b.valid.json": wrong,
      "schemas/animals/dog.c.invalid.json": wrong,
    },
    good: "schemas/animals/dog.a.valid.json",
    bad: "schemas/animals/dog.b.valid.json",
    invalid: "schemas/animals/dog.c.invalid.json",
  },
  "verdicts in names, where a glob of the valid ones would name others too": {
    config: {
      ...config,
      fixtures: [
        { files: "data/{type}/*bad*.json", verdict: "invalid" },
        { files: "data/{type}/*.json", verdict: "valid" },
      ],
    },
    files: {
      ...schemas,
      "data/Dog/a.json": good,
      "data/Dog/b.json": wrong,
      "data/Dog/c.bad.json": wrong,
    },
    good: "data/Dog/a.json",
    bad: "data/Dog/b.json",
    invalid: "data/Dog/c.bad.json",
  },
  "schemas in YAML, named by identifiers": {
    config,
    files: {
      "schemas/base.yaml": `$schema: ${DIALECT}\n$id: "urn:shelter:animal"\ntitle: Animal\ntype: object\nproperties: { name: { type: string }, status: { $ref: "#status" } }\nrequired: [name]\n$defs: { status: { $anchor: status, title: Status, enum: [here, gone] } }\n`,
      "schemas/dog.json": {
        $schema: DIALECT,
        $id: "urn:shelter:dog",
        title: "Dog",
        allOf: [{ $ref: "urn:shelter:animal" }],
        properties: { tricks: { type: "array", items: { type: "string", minLength: 2 } } },
      },
      "test/fixtures/Dog/valid/a.json": good,
      "test/fixtures/Dog/valid/b.json": wrong,
      "test/fixtures/Dog/invalid/c.json": wrong,
    },
    good: "test/fixtures/Dog/valid/a.json",
    bad: "test/fixtures/Dog/valid/b.json",
    invalid: "test/fixtures/Dog/invalid/c.json",
  },
};

test.for(Object.entries(layouts))("VS Code judges fixtures: %s", async ([, layout]) => {
  const root = temporaryFolder({ "allof.config.json": layout.config, ...layout.files });
  expect(await told(root)).toMatch(/created {2}.vscode\/settings.json\n/);
  expect(await problemsOf(root, layout.good)).toEqual([]);
  expect([...(await problemsOf(root, layout.bad))].sort()).toEqual([
    expect.stringMatching(/^1: Missing property "name"/) as unknown,
    expect.stringMatching(/^2: Value is not accepted. Valid values: "here", "gone"/) as unknown,
    expect.stringMatching(/String is shorter than the minimum length of 2/) as unknown,
  ]);
  expect(await problemsOf(root, layout.invalid)).toEqual([]);

  // A second time, nothing is touched.
  const before = readFolder(root);
  expect(await told(root)).not.toMatch(/created|changed/);
  expect(readFolder(root)).toEqual(before);
});

test("a type within a file is held to it as it lies there, so that edits count at once", async () => {
  const trick = {
    "test/fixtures/Trick/valid/a.json": '"x"',
    "test/fixtures/Trick/valid/b.json": '"sit"',
  };
  const root = temporaryFolder({ "allof.config.json": config, ...schemas, ...trick });
  await told(root);
  const of = (name: string) => problemsOf(root, `test/fixtures/Trick/valid/${name}.json`);
  expect(await of("b")).toEqual([]);
  expect(await of("a")).toEqual(["1: String is shorter than the minimum length of 2."]);
  const dog = schemas["schemas/animals/dog.json"];
  writeFiles(root, {
    "schemas/animals/dog.json": { ...dog, $defs: { trick: { title: "Trick", type: "integer" } } },
  });
  expect(await of("b")).toEqual([`1: Incorrect type. Expected "integer".`]);
});

const folderOfDog = {
  ...schemas,
  "allof.config.json": config,
  "test/fixtures/Dog/valid/a.json": good,
};

test("settings of others stay as they are, comments and all", async () => {
  const own = `{
\t// The editor of the team.
\t"editor.tabSize": 2, /* two */
\t"json.schemas": [
\t\t// Not of the contract.
\t\t{ "fileMatch": ["/deploy/*.json"], "url": "https://example.com/deploy.json" },
\t\t{ "fileMatch": ["/pets.json"], "url": "./schemas/animals/dog.json" }, // Not of a fixture.
\t\t{ "fileMatch": ["/test/fixtures/Cat/valid/*"], "url": "./schemas/animals/cat.json" },
\t],
\t"yaml.schemas": { "https://example.com/ci.json": "ci.yml" },
}
`;
  const root = temporaryFolder({ ...folderOfDog, ".vscode/settings.json": own });
  expect(await told(root)).toContain("  changed  .vscode/settings.json\n");
  const text = readFileSync(join(root, ".vscode/settings.json"), "utf8");
  // A type that is no more has lost its entry; all before it is as it was.
  const kept = own.slice(0, own.indexOf(" // Not of a fixture."));
  expect(text.slice(0, kept.length)).toBe(kept);
  expect(text).toContain("// Not of a fixture.");
  expect(text).not.toContain("cat.json");
  expect(text).toContain('\t"yaml.schemas": { "https://example.com/ci.json": "ci.yml" },');
  const settings = parse(text) as { readonly "json.schemas": readonly object[] };
  expect(settings["json.schemas"].slice(2)).toEqual([
    { fileMatch: ["/test/fixtures/Animal/valid/*"], url: "./schemas/animals/animal.json" },
    { fileMatch: ["/test/fixtures/Dog/valid/*"], url: "./schemas/animals/dog.json" },
    { fileMatch: ["/test/fixtures/Kind/valid/*"], url: "./schemas/kind.json" },
    { fileMatch: ["/test/fixtures/Status/valid/*"], url: "./schemas/status.json" },
    { fileMatch: ["/test/fixtures/Trick/valid/*"], url: "./.allof/editor/Trick.json" },
  ]);
  expect(await told(root)).toContain("  kept     .vscode/settings.json\n");
});

test("fixtures in YAML are mapped too, to schemas without identifiers", async () => {
  const yaml = { "test/fixtures/Dog/valid/b.yaml": "name: Rex\n" };
  const root = temporaryFolder({ ...folderOfDog, ...yaml });
  await told(root);
  const text = readFileSync(join(root, ".vscode/settings.json"), "utf8");
  const settings = parse(text) as { readonly "yaml.schemas": Readonly<Record<string, unknown>> };
  expect(settings["yaml.schemas"]).toEqual({
    "./.allof/editor/Animal.copy.json": ["/test/fixtures/Animal/valid/*"],
    "./.allof/editor/Dog.copy.json": ["/test/fixtures/Dog/valid/*"],
    "./.allof/editor/Trick.copy.json": ["/test/fixtures/Trick/valid/*"],
    "./schemas/kind.json": ["/test/fixtures/Kind/valid/*"],
    "./.allof/editor/Status.copy.json": ["/test/fixtures/Status/valid/*"],
  });
  expect(readFileSync(join(root, ".allof/editor/contract.json"), "utf8")).not.toContain('"$id"');
});

interface Option {
  readonly $: { readonly name: string; readonly value?: string };
  readonly list?: readonly { readonly Item: readonly { readonly option: readonly Option[] }[] }[];
}
interface Project {
  readonly project: {
    readonly component: readonly {
      readonly $: { readonly name: string };
      readonly state?: readonly {
        readonly map: readonly {
          readonly entry: readonly {
            readonly $: { readonly key: string };
            readonly value: readonly {
              readonly SchemaInfo: readonly { readonly option: readonly Option[] }[];
            }[];
          }[];
        }[];
      }[];
    }[];
  };
}

/** The mappings as an XML parser reads them: name → options. */
async function mappingsIn(text: string): Promise<Readonly<Record<string, object>>> {
  const { project } = (await parseStringPromise(text)) as Project;
  const component = project.component.find(
    ({ $ }) => $.name === "JsonSchemaMappingsProjectConfiguration",
  );
  const entries = component?.state?.[0]?.map[0]?.entry ?? [];
  const named = (options: readonly Option[]): object =>
    Object.fromEntries(
      options.map(({ $, list }) => [
        $.name,
        list?.[0]?.Item.map(({ option }) => named(option)) ?? $.value,
      ]),
    );
  return Object.fromEntries(
    entries.map(({ $, value }) => [$.key, named(value[0]?.SchemaInfo[0]?.option ?? [])]),
  );
}

const ofDog = {
  name: "Dog (allof shelter)",
  relativePathToSchema: "schemas/animals/dog.json",
  schemaVersion: "JSON Schema version 2020-12",
  patterns: [{ directory: "true", path: "test/fixtures/Dog/valid", mappingKind: "Directory" }],
};

test("JetBrains: a mapping for each type", async () => {
  const root = temporaryFolder(folderOfDog);
  await told(root);
  const found = await mappingsIn(readFileSync(join(root, ".idea/jsonSchemas.xml"), "utf8"));
  expect(Object.keys(found)).toEqual(
    ["Animal", "Dog", "Kind", "Status", "Trick"].map((type) => `${type} (allof shelter)`),
  );
  expect(found[ofDog.name]).toEqual(ofDog);
});

const others = `<entry key="CI">
          <value><SchemaInfo><option name="name" value="CI"/><!-- mine --></SchemaInfo></value>
        </entry>`;
const component = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="Other"><state/></component>
  <component name="JsonSchemaMappingsProjectConfiguration"${inner}
</project>
`;

test.for([
  ["nothing of it", component("").replace(/\n {2}<component name="JsonSchema.*/, "")],
  ["an empty component", component(" />")],
  ["an empty state", component("><state/></component>")],
  ["an empty map", component(">\n    <state>\n      <map />\n    </state>\n  </component>")],
  [
    "mappings",
    component(
      `>\n    <state>\n      <map>\n        ${others}\n        <entry key="Cat (allof shelter)"><value/></entry>\n      </map>\n    </state>\n  </component>`,
    ),
  ],
] as const)("JetBrains: a file that holds %s is extended", async ([, text]) => {
  const root = temporaryFolder({ ...folderOfDog, ".idea/jsonSchemas.xml": text });
  expect(await told(root)).toContain("  changed  .idea/jsonSchemas.xml\n");
  const file = join(root, ".idea/jsonSchemas.xml");
  const extended = readFileSync(file, "utf8");
  expect(extended).toContain('  <component name="Other"><state/></component>\n');
  if (text.includes(others)) expect(extended).toContain(others);
  const found = await mappingsIn(extended);
  expect(found[ofDog.name]).toEqual(ofDog);
  expect(Object.keys(found)).not.toContain("Cat (allof shelter)");
  expect(Object.keys(found)).toHaveLength(text.includes(others) ? 6 : 5);

  expect(await told(root)).toContain("  kept     .idea/jsonSchemas.xml\n");
  expect(readFileSync(file, "utf8")).toBe(extended);
});

test("where one file is wrong, the other is not written either", async () => {
  const root = temporaryFolder({ ...folderOfDog, ".idea/jsonSchemas.xml": "<project>" });
  await expect(told(root)).rejects.toThrow("unusable-settings");
  expect(existsSync(join(root, ".vscode"))).toBe(false);
  expect(readFileSync(join(root, ".idea/jsonSchemas.xml"), "utf8")).toBe("<project>");
});

test("in a repository, the settings stand where its editor looks", async () => {
  const files = Object.fromEntries(
    Object.entries(folderOfDog).map(([path, contents]) => [`packages/api/${path}`, contents]),
  );
  const root = temporaryFolder({ ...files, ".git/HEAD": "" });
  const text = await told(join(root, "packages/api"));
  expect(text).toContain("  created  ../../.vscode/settings.json\n");
  expect(text).toContain("The valid fixtures of 5 types are held to their schemas");
  writeFiles(root, { "packages/api/test/fixtures/Dog/valid/b.json": { name: 1 } });
  const file = "packages/api/test/fixtures/Dog/valid/b.json";
  expect(await problemsOf(root, file)).toEqual([`2: Incorrect type. Expected "string".`]);
});

test("an empty folder becomes a contract that editors know", async () => {
  const root = temporaryFolder();
  const text = await told(root);
  expect(text).toContain("  created  schemas/dog.json\n");
  expect(text).toContain("  created  .vscode/settings.json\n");
  expect(text).toContain("Next:\n");
  expect(await problemsOf(root, "test/fixtures/Dog/valid/full.json")).toEqual([]);
});
