import type { Diagnostic } from "./diagnostic.js";

/** What every stage returns: its product, and what it found on the way. A product is there even where there are errors. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
