import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withoutRepetition } from "../diagnostics/without-repetition.js";
import { AllofError } from "../drop-in/allof-error.js";
import { compile } from "../drop-in/compile.js";
import { compileFile } from "../drop-in/compile-from-file.js";
import type { Options } from "../drop-in/options.js";
import { parseSource } from "../load/parse-source.js";
import { systemReason } from "../load/system-reason.js";
import type { Context } from "./context.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { typesInputs, type TypesInput } from "./types-inputs.js";

export interface TypesFlags {
  readonly input?: string;
  readonly output?: string;
  /** The options of `compile`, as far as they were given. */
  readonly options: Options;
}

/**
 * Types of a file, of a folder of files, or of those that a pattern matches: each file's on its own, into a file of its own. Without
 * an input, of standard input; without an output, to standard output. Nothing is written where one of the files has errors.
 */
export async function types(
  { input, output, options }: TypesFlags,
  context: Context,
): Promise<Outcome> {
  const start = performance.now();
  const end = (diagnostics: readonly Diagnostic[]): Outcome =>
    outcome(diagnostics, { command: "types", seconds: secondsSince(start) });

  const inputs = await typesInputs(input, output, context.workingFolder);
  if (inputs.diagnostics.length > 0) return end(inputs.diagnostics);
  const texts: { readonly text: string; readonly to: string | undefined }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of inputs.value) {
    try {
      texts.push({ text: await typesOfInput(one, options, context), to: one.output });
    } catch (error) {
      if (!(error instanceof AllofError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) return end(withoutRepetition(diagnostics));
  for (const { text, to } of texts) {
    if (to === undefined) context.out(text);
    else diagnostics.push(...(await write(resolve(context.workingFolder, to), to, text)));
  }
  return end(diagnostics);
}

async function typesOfInput(
  { file, root }: TypesInput,
  options: Options,
  context: Context,
): Promise<string> {
  const folders = options.cwd === undefined && root !== undefined ? { root } : {};
  if (file !== undefined) return compileFile(file, file, { ...folders, ...options });
  const content = await context.stdin();
  const { value, diagnostics } = parseSource({ path: "<stdin>", content, format: "json" });
  if (value === undefined) throw new AllofError(diagnostics);
  return compile(value.json as object, "Schema", options);
}

async function write(path: string, shown: string, text: string): Promise<readonly Diagnostic[]> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return [];
  } catch (error) {
    const message = `\`${shown}\` could not be written: ${systemReason(error)}`;
    return [diagnostic("unwritable-output", { message })];
  }
}
