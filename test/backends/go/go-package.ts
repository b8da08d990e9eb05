/** Generated Go, compiled and asked as the conformance proof does. */

import { spawnSync } from "node:child_process";
import type { OutputFile } from "../../../src/backends/backend.js";
import { createGoBackend } from "../../../src/backends/go/backend.js";
import { hasErrors } from "../../../src/diagnostics/result.js";
import type { JsonValue } from "../../../src/json/value.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import { generate, type Compiled } from "../../../src/pipeline.js";
import { go } from "../../../scripts/languages/go/go.js";
import { compileJson } from "../../support/compile-json.js";
import { temporaryFolder, writeFiles } from "../../temporary-folder.js";

export const missing = go.missing();

const runtime = (await readRuntimeAssets())["contract_model.go"] ?? "";

export const options = {
  name: "My shop",
  version: "1.2.3",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: ["go"],
};

export interface Answer {
  readonly ok: boolean;
  readonly payload?: JsonValue;
  readonly error?: string;
}

/** The output for schemas by their paths: path below `go/` → text. */
export async function outputOf(
  schemas: Readonly<Record<string, JsonValue>>,
): Promise<ReadonlyMap<string, string>> {
  const { value, diagnostics } = compileJson(schemas);
  if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
  return outputFor(value);
}

export async function outputFor(compiled: Compiled): Promise<ReadonlyMap<string, string>> {
  const { value: files } = await generate(compiled, [createGoBackend(runtime)], options);
  return new Map(files.map(({ path, contents }) => [path.replace(/^go\//, ""), contents]));
}

/** What Go's checkers find. The folder is gone when the test ends. */
export function faultsIn(output: ReadonlyMap<string, string>): readonly string[] {
  const folder = temporaryFolder();
  return go.prepare(folder).faultsOf(folder, written(output, folder));
}

function written(output: ReadonlyMap<string, string>, folder: string): readonly OutputFile[] {
  const files = [...output].map(([path, contents]) => ({ path: `go/${path}`, contents }));
  writeFiles(folder, Object.fromEntries(files.map(({ path, contents }) => [path, contents])));
  return files;
}

/** What Go's checkers find, and what the runner answers to texts of JSON. The folder is gone when the test ends. */
export function run(
  output: ReadonlyMap<string, string>,
  questions: readonly (readonly [type: string, json: string])[] = [],
): { readonly faults: readonly string[]; readonly answers: readonly Answer[] } {
  const folder = temporaryFolder();
  const files = written(output, folder);
  const tools = go.prepare(folder);
  const faults = tools.faultsOf(folder, files);
  if (faults.length > 0) return { faults, answers: [] };
  const [command, ...args] = tools.runner(folder, files);
  const input = questions.map(
    ([type, json]) => `{"type": ${JSON.stringify(type)}, "payload": ${json}}\n`,
  );
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: input.join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  const answers = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Answer);
  return { faults, answers };
}
