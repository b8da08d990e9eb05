import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { byPlace } from "../diagnostics/order.js";
import type { Checked, Report, Summary } from "../reporters/report.js";

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
  "unwritable-report",
  "unusable-settings",
  "no-baseline",
  "missing-package",
  "unknown-language",
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
  checked?: readonly Checked[],
): Outcome {
  return {
    report: {
      diagnostics: [...diagnostics].sort(byPlace),
      summary,
      ...(diffs.length > 0 && { diffs }),
      ...(checked !== undefined && { checked }),
    },
    exitCode: exitCodeOf(diagnostics),
  };
}

/** Seconds since `start`, a value of `performance.now()`. */
export function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}
