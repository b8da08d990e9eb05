import type { Diagnostic } from "./diagnostic.js";

/** Orders diagnostics by file, line and column; those without a place come first, those of one place stay as they were. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const left = a.location?.file ?? "";
  const right = b.location?.file ?? "";
  if (left !== right) return left < right ? -1 : 1;
  return (
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0)
  );
}
