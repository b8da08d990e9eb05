import type { AllofReport } from "./generated/index.js";
import type { ReadOnly } from "./read-only.js";
import { countsOf, type Reporter } from "./report.js";

/**
 * One JSON document, valid by `schema/allof-report.json`: `{ diagnostics, summary }`, and `diffs` where there are any. Its members are
 * stable.
 */
export const json: Reporter = ({ diagnostics, diffs = [], summary }) => {
  const document: ReadOnly<AllofReport> = {
    diagnostics,
    ...(diffs.length > 0 && { diffs }),
    summary: { ...summary, ...countsOf(diagnostics) },
  };
  return JSON.stringify(document, null, 2) + "\n";
};
