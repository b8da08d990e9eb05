/** The columns of coverage, by whatever means they are shown. */

import { percentText } from "../text-table.js";
import type { Share, TypeCoverage } from "./report.js";

export const coverageHead: readonly string[] = [
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

/** The cells of one row, in the order of the head. */
export function coverageCells({
  type,
  valid,
  invalid,
  own,
  inherited,
  refused,
  byKind,
  percent,
}: TypeCoverage): readonly string[] {
  const kinds = (["absent", "null", "branch", "value"] as const).map((kind) => byKind[kind]);
  const shares = [own, inherited, refused, ...kinds].map(shareText);
  return [type, String(valid), String(invalid), ...shares, percentText(percent)];
}

function shareText({ covered, all }: Share): string {
  return all === 0 ? "-" : `${covered}/${all}`;
}
