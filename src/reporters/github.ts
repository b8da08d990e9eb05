import { catalogue } from "../diagnostics/catalogue.js";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "./code-frame.js";
import { endingText } from "./pretty.js";
import type { Reporter, ReporterOptions } from "./report.js";

/** So many annotations of each level GitHub shows of one step, and drops the others silently. */
const MOST_OF_A_LEVEL = 10;

/**
 * Workflow commands of GitHub Actions, which it shows as annotations at the lines that they name. What is too much for it is counted
 * in the log, and stands in the job summary. Notes of level info are left to the summary too.
 */
export const github: Reporter = (report, options) => {
  const lines: string[] = [];
  for (const severity of ["error", "warning"] as const) {
    const all = report.diagnostics.filter((each) => each.severity === severity);
    lines.push(...all.slice(0, MOST_OF_A_LEVEL).map((each) => command(each, severity, options)));
    const more = all.length - MOST_OF_A_LEVEL;
    if (more > 0) lines.push(`… and ${more} more ${severity}${more === 1 ? "" : "s"}`);
  }
  const end = endingText(report);
  if (end !== "") lines.push(end);
  return lines.length === 0 ? "" : lines.join("\n") + "\n";
};

function command(
  { code, message, location, hint, related = [] }: Diagnostic,
  severity: Severity,
  { inRepository }: ReporterOptions,
): string {
  const properties = [
    ...(location === undefined ? [] : [["file", inRepository(location.file)]]),
    ...(location?.line === undefined ? [] : [["line", String(location.line)]]),
    ...(location?.column === undefined ? [] : [["col", String(location.column)]]),
    ["title", `${catalogue[code].title} (${code})`],
  ].map(([name = "", value = ""]) => `${name}=${escapedProperty(value)}`);
  const text = [
    message,
    ...related.map(
      ({ message: reason, location: { file, line } }) =>
        `see ${inRepository(file)}${line === undefined ? "" : `:${line}`}  ${reason}`,
    ),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ].join("\n");
  return `::${severity} ${properties.join(",")}::${escaped(text)}`;
}

/** A command ends with its line, and `%` begins an escape. */
function escaped(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
