/**
 * Coverage as one page that needs nothing else: the figures by type, and the text of the schemas, line by line in colour, with what
 * survives of the changes of its rules.
 */

import type { Mutant } from "../mutation/mutant.js";
import { survivorInWords } from "../mutation/score.js";
import { percentText } from "../text-table.js";
import { itemInWords } from "./as-lcov.js";
import { coverageCells, coverageHead } from "./columns.js";
import type { CoveredFile, CoveredLine } from "./lines.js";
import { uncoveredInWords, type CoverageReport } from "./report.js";

const style = `
:root { color-scheme: light dark; --all: #d7f5dd; --none: #ffd9d6; --some: #fff0c2; --quiet: #6b7280; --alive: #b42318; }
@media (prefers-color-scheme: dark) { :root { --all: #163d21; --none: #5a1e1b; --some: #4d3d0d; --quiet: #9ca3af; --alive: #ff9d94; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { padding: .15rem .7rem; text-align: right; }
th:first-child, td:first-child { text-align: left; } thead th { border-bottom: 1px solid var(--quiet); }
pre { margin: 0; overflow-x: auto; font-size: 13px; } summary { cursor: pointer; padding: .25rem 0; }
.line { display: block; } .line > i { color: var(--quiet); display: inline-block; font-style: normal; min-width: 3.5rem; text-align: right; padding-right: 1rem; user-select: none; }
.line > b { color: var(--alive); font-weight: normal; white-space: pre-wrap; } .line > b::before { content: "  ← "; }
.all { background: var(--all); } .none { background: var(--none); } .some { background: var(--some); }
`;

export function coverageHtml(
  { types, percent, items }: CoverageReport,
  files: readonly CoveredFile[],
  survivors: readonly Mutant[],
  name: string,
): string {
  const rows = types.map((each) => {
    const cells = coverageCells(each).map((cell) => `<td>${escape(cell)}</td>`);
    return `<tr>${cells.join("")}</tr>\n`;
  });
  const missing = items.filter(({ valid }) => valid === 0);
  const list = missing.map((item) => `<li>${escape(uncoveredInWords(item))}</li>\n`).join("");
  const alive = survivorsByLine(survivors);
  const told = survivors.map((each) => `<li>${escape(survivorInWords(each))}</li>\n`).join("");
  const title = escape(`Fixtures of ${name}`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body>
<h1>${title}</h1>
<p>Valid fixtures show ${percentText(percent)} of what the types have. <b>Refused</b>: members that invalid fixtures are refused for.</p>
<table><thead><tr>${coverageHead.map((each) => `<th>${each}</th>`).join("")}</tr></thead><tbody>
${rows.join("")}</tbody></table>
${missing.length === 0 ? "" : `<h2>Not shown</h2>\n<ul>\n${list}</ul>\n`}${survivors.length === 0 ? "" : `<h2>Rules that no fixture notices if they change</h2>\n<ul>\n${told}</ul>\n`}<h2>Schemas</h2>
<p><span class="all">shown</span> · <span class="some">shown in part</span> · <span class="none">not shown</span></p>
${files.map((each) => fileHtml(each, alive.get(each.source.file) ?? new Map())).join("")}</body>
</html>
`;
}

/** What survives in each file, by line, in words. */
function survivorsByLine(
  survivors: readonly Mutant[],
): ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> {
  const files = new Map<string, Map<number, string[]>>();
  for (const mutant of survivors) {
    const { file, line = 1 } = mutant.entry.source.locate(mutant.pointer, "key");
    const lines = files.get(file) ?? new Map<number, string[]>();
    files.set(file, lines.set(line, [...(lines.get(line) ?? []), survivorInWords(mutant)]));
  }
  return files;
}

function fileHtml(
  { source, lines }: CoveredFile,
  alive: ReadonlyMap<number, readonly string[]>,
): string {
  const byLine = new Map(lines.map((each) => [each.line, each]));
  const items = lines.flatMap((each) => each.items);
  const shown = items.filter(({ valid }) => valid > 0).length;
  const text = source.text
    .replace(/\n$/, "")
    .split(/\r?\n/)
    .map((each, i) => lineHtml(each, i + 1, byLine.get(i + 1), alive.get(i + 1)))
    .join("");
  const isOpen = shown < items.length || alive.size > 0 ? " open" : "";
  return `<details${isOpen}><summary>${escape(source.file)} ${shown}/${items.length}</summary><pre>${text}</pre></details>\n`;
}

function lineHtml(
  text: string,
  number: number,
  line: CoveredLine | undefined,
  alive: readonly string[] = [],
): string {
  const survives = alive.map((each) => `<b>${escape(each)}</b>`).join("");
  const content = `<i>${number}</i>${escape(text)}${survives}`;
  if (line === undefined) return `<span class="line">${content}</span>`;
  const shown = line.items.filter(({ valid }) => valid > 0).length;
  const kind = shown === line.items.length ? "all" : shown === 0 ? "none" : "some";
  const notes = line.items.map((item) => {
    const refused = item.invalid === undefined ? "" : `, ${item.invalid} invalid`;
    return `${itemInWords(item)}: ${item.valid} valid${refused}`;
  });
  return `<span class="line ${kind}" title="${escape(notes.join("\n"))}">${content}</span>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
