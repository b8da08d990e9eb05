import picocolors from "picocolors";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { byPlace } from "../diagnostics/order.js";
import { codeFrame, visible } from "./code-frame.js";
import { countsOf, type Report, type Reporter, type Summary } from "./report.js";

type Colours = ReturnType<typeof picocolors.createColors>;

/** More than this nobody reads; the rest is counted. */
const MAXIMUM_SHOWN = 100;
/** So many are shown with their source and the way out; from then on, a line each is what the eye can take in. */
const MAXIMUM_FRAMED = 20;
const MAXIMUM_DIFF_LINES = 200;
const MAXIMUM_KEYWORDS = 5;

/**
 * For people: grouped by file, each finding with its place in the source, the way out, and related places; counts last.
 * Notes of level info take one line each.
 */
export const pretty: Reporter = (report, { colours, textOf }) => {
  const paint = picocolors.createColors(colours);
  const ordered = [...report.diagnostics].sort(byPlace);
  // Errors are shown whatever else there is to say.
  const byRank = [...ordered].sort((a, b) => rank(a) - rank(b));
  const shown = new Set(byRank.slice(0, MAXIMUM_SHOWN));
  const framed = new Set(byRank.slice(0, MAXIMUM_FRAMED));
  const blocks: string[] = [];
  const told = new Set<string>();
  let file: string | undefined;
  for (const diagnostic of ordered) {
    if (!shown.has(diagnostic)) continue;
    if (diagnostic.location?.file !== file || blocks.length === 0) {
      file = diagnostic.location?.file;
      if (file !== undefined) {
        blocks.push((blocks.length > 0 ? "\n" : "") + paint.underline(visible(file)));
      }
    }
    // The way out of many findings is often the same one: it is told with the first.
    const { hint, ...rest } = diagnostic;
    const isNew = hint !== undefined && !told.has(hint);
    if (isNew && diagnostic.severity !== "info" && framed.has(diagnostic)) told.add(hint);
    if (!framed.has(diagnostic)) blocks.push(line(diagnostic, paint));
    else blocks.push(block(isNew ? diagnostic : rest, paint, textOf));
  }
  if (ordered.length > shown.size) blocks.push(paint.dim(`\n${hiddenText(byRank)}`));
  for (const diff of report.diffs ?? []) blocks.push("", paintedDiff(diff, paint));
  const end = ending(report, paint);
  if (end !== "") blocks.push((blocks.length > 0 ? "\n" : "") + end);
  return blocks.length === 0 ? "" : blocks.join("\n") + "\n";
};

function rank({ severity }: Diagnostic): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

/** `… and 200 more in 12 files: --reporter json=report.json lists all`, so that nobody thinks that this was all. */
function hiddenText(byRank: readonly Diagnostic[]): string {
  const hidden = byRank.slice(MAXIMUM_SHOWN);
  const files = new Set(hidden.flatMap(({ location }) => location?.file ?? [])).size;
  const where = files === 0 ? "" : ` in ${counted(files, "file")}`;
  return `… and ${hidden.length} more${where}: \`--reporter json=report.json\` lists all`;
}

function line({ severity, code, message, location }: Diagnostic, paint: Colours): string {
  const label =
    severity === "error"
      ? paint.red("error")
      : severity === "warning"
        ? paint.yellow("warning")
        : paint.cyan("info");
  const place = location?.line === undefined ? "" : `${location.line}:${location.column ?? 1}  `;
  return `  ${paint.dim(place)}${label}  ${visible(message).replaceAll("\n", "\n    ")}  ${paint.dim(code)}`;
}

function block(
  diagnostic: Diagnostic,
  paint: Colours,
  textOf: (file: string) => string | undefined,
): string {
  const { severity, message, location, hint, related = [] } = diagnostic;
  const lines = [line(diagnostic, paint)];
  if (severity === "info") return lines.join("\n");

  const text = location?.line === undefined ? undefined : textOf(location.file);
  if (text !== undefined && location?.line !== undefined) {
    const frame = codeFrame(text, location.line, location.column ?? 1);
    const width = String(location.line).length;
    for (const { number, text: content } of frame) {
      const shown = number === undefined ? paint.red(content) : content;
      lines.push(`    ${paint.dim(`${String(number ?? "").padStart(width)} │`)} ${shown}`);
    }
  }
  for (const { message: reason, location: where } of related) {
    // A place that the message names need not be named again.
    if (message.includes(placeText(where))) continue;
    lines.push(`    ${paint.dim("see")} ${visible(placeText(where))}  ${visible(reason)}`);
  }
  if (hint !== undefined) lines.push(`    ${paint.dim("hint:")} ${visible(hint)}`);
  return lines.join("\n");
}

