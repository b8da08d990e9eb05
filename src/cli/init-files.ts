/** What `allof init` writes: a contract of three types, of which one inherits, with fixtures and a workflow. */

import { print } from "../json/print.js";
import type { JsonValue } from "../json/value.js";

export interface InitialFile {
  readonly path: string;
  readonly contents: string;
}

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** All files but the expected findings, which the check itself writes. */
export function initialFiles(name: string, version: string): readonly InitialFile[] {
  const json = (path: string, value: JsonValue): InitialFile => ({ path, contents: print(value) });
  return [
    json("package.json", {
      name,
      version: "0.0.0",
      private: true,
      type: "module",
      scripts: { build: "allof build", check: "allof check" },
      devDependencies: { allof: `^${version}` },
    }),
    json("allof.config.json", {
      $schema: "./node_modules/allof/dist/config/schema/allof-config.json",
      name,
      schemas: "schemas",
      output: "generated",
      fixtures: "test/fixtures",
    }),
    json("schemas/animal.json", {
      $schema: DIALECT,
      title: "Animal",
      description: "What all animals of the shelter have in common.",
      type: "object",
      properties: {
        animal_id: { description: "Identifies the animal.", type: "string", format: "uuid" },
        name: { description: "What the animal answers to.", type: "string", minLength: 1 },
        species: { description: "Tells the kinds of animals apart.", type: "string" },
        status: { $ref: "status.json" },
        arrived_at: {
          description: "When the animal came to the shelter.",
          type: "string",
          format: "date-time",
        },
      },
      required: ["animal_id", "name", "species", "status"],
    }),
    json("schemas/status.json", {
      $schema: DIALECT,
      title: "Status",
      description: "Whether the animal looks for a home.",
      enum: ["available", "reserved", "adopted"],
    }),
    json("schemas/dog.json", {
      $schema: DIALECT,
      title: "Dog",
      description: "A dog: an animal that knows tricks.",
      allOf: [{ $ref: "animal.json" }],
      type: "object",
      properties: {
        species: { const: "dog" },
        tricks: {
          description: "What it does when asked.",
          type: "array",
          items: { type: "string" },
        },
      },
      required: ["tricks"],
    }),
    json("test/fixtures/Dog/valid/minimal.json", {
      animal_id: "0d3f2b6e-54a7-4c1e-9b8e-2f6f1a7d9c10",
      name: "Rex",
      species: "dog",
      status: "available",
      tricks: [],
    }),
    json("test/fixtures/Dog/valid/full.json", {
      animal_id: "5b1c9a42-8f0d-4e27-a1c3-7d94e0b6f825",
      name: "Bella",
      species: "dog",
      status: "reserved",
      arrived_at: "2026-03-14T09:30:00Z",
      tricks: ["sit", "fetch"],
    }),
    json("test/fixtures/Dog/invalid/missing-name.json", {
      animal_id: "0d3f2b6e-54a7-4c1e-9b8e-2f6f1a7d9c10",
      species: "dog",
      status: "available",
      tricks: [],
    }),
    json("test/fixtures/Dog/invalid/wrong-species.json", {
      animal_id: "0d3f2b6e-54a7-4c1e-9b8e-2f6f1a7d9c10",
      name: "Tom",
      species: "cat",
      status: "available",
      tricks: ["ignore"],
    }),
    {
      path: ".github/workflows/contract.yml",
      contents: `name: contract
on: [push, pull_request]
jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      # What the lock file says, once there is one.
      - run: if [ -f package-lock.json ]; then npm ci; else npm install; fi
      # Fails where a schema, a fixture or the committed output is wrong.
      - run: npx allof check
`,
    },
  ];
}
