/** What a run has to tell, and what a reporter is. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Counts, Summary as ReportedSummary } from "./generated/index.js";
import type { ReadOnly } from "./read-only.js";

/**
 * The facts at the end of a run, as `schema/summary.json` describes them; each is there only where the command counts it. How many
 * findings there are is counted by the reporter.
 */
export type Summary = ReadOnly<Omit<ReportedSummary, keyof Counts>>;

/** A file that was checked, whether or not anything was found in it. */
export interface Checked {
  readonly kind: "schema" | "fixture" | "payload";
  /** As diagnostics name it. */
  readonly file: string;
  /** The type that a payload was held against. */
  readonly type?: string;
}

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** For formats that list what is in order too. Each file once for each type; absent where the run ended before it checked. */
  readonly checked?: readonly Checked[];
  /** Unified diffs of output that is not up to date. */
  readonly diffs?: readonly string[];
  readonly summary: Summary;
}

export interface ReporterOptions {
  readonly colours: boolean;
  /** The text of a file that a diagnostic names, for the code frame. */
  readonly textOf: (file: string) => string | undefined;
  /** A file as the repository knows it: relative to its root, wherever in it the run was started. */
  readonly inRepository: (file: string) => string;
  /** Of allof. */
  readonly version: string;
}

/** A reporter is a pure function from a report to text; an empty text prints nothing. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}
