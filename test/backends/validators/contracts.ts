/** Contracts for tests: sources from values, and what the back-end makes of them. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createValidatorsBackend } from "../../../src/backends/validators/index.js";
import type { BackendOptions, OutputFile } from "../../../src/backends/backend.js";
import type { JsonValue } from "../../../src/json/value.js";
import { parseSource } from "../../../src/load/parse-source.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import type { Source } from "../../../src/load/source.js";
import type { Compiled } from "../../../src/pipeline.js";
import type { TypeCompanion } from "../../../src/runtime/runtime.js";

export const options: BackendOptions = {
  name: "test",
  schemasPath: "../schemas",
  assertFormats: true,
};

export const backend = createValidatorsBackend(await readRuntimeAssets());

export function sourceOf(path: string, json: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(json) });
  if (value === undefined) throw new Error(`${path} does not parse`);
  return value;
}

export interface Emitted {
  readonly files: readonly OutputFile[];
  /** The exports of an emitted module: `validators/a.js`. */
  import(path: string): Promise<Readonly<Record<string, TypeCompanion<unknown>>>>;
  remove(): Promise<void>;
}

/** Emits the validators of a contract into a folder of their own. */
export async function emit(compiled: Compiled, changes: Partial<BackendOptions> = {}): Promise<Emitted> {
  const result = await backend.generate({ ...compiled, options: { ...options, ...changes } });
  const folder = await mkdtemp(join(tmpdir(), "allof-validators-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const { path, contents } of result.value) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  return {
    files: result.value,
    import: (path) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href),
    remove: () => rm(folder, { recursive: true }),
  };
}
