/** Contracts for tests, and their pages by file name. */

import { join } from "node:path";
import type { BackendOptions } from "../../../src/backends/backend.js";
import { createDocsBackend, type Example } from "../../../src/backends/docs/backend.js";
import { typescript } from "../../../src/backends/typescript/backend.js";
import type { JsonValue } from "../../../src/json/value.js";
import { load } from "../../../src/load/load.js";
import { parseSource } from "../../../src/load/parse-source.js";
import type { Source } from "../../../src/load/source.js";
import { compileSources } from "../../../src/pipeline.js";

export const root = join(import.meta.dirname, "../../..");

export const options: BackendOptions = {
  name: "seam",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: ["typescript", "docs"],
};

export async function seamSources(): Promise<readonly Source[]> {
  return (await load("schemas", { workingFolder: root })).value;
}

export function sourceOf(path: string, json: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(json, null, 2) });
  if (value === undefined) throw new Error(`${path} does not parse`);
  return value;
}

export async function pagesOf(
  sources: readonly Source[],
  examples?: ReadonlyMap<string, readonly Example[]>,
): Promise<ReadonlyMap<string, string>> {
  const { value } = compileSources(sources);
  const backend = createDocsBackend({
    types: typescript,
    ...(examples !== undefined && { examples }),
  });
  const files = await backend.generate({ ...value, options });
  return new Map(files.value.map(({ path, contents }) => [path.replace(/^docs\//, ""), contents]));
}

/** The pages of schemas by path. */
export function pagesFor(
  schemas: Readonly<Record<string, JsonValue>>,
): Promise<ReadonlyMap<string, string>> {
  return pagesOf(Object.entries(schemas).map(([path, json]) => sourceOf(path, json)));
}
