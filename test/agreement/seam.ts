/** The Seam contract as it lies on disk: what was generated, what it was generated from, and its fixtures. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
import type { OutputFile } from "../../src/backends/backend.js";
import { listFixtures } from "../../src/fixtures/list-fixtures.js";
import { readPayloads } from "../../src/load/read-payloads.js";
import type { JsonValue } from "../../src/json/value.js";
import type { JsonSchema, TypeCompanion } from "../../src/runtime/runtime.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const generated = join(root, "generated");

/** An entry of `contract.json`. */
export interface ContractType {
  readonly name: string;
  readonly module: string;
  readonly uri: string;
  readonly parents: readonly string[];
  readonly references: readonly string[];
  readonly looseness: readonly {
    readonly keyword: string;
    readonly file: string;
    readonly pointer: string;
  }[];
}

export function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(root, ...path), "utf8")) as T;
}

export const types: ReadonlyMap<string, ContractType> = new Map(
  readJson<{ readonly types: readonly ContractType[] }>("generated", "contract.json").types.map(
    (type) => [type.name, type],
  ),
);

export function typeOf(name: string): ContractType {
  const type = types.get(name);
  if (type === undefined) throw new Error(`no type ${name} in contract.json`);
  return type;
}

export interface Fixture {
  readonly type: string;
  readonly verdict: "valid" | "invalid";
  /** `AccessCode/invalid/null.json` */
  readonly name: string;
  readonly value: JsonValue;
}

export async function seamFixtures(): Promise<readonly Fixture[]> {
  const { files } = await listFixtures([{ folder: join(root, "test", "fixtures") }], root);
  const fixtures: Fixture[] = [];
  for (const { path, of, verdict } of files) {
    const { value, diagnostics } = await readPayloads(path, { workingFolder: root });
    if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
    const type = of !== "itself" && "type" in of ? of.type : "";
    for (const { file, json } of value) {
      fixtures.push({ type, verdict, name: file.replace(/^test\/fixtures\//, ""), value: json });
    }
  }
  return fixtures;
}

export function typeFiles(): readonly OutputFile[] {
  return globSync("types/**/*.d.ts", { cwd: generated }).map((path) => ({
    path,
    contents: readFileSync(join(generated, path), "utf8"),
  }));
}

export function schemas(): readonly JsonSchema[] {
  return globSync("**/*.json", { cwd: join(root, "schemas") }).map((path) =>
    readJson<JsonSchema>("schemas", path),
  );
}

/** The one import of the contract, as its users have it. */
export async function companions(): Promise<ReadonlyMap<string, TypeCompanion<unknown>>> {
  const index = (await import(pathToFileURL(join(generated, "index.js")).href)) as Readonly<
    Record<string, unknown>
  >;
  return new Map(
    [...types.keys()].map((name) => {
      if (index[name] === undefined) throw new Error(`index.js exports no ${name}`);
      return [name, index[name] as TypeCompanion<unknown>];
    }),
  );
}
