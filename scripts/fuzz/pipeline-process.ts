/** Runs all back-ends over schemas: cases on standard input, an outcome a line on standard output. Started by `pipeline.ts`. */

import ts from "typescript";
import { askTypeScript } from "../../src/checks/agreement/assignability.js";
import type { OutputFile } from "../../src/backends/backend.js";
import { createBackends } from "../../src/backends/registry.js";
import { parseSource } from "../../src/load/parse-source.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import { compileAndCheck } from "../../src/cli/compile-contract.js";
import { generate } from "../../src/pipeline.js";
import { ofIntent } from "./of-intent.js";
import type { PipelineCase, PipelineOutcome } from "./pipeline.js";

const backends = createBackends(await readRuntimeAssets());

let input = "";
for await (const chunk of process.stdin) input += String(chunk);
const cases = JSON.parse(input) as readonly PipelineCase[];

const types: OutputFile[] = [];
for (const [i, each] of cases.entries()) {
  let outcome: PipelineOutcome;
  try {
    outcome = await run(i, each);
  } catch (error) {
    outcome = {
      kind: "throws",
      note: error instanceof Error ? String(error.stack) : String(error),
    };
  }
  tell(outcome);
}
const { errors } = askTypeScript(types, []);
const byCase = new Map<number, string>();
for (const error of errors) {
  const i = Number(/^\/g(\d+)\//.exec(error)?.[1]);
  if (!byCase.has(i)) byCase.set(i, error);
}
for (const i of cases.keys()) {
  const note = byCase.get(i);
  tell(
    note === undefined ? { kind: "type-checks", note: "" } : { kind: "does not type-check", note },
  );
}

async function run(i: number, { files, docs }: PipelineCase): Promise<PipelineOutcome> {
  const parsed = Object.entries(files).map(([path, content]) => parseSource({ path, content }));
  const sources = parsed.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const { value: compiled, diagnostics } = compileAndCheck(sources, { defaultDialect: "2020-12" });
  const found = [...parsed.flatMap((each) => each.diagnostics), ...diagnostics];
  const refusal = found.find(({ severity, code }) => severity === "error" && !ofIntent.has(code));
  if (refusal !== undefined) return { kind: "refused", note: refusal.code };
  const chosen = backends.filter(({ name }) => docs || name !== "docs");
  const { value: output, diagnostics: more } = await generate(compiled, chosen, {
    name: "fuzz",
    version: "1.0.0",
    schemasPath: "schemas",
    assertFormats: true,
    targets: chosen.map(({ name }) => name),
  });
  const other = more.find(({ severity }) => severity === "error");
  if (other !== undefined) return { kind: "refused", note: other.code };
  for (const file of output) {
    const fault = faultOf(file);
    if (fault !== undefined) return { kind: "does not parse", note: `${file.path}: ${fault}` };
  }
  types.push(
    ...output
      .filter(({ path }) => path.startsWith("types/"))
      .map((file) => ({ ...file, path: `g${i}/${file.path}` })),
  );
  return { kind: "compiles", note: "" };
}

/** Why a file of the output is none of its kind. */
function faultOf({ path, contents }: OutputFile): string | undefined {
  if (path.endsWith(".json")) {
    try {
      JSON.parse(contents);
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
  if (!/\.(js|ts)$/.test(path)) return undefined;
  const fileName = path.replace(/\.d\.ts$/, ".ts");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const options = { fileName, compilerOptions, reportDiagnostics: true };
  const [first] = ts.transpileModule(contents, options).diagnostics ?? [];
  return first && ts.flattenDiagnosticMessageText(first.messageText, " ");
}

function tell(outcome: PipelineOutcome): void {
  process.stdout.write(JSON.stringify(outcome) + "\n");
}
