import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { decode } from "../load/decode.js";
import { byPlace } from "../diagnostics/order.js";
import { reporters, type ReporterName } from "../reporters/registry.js";
import type { Report, Summary } from "../reporters/report.js";
import type { Context } from "./context.js";

/** 0: clean. 1: findings. 2: usage or configuration. 3: a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command ends with. */
export interface Outcome {
  readonly report: Report;
  readonly exitCode: ExitCode;
}

const configurationCodes: ReadonlySet<Code> = new Set([
  "usage",
  "invalid-configuration",
  "no-schemas",
  "foreign-output",
  "unwritable-output",
]);

export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => configurationCodes.has(code))) return 2;
  return errors.length > 0 ? 1 : 0;
}

export function outcome(
  diagnostics: readonly Diagnostic[],
  summary: Summary,
  diffs: readonly string[] = [],
): Outcome {
  return {
    report: {
      diagnostics: [...diagnostics].sort(byPlace),
      summary,
      ...(diffs.length > 0 && { diffs }),
    },
    exitCode: exitCodeOf(diagnostics),
  };
}

/** Renders a report on standard output. `texts` holds what is not on disk, such as standard input. */
export function print(
  report: Report,
  reporter: ReporterName,
  { workingFolder, out, colours }: Context,
  texts: ReadonlyMap<string, string> = new Map(),
): void {
  const known = new Map<string, string | undefined>(texts);
  const textOf = (file: string): string | undefined => {
    if (!known.has(file)) {
      const path = resolve(workingFolder, file);
      known.set(file, existsSync(path) ? textAt(path) : undefined);
    }
    return known.get(file);
  };
  out(reporters[reporter](report, { colours, textOf }));
}

const MOST_FRAMED_BYTES = 64 << 20;

function textAt(path: string): string | undefined {
  try {
    // A frame of a few lines is not worth holding what was read line by line.
    if (statSync(path).size > MOST_FRAMED_BYTES) return undefined;
    return decode(readFileSync(path)).text;
  } catch {
    return undefined;
  }
}

/** Seconds since `start`, a value of `performance.now()`. */
export function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}
