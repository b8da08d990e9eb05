/** The command line as a user runs it: a process, in a folder of its own. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../src/diagnostics/diagnostic.js";
import type { Summary } from "../src/reporters/report.js";
import { writeFiles, type Files } from "./temporary-folder.js";

export const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export interface RunOptions {
  /** The working folder; where absent, one that is removed afterwards. */
  readonly cwd?: string;
  /** Written into the working folder first. */
  readonly files?: Files;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runAllof(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const cwd = options.cwd ?? mkdtempSync(join(tmpdir(), "allof-"));
  try {
    writeFiles(cwd, options.files ?? {});
    return await run(args, cwd, options);
  } finally {
    if (options.cwd === undefined) rmSync(cwd, { recursive: true, force: true });
  }
}

function run(args: readonly string[], cwd: string, { stdin, env }: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    child.stdin.end(stdin ?? "");
  });
}

export interface JsonRun {
  readonly exitCode: number | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  /** `code file:line:column` of each diagnostic. */
  readonly found: readonly string[];
}

/** A run with the JSON reporter. */
export async function runForJson(
  args: readonly string[],
  options: RunOptions = {},
): Promise<JsonRun> {
  const { exitCode, stdout, stderr } = await runAllof([...args, "--reporter", "json"], options);
  if (stderr !== "") throw new Error(stderr);
  const { diagnostics, summary } = JSON.parse(stdout) as {
    diagnostics: Diagnostic[];
    summary: Summary;
  };
  return { exitCode, diagnostics, summary, found: diagnostics.map(placed) };
}

export function placed({ code, location }: Diagnostic): string {
  if (location === undefined) return code;
  const { file, line, column } = location;
  return `${code} ${file}${line === undefined ? "" : `:${line}:${column ?? ""}`}`;
}
