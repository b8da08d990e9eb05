import type { Severity } from "../../diagnostics/diagnostic.js";
import type { Place } from "../../model/type.js";
import type { BackendInput, OutputFile } from "../backend.js";

/** The version of the interface below. It is raised by a change that a back-end made for the one before would not survive. */
export const API_VERSION = 1;

/**
 * A back-end from outside: the default export of a module that `targets` or `--target` names, by a path or as a package. It is a pure
 * function, as those of allof are: equal input gives equal files, and it changes nothing of what it is given.
 */
export interface OutsideBackend {
  readonly apiVersion: typeof API_VERSION;
  /** What it is called in `options.targets` and in messages: `elm`. None of allof's own. */
  readonly name: string;
  /** One line: what it generates. */
  readonly summary: string;
  generate(input: BackendInput): OutsideOutput | Promise<OutsideOutput>;
}

export interface OutsideOutput {
  readonly files: readonly OutputFile[];
  /** What its language can't say, and the like. With an error among them, the build writes nothing. */
  readonly findings?: readonly BackendFinding[];
}

export interface BackendFinding {
  readonly severity: Severity;
  /** A sentence without a full stop, which names the type: ``Elm has no form for `Mixed` ``. */
  readonly message: string;
  /** Where in the schemas, as the model says it of its parts. */
  readonly place?: Place;
  /** The way out, in the imperative. */
  readonly hint?: string;
}
