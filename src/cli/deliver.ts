import { appendFile } from "node:fs/promises";
import { resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { byPlace } from "../diagnostics/order.js";
import { systemReason } from "../load/system-reason.js";
import { githubSummary } from "../reporters/github-summary.js";
import { reporters } from "../reporters/registry.js";
import type { Context } from "./context.js";
import { exitCodeOf, type ExitCode, type Outcome } from "./outcome.js";
import { print, reporterOptions } from "./print.js";
import type { ReporterChoice } from "./reporter-option.js";
import { writeFileWhole } from "./write-file-whole.js";

/**
 * Tells an outcome in each of the chosen ways, and returns the exit code: the outcome's, or 2 where a report can't be written, which
 * is then among what standard output tells. A file is written whole or not at all.
 */
export async function deliver(
  { report, exitCode }: Outcome,
  choices: readonly ReporterChoice[],
  context: Context,
  texts?: ReadonlyMap<string, string>,
): Promise<ExitCode> {
  const failures: Diagnostic[] = [];
  const options = { ...reporterOptions(context, texts), colours: false };
  for (const { name, file } of choices) {
    if (file === undefined) continue;
    const text = reporters[name](report, options);
    const path = resolve(context.workingFolder, file);
    failures.push(...(await attempt(file, async () => writeFileWhole(path, text))));
  }
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary && choices.some(({ name }) => name === "github")) {
    const text = githubSummary(report, options);
    failures.push(...(await attempt(summary, () => appendFile(summary, text))));
  }
  const told = { ...report, diagnostics: [...report.diagnostics, ...failures].sort(byPlace) };
  for (const { name, file } of choices) {
    if (file === undefined) print(told, name, context, texts);
  }
  return failures.length === 0 ? exitCode : exitCodeOf(failures);
}

async function attempt(file: string, write: () => Promise<void>): Promise<readonly Diagnostic[]> {
  try {
    await write();
    return [];
  } catch (error) {
    return [
      diagnostic("unwritable-report", {
        message: `The report \`${file}\` can't be written: ${systemReason(error)}`,
        location: { file },
      }),
    ];
  }
}
