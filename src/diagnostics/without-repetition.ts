import type { Diagnostic } from "./diagnostic.js";

/** One diagnostic of a code at a place: stages that come upon the same fault, or one stage in variants of one source, say it once. */
export function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, location }) => {
    const key = JSON.stringify([code, location ?? message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
