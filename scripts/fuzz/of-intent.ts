/** Errors that say that an author can't have meant a schema: what it means is clear, and can be generated and judged. */
export const ofIntent: ReadonlySet<string> = new Set([
  "unsatisfiable",
  "contradiction",
  "closed-base",
  "closed-child",
]);
