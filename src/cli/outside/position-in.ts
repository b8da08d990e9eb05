import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Location } from "../../diagnostics/diagnostic.js";
import { displayPath } from "../../load/load.js";

/** Where in files of JavaScript an error comes from: the innermost call in them, or the place that breaks the grammar. */
export async function positionIn(
  files: readonly string[],
  error: unknown,
  workingFolder: string,
): Promise<Location | undefined> {
  if (!(error instanceof Error)) return undefined;
  const found =
    callIn(files, error.stack ?? "") ??
    (error.name === "SyntaxError" ? await syntaxErrorIn(files) : undefined);
  return found && { ...found, file: displayPath(workingFolder, found.file) };
}

function callIn(files: readonly string[], stack: string): Location | undefined {
  for (const line of stack.split("\n")) {
    const call = /^\s*at (?:.*? \()?(?:async )?(.+?):(\d+):(\d+)\)?$/.exec(line);
    const [, at = "", row, column] = call ?? [];
    const file = at.startsWith("file:") ? fileURLToPath(at.replace(/\?.*$/, "")) : at;
    if (files.includes(file)) return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}

/** Node does not say where: TypeScript, which reads JavaScript too, does. */
async function syntaxErrorIn(files: readonly string[]): Promise<Location | undefined> {
  const { default: ts } = await import("typescript");
  for (const file of files.filter((each) => /\.[cm]?[jt]s$/.test(each))) {
    const text = readFileSync(file, "utf8");
    const options = { reportDiagnostics: true, fileName: file };
    const [fault] = ts.transpileModule(text, options).diagnostics ?? [];
    if (fault?.start === undefined) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    const { line, character } = source.getLineAndCharacterOfPosition(fault.start);
    return { file, line: line + 1, column: character + 1 };
  }
  return undefined;
}
