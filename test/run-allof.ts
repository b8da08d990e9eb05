/**
 * The command line: `runAllof` as a user runs it, a process in a folder of its own; `runInProcess` and `runForJson` the same command in this
 * process, for the many cases in which only what it says matters. To start a process for each would take most of the tests' time.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Context } from "../src/cli/context.js";
import { runCommand } from "../src/cli/run-command.js";
import type { Diagnostic } from "../src/diagnostics/diagnostic.js";
import { AllofReport } from "../src/reporters/generated/index.js";
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
  return inFolder(options, (cwd) => run(args, cwd, options));
}

async function inFolder<T>(
  options: Pick<RunOptions, "cwd" | "files">,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const cwd = options.cwd ?? mkdtempSync(join(tmpdir(), "allof-"));
  try {
    writeFiles(cwd, options.files ?? {});
    return await work(cwd);
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
  readonly summary: AllofReport["summary"];
  /** All that was printed. */
  readonly report: AllofReport;
  /** `code file:line:column` of each diagnostic. */
  readonly found: readonly string[];
}

/** The same command in this process: what it prints, and its exit code. */
export async function runInProcess(
  args: readonly string[],
  options: Omit<RunOptions, "env"> = {},
): Promise<Run> {
  return inFolder(options, async (workingFolder) => {
    let [stdout, stderr] = ["", ""];
    const context: Context = {
      workingFolder,
      out: (text) => void (stdout += text),
      err: (text) => void (stderr += text),
      stdin: () => Promise.resolve(Buffer.from(options.stdin ?? "")),
      stdinChunks: () => Readable.from([Buffer.from(options.stdin ?? "")]),
      colours: false,
      showsProgress: false,
    };
    return { exitCode: await runCommand(args, context), stdout, stderr };
  });
}

/** A run with the JSON reporter, in this process. What it prints has to be valid by the published schema of reports. */
export async function runForJson(
  args: readonly string[],
  options: Omit<RunOptions, "env"> = {},
): Promise<JsonRun> {
  const { exitCode, stdout, stderr } = await runInProcess([...args, "--reporter", "json"], options);
  if (stderr !== "") throw new Error(stderr);
  const report = AllofReport.parse(JSON.parse(stdout));
  // The schema leaves open which codes there are.
  const diagnostics = report.diagnostics as readonly Diagnostic[];
  return { exitCode, diagnostics, summary: report.summary, report, found: diagnostics.map(placed) };
}

export function placed({ code, location }: Diagnostic): string {
  if (location === undefined) return code;
  const { file, line, column } = location;
  return `${code} ${file}${line === undefined ? "" : `:${line}:${column ?? ""}`}`;
}
