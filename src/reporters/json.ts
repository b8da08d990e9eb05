import { countsOf, type Reporter } from "./report.js";

/** One JSON document: `{ diagnostics, summary }`, and `diffs` where there are any. Its members are stable. */
export const json: Reporter = ({ diagnostics, diffs, summary }) =>
  JSON.stringify(
    {
      diagnostics,
      ...(diffs !== undefined && diffs.length > 0 && { diffs }),
      summary: { ...summary, ...countsOf(diagnostics) },
    },
    null,
    2,
  ) + "\n";
