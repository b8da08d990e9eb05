/** What a stage has to say to the user: data, never a formatted string. Reporters render it. */

import type { Code } from "./catalogue.js";

export type Severity = "error" | "warning" | "info";

/** A place in a file. `line` and `column` count from 1; a column counts UTF-16 code units. */
export interface Location {
  /** Path relative to the working folder of the run, with `/` between folders. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) of the value spoken of; absent where the file has none (it does not parse). */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Related {
  readonly message: string;
  readonly location: Location;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly location?: Location;
  readonly related?: readonly Related[];
  /** The way out, in the imperative. */
  readonly hint?: string;
}
