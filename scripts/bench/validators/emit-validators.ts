import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createValidatorsBackend } from "../../../src/backends/validators/index.js";
import type { JsonValue } from "../../../src/json/value.js";
import { parseSource } from "../../../src/load/parse-source.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import { compileSources } from "../../../src/pipeline.js";
import type { TypeCompanion } from "../../../src/runtime/runtime.js";

export interface EmittedValidators {
  /** The output folder. */
  readonly folder: string;
  /** Text by path: `validators/union.js`. */
  readonly texts: ReadonlyMap<string, string>;
  import(path: string): Promise<Readonly<Record<string, TypeCompanion<unknown>>>>;
  remove(): void;
}

/** The validators of schemas by path, in a folder of their own. */
export async function emitValidators(
  schemas: Readonly<Record<string, JsonValue>>,
): Promise<EmittedValidators> {
  const sources = Object.entries(schemas).map(([path, json]) => {
    const { value } = parseSource({ path, content: JSON.stringify(json) });
    if (value === undefined) throw new Error(`${path} does not parse`);
    return value;
  });
  const { value } = compileSources(sources);
  const backend = createValidatorsBackend(await readRuntimeAssets());
  const options = {
    name: "bench",
    version: "1.0.0",
    schemasPath: "../schemas",
    assertFormats: true,
    targets: ["validators"],
  };
  const files = (await backend.generate({ ...value, options })).value;
  const root = mkdtempSync(join(tmpdir(), "allof-validators-"));
  // Below a folder of this name nothing transforms the code before it runs.
  const folder = join(root, "node_modules", "emitted");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return {
    folder,
    texts: new Map(files.map(({ path, contents }) => [path, contents])),
    import: (path) => import(pathToFileURL(join(folder, path)).href),
    remove: () => rmSync(root, { recursive: true }),
  };
}
