import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { findingContext, findingDiagnostics } from "../checks/finding.js";
import { Bounded } from "../checks/bounded.js";
import { judgeAll, tooSlow } from "../checks/judge.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/result.js";
import { decode } from "../load/decode.js";
import { formatOf } from "../load/format.js";
import { displayPath } from "../load/load.js";
import { readPayloads } from "../load/read-payloads.js";
import type { SourceFormat } from "../load/source.js";
import type { Checked } from "../reporters/report.js";
import { validatorOf } from "./backends.js";
import type { ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { createProgress } from "./progress.js";
import { stdinPayloads } from "./validate/stdin-payloads.js";
import { linesOfFile, validateLines } from "./validate/validate-lines.js";
import { isSchemaFile, subjectOfFile, subjectOfType } from "./subject.js";

/** So many findings on payloads are told. */
const MOST_FINDINGS = 1000;

export interface ValidateOutcome extends Outcome {
  /** Texts that are not on disk. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ValidateFlags extends ContractFlags {
  /** What the files are, whatever their names. */
  readonly format?: SourceFormat;
}

/** Payloads against a type of the contract, or against a schema file. */
export async function validate(
  subjectName: string,
  files: readonly string[],
  flags: ValidateFlags,
  context: Context,
): Promise<ValidateOutcome> {
  const start = performance.now();
  const progress = createProgress(context);
  const texts = new Map<string, string>();
  const end = (
    diagnostics: readonly Diagnostic[],
    payloads?: number,
    checked?: readonly Checked[],
  ): ValidateOutcome => {
    const counts = payloads === undefined ? {} : { payloads };
    const summary = { command: "validate", ...counts, seconds: secondsSince(start) };
    return { ...outcome(diagnostics, summary, [], checked), texts };
  };
  // A code frame is drawn from what was read, whether or not it could be parsed.
  const keep = (bytes: Uint8Array): void => void texts.set("<stdin>", decode(bytes).text);
  try {
    progress.step("Compiling");
    const found = isSchemaFile(subjectName, context)
      ? await subjectOfFile(subjectName, flags, context)
      : await subjectOfType(subjectName, flags, context);
    if (found.subject === undefined) {
      const failed = end(found.diagnostics);
      return { ...failed, exitCode: found.exitCode ?? failed.exitCode };
    }
    const missing = files.flatMap((file) => missingFile(file, context));
    if (missing.length > 0) return end(missing);
    const { compiled, declaration, assertFormats } = found.subject;

    progress.step("Validating");
    const validators = await validatorOf(compiled, { assertFormats });
    const diagnostics: Diagnostic[] = [...validators.diagnostics];
    if (hasErrors(diagnostics)) return end(diagnostics);
    const context_ = findingContext(compiled);
    const told = new Bounded(MOST_FINDINGS);
    let payloads = 0;
    for (const file of files) {
      const { workingFolder } = context;
      const format = flags.format ?? (file === "-" ? undefined : formatOf(file));
      const stdin =
        file === "-"
          ? await stdinPayloads(context.stdinChunks?.() ?? whole(context), format, keep)
          : {};
      const isLines = file !== "-" && format === "ndjson";
      const lines = isLines ? linesOfFile(file, workingFolder) : stdin.lines;
      if (lines !== undefined) {
        const input = { ...lines, declaration, validators, context: context_ };
        const streamed = await validateLines(input);
        diagnostics.push(...streamed.diagnostics);
        payloads += streamed.payloads;
        continue;
      }
      const read = await readPayloads(file, { workingFolder, stdin: stdin.content, format });
      diagnostics.push(...read.diagnostics);
      const judged = judgeAll(
        read.value.map(({ json }) => ({ declaration, json })),
        validators.validate,
        validators.renew,
      );
      payloads += read.value.length;
      for (const [i, payload] of read.value.entries()) {
        const issues = judged[i];
        const { name } = declaration;
        if (issues === undefined) told.add(name, () => tooSlow(name, payload));
        else if (told.isFull) told.count(name, issues.length);
        else {
          const findings = findingDiagnostics(issues, declaration, payload, context_);
          for (const each of findings) told.add(name, () => each);
        }
      }
    }
    const names = files.map((file) =>
      file === "-"
        ? "<stdin>"
        : displayPath(context.workingFolder, resolve(context.workingFolder, file)),
    );
    const checked = [...new Set(names)].map((file): Checked => ({
      kind: "payload",
      file,
      type: declaration.name,
    }));
    return end([...diagnostics, ...told.all()], payloads, checked);
  } finally {
    progress.done();
  }
}

async function* whole({ stdin }: Context): AsyncGenerator<Uint8Array> {
  yield await stdin();
}

function missingFile(file: string, { workingFolder }: Context): readonly Diagnostic[] {
  if (file === "-" || existsSync(resolve(workingFolder, file))) return [];
  return [
    diagnostic("usage", {
      message: `There is no file \`${file}\``,
      hint: "Name payload files, or - for standard input.",
    }),
  ];
}
