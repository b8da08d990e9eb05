/** Contracts for tests: sources from values, and what the back-end makes of them. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createValidatorsBackend } from "../../../src/backends/validators/index.js";
import type { BackendOptions, OutputFile } from "../../../src/backends/backend.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { JsonValue } from "../../../src/json/value.js";
import { parseSource } from "../../../src/load/parse-source.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import type { Source } from "../../../src/load/source.js";
import { compileSources, type Compiled } from "../../../src/pipeline.js";
import type { TypeCompanion } from "../../../src/runtime/runtime.js";

export const options: BackendOptions = {
  name: "test",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: ["typescript", "validators"],
};

export const backend = createValidatorsBackend(await readRuntimeAssets());

export function sourceOf(path: string, json: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(json) });
  if (value === undefined) throw new Error(`${path} does not parse`);
  return value;
}

/** The model of schemas by path. */
export function compileAll(schemas: Readonly<Record<string, JsonValue>>): Compiled {
  const { value } = compileSources(
    Object.entries(schemas).map(([path, json]) => sourceOf(path, json)),
  );
  return value;
}

export interface Emitted {
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly OutputFile[];
  /** The exports of an emitted module: `validators/a.js`. */
  import(path: string): Promise<Readonly<Record<string, TypeCompanion<unknown>>>>;
  remove(): Promise<void>;
}

/** Emits the validators of a contract into a folder of their own. */
export async function emit(
  compiled: Compiled,
  changes: Partial<BackendOptions> = {},
): Promise<Emitted> {
  const result = await backend.generate({ ...compiled, options: { ...options, ...changes } });
  const root = await mkdtemp(join(tmpdir(), "allof-validators-"));
  // Below a folder of this name the test runner leaves modules as they are.
  const folder = join(root, "node_modules", "emitted");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFiles(folder, result.value);
  return {
    folder,
    diagnostics: result.diagnostics,
    files: result.value,
    import: (path) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href),
    remove: () => rm(root, { recursive: true }),
  };
}

export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const { path, contents } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
}
