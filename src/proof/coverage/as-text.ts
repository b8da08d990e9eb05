import { textTable } from "../text-table.js";
import { coverageCells, coverageHead } from "./columns.js";
import { uncoveredInWords, type CoverageReport, type Share, type TypeCoverage } from "./report.js";

/** A table of all types, and in words what no valid fixture shows. */
export function coverageText({
  types,
  byKind,
  inherited,
  refused,
  percent,
  items,
}: CoverageReport): string {
  const sum = (of: (each: (typeof types)[number]) => number): number =>
    types.reduce((total, each) => total + of(each), 0);
  const own: Share = {
    covered: byKind.member.covered - inherited.covered,
    all: byKind.member.all - inherited.all,
  };
  const all: TypeCoverage = {
    type: `all ${types.length} types`,
    valid: sum(({ valid }) => valid),
    invalid: sum(({ invalid }) => invalid),
    own,
    inherited,
    refused,
    byKind,
    percent,
  };
  const rows = [...types, all].map(coverageCells);
  const parts = [
    `What valid fixtures show of each type, and (\`refused\`) for how many members invalid ones are refused\n\n${textTable(coverageHead, rows)}`,
  ];
  const uncovered = items.filter(({ valid }) => valid === 0);
  if (uncovered.length > 0) {
    const lines = uncovered.map((item) => `  ${uncoveredInWords(item)}\n`);
    parts.push(`Not shown\n\n${lines.join("")}`);
  }
  return parts.join("\n");
}
