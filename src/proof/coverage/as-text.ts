import { percentText, textTable } from "../text-table.js";
import { uncoveredInWords, type CoverageReport, type Share } from "./report.js";

/** A table of all types, and in words what no valid fixture shows. */
export function coverageText({
  types,
  byKind,
  inherited,
  refused,
  percent,
  items,
}: CoverageReport): string {
  const head = [
    "type",
    "valid",
    "invalid",
    "own",
    "inherited",
    "refused",
    "absent",
    "null",
    "branches",
    "values",
    "all",
  ];
  const rows = types.map((each) => [
    each.type,
    String(each.valid),
    String(each.invalid),
    shareText(each.own),
    shareText(each.inherited),
    shareText(each.refused),
    ...(["absent", "null", "branch", "value"] as const).map((kind) => shareText(each.byKind[kind])),
    percentText(each.percent),
  ]);
  const sum = (of: (each: (typeof types)[number]) => number): string =>
    String(types.reduce((total, each) => total + of(each), 0));
  const own: Share = {
    covered: byKind.member.covered - inherited.covered,
    all: byKind.member.all - inherited.all,
  };
  rows.push([
    `all ${types.length} types`,
    sum(({ valid }) => valid),
    sum(({ invalid }) => invalid),
    shareText(own),
    shareText(inherited),
    shareText(refused),
    ...(["absent", "null", "branch", "value"] as const).map((kind) => shareText(byKind[kind])),
    percentText(percent),
  ]);
  const parts = [
    `What valid fixtures show of each type, and (\`refused\`) for how many members invalid ones are refused\n\n${textTable(head, rows)}`,
  ];
  const uncovered = items.filter(({ valid }) => valid === 0);
  if (uncovered.length > 0) {
    const lines = uncovered.map((item) => `  ${uncoveredInWords(item)}\n`);
    parts.push(`Not shown\n\n${lines.join("")}`);
  }
  return parts.join("\n");
}

function shareText({ covered, all }: Share): string {
  return all === 0 ? "-" : `${covered}/${all}`;
}
