import type { Severity } from "../diagnostics/diagnostic.js";
import { visible } from "./code-frame.js";
import { fingerprints } from "./fingerprints.js";
import type { Reporter } from "./report.js";
import { wholeRun } from "./whole-run.js";

const severities: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  info: "info",
};

/** A report for GitLab's code quality: a subset of the Code Climate specification, as a JSON array. */
export const gitlab: Reporter = ({ diagnostics }, { inRepository }) => {
  const ids = fingerprints(diagnostics);
  const entries = diagnostics.map(({ code, severity, message, location = wholeRun }, i) => ({
    description: visible(message),
    check_name: code,
    fingerprint: ids[i],
    severity: severities[severity],
    location: { path: inRepository(location.file), lines: { begin: location.line ?? 1 } },
  }));
  return JSON.stringify(entries, null, 2) + "\n";
};
