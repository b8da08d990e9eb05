/** What a run has to tell, and what a reporter is. */

import type { Agreement } from "../diagnostics/agreement.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** The counts at the end of a run; each is there only where the command counts it. */
export interface Summary {
  readonly command: string;
  readonly types?: number;
  readonly validators?: number;
  readonly fixtures?: number;
  readonly payloads?: number;
  /** Fixtures put to TypeScript, and the invalid ones that their types can't refuse, each with what explains it. */
  readonly agreement?: Agreement;
  /** Output files, and how many of them were written because they differed. */
  readonly files?: number;
  readonly written?: number;
  readonly seconds: number;
}

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

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}