/** `schemas/a.json:3:5`, as terminals and editors make links of. */
export function placeText({ file, line, column }: Location): string {
  return file + (line === undefined ? "" : `:${line}` + (column === undefined ? "" : `:${column}`));
}

function paintedDiff(diff: string, paint: Colours): string {
  const lines = diff.trimEnd().split("\n");
  const painted = lines
    .slice(0, MAXIMUM_DIFF_LINES)
    .map((line) =>
      line.startsWith("+")
        ? paint.green(visible(line))
        : line.startsWith("-")
          ? paint.red(visible(line))
          : line.startsWith("@@")
            ? paint.cyan(visible(line))
            : visible(line),
    );
  if (lines.length > MAXIMUM_DIFF_LINES) {
    painted.push(paint.dim(`… and ${lines.length - MAXIMUM_DIFF_LINES} more lines`));
  }
  return painted.join("\n");
}

/** The last lines, without colours. */
export function endingText(report: Report): string {
  return ending(report, picocolors.createColors(false));
}

function ending({ diagnostics, summary }: Report, paint: Colours): string {
  const { errors, warnings } = countsOf(diagnostics);
  const found = [
    errors > 0 ? paint.red(counted(errors, "error")) : "",
    warnings > 0 ? paint.yellow(counted(warnings, "warning")) : "",
  ].filter((part) => part !== "");
  const facts = summaryText(summary, errors > 0 ? "checked" : "valid");
  if (errors > 0) {
    return `${paint.red("✖")} ${found.join(", ")}${facts === "" ? "" : paint.dim(`  (${facts})`)}`;
  }
  if (facts === "") return found.join(", ");
  const agreement = agreementText(summary);
  const more = found.length > 0 ? ` (${found.join(", ")})` : "";
  return `${agreement === "" ? "" : `  ${agreement}\n`}${paint.green("✔")} ${facts}${more}`;
}

/** `types accept 325 valid fixtures and refuse 729 of 818 invalid ones; the others break only format (67), maximum (7), …`. */
function agreementText({ agreement }: Summary): string {
  if (agreement === undefined) return "";
  const { valid, invalid, passing } = agreement;
  const byKeyword = new Map<string, number>();
  for (const { keywords } of passing) {
    const key = keywords.join(" and ");
    byKeyword.set(key, (byKeyword.get(key) ?? 0) + 1);
  }
  const most = [...byKeyword].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const listed = most.slice(0, MAXIMUM_KEYWORDS).map(([keyword, n]) => `${keyword} (${n})`);
  const rest = most.length > MAXIMUM_KEYWORDS ? [`${most.length - MAXIMUM_KEYWORDS} more`] : [];
  const accepted = `Types accept ${valid === 1 ? "the valid fixture" : `all ${valid} valid fixtures`}`;
  if (invalid === 0) return accepted;
  const refused = `refuse ${
    passing.length > 0
      ? `${invalid - passing.length} of ${counted(invalid, "invalid one")}`
      : invalid === 1
        ? "the invalid one"
        : `all ${invalid} invalid ones`
  }`;
  const others = `the others break what types can't say: ${[...listed, ...rest].join(", ")}`;
  return `${accepted} and ${refused}${passing.length === 0 ? "" : `; ${others}`}`;
}

/** `73 types, 73 validators, 240 fixtures checked in 3.2 s`; nothing where nothing was counted. */
function summaryText(summary: Summary, payloads: "checked" | "valid"): string {
  const parts = [
    summary.types === undefined ? "" : counted(summary.types, "type"),
    summary.validators === undefined ? "" : counted(summary.validators, "validator"),
    summary.files === undefined
      ? ""
      : `${counted(summary.files, "file")}${summary.written === undefined ? "" : ` (${summary.written} written)`}`,
    summary.fixtures === undefined ? "" : `${counted(summary.fixtures, "fixture")} checked`,
    summary.payloads === undefined ? "" : `${counted(summary.payloads, "payload")} ${payloads}`,
    summary.compared === undefined ? "" : `${counted(summary.compared, "type")} compared`,
    summary.verdicts === undefined ? "" : verdictsText(summary.verdicts),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${parts.join(", ")} in ${summary.seconds.toFixed(1)} s`;
}

/** `150 proved compatible, 2 shown to break, 1 open` */
function verdictsText({
  compatible,
  breaking,
  unproved,
}: NonNullable<Summary["verdicts"]>): string {
  const told = [`${compatible} ways proved compatible`, `${breaking} shown to break`];
  return [...told, ...(unproved > 0 ? [`${unproved} open`] : [])].join(", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
