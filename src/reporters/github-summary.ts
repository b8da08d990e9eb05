import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "./code-frame.js";
import { endingText } from "./pretty.js";
import type { Reporter } from "./report.js";

/** GitHub takes 1 MiB of a step; this stays far below, and is more than anybody reads. */
const MOST = 200;
const MOST_CHARACTERS = 500;

const order: readonly Severity[] = ["error", "warning", "info"];

/** The summary of a job, in GitHub's Markdown: the counts, and a table of the findings, errors first. */
export const githubSummary: Reporter = (report, { inRepository }) => {
  const lines = [`### allof ${report.summary.command}`, "", text(endingText(report)), ""];
  const sorted = order.flatMap((level) =>
    report.diagnostics.filter(({ severity }) => severity === level),
  );
  if (sorted.length > 0) {
    lines.push("| | Place | Finding | Code |", "| --- | --- | --- | --- |");
    lines.push(...sorted.slice(0, MOST).map((each) => row(each, inRepository)));
    const more = sorted.length - MOST;
    if (more > 0) lines.push("", `… and ${more} more`);
    lines.push("");
  }
  return lines.join("\n") + "\n";
};

function row(
  { severity, code, message, location }: Diagnostic,
  inRepository: (file: string) => string,
): string {
  const place =
    location === undefined
      ? ""
      : inRepository(location.file) + (location.line === undefined ? "" : `:${location.line}`);
  const told = message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)}…` : message;
  return `| ${severity} | ${text(place)} | ${text(told)} | ${text(code)} |`;
}

/** Text that is nothing but text in Markdown and HTML: each character that could be markup as its entity. */
function text(value: string): string {
  return visible(value)
    .replaceAll(/[^\p{L}\p{N}\p{M}\s./:;,✖✔… -]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(/\s*\n\s*/g, "<br>");
}
