import { outOf, table } from "../table.js";
import { barsOf } from "./bars.js";
import type { Measured, Ratio, TypesMeasured } from "./measure.js";

const ratio = ({ are, of }: Ratio): string => outOf(are, of);

/** What the types of each compiler are worth, corpus by corpus. */
export function typesTable(all: readonly Measured[]): string {
  const row = (name: string, { roots }: Measured, types: TypesMeasured): readonly string[] => [
    name,
    outOf(types.compiled, roots),
    String(types.types),
    ratio(types.accepted),
    ratio(types.rejected),
    ratio(types.fairlyRejected),
    String(types.fairlyRejected.byOurs),
    String(types.errors.length),
    types.seconds.toFixed(1),
  ];
  return table(
    [
      "types",
      "roots",
      "types",
      "valid accepted",
      "mutants rejected",
      "of what it accepts",
      "of these by ours",
      "tsc errors",
      "CPU s",
    ],
    all.flatMap((measured) => [
      row(`${measured.name}: allof`, measured, measured.ours),
      ...[...measured.peers].map(([peer, types]) => row(`  ${peer}`, measured, types)),
    ]),
  );
}

/** What else allof makes of each corpus. */
export function oursTable(all: readonly Measured[]): string {
  return table(
    [
      "allof",
      "roots that miss a reference",
      "allOf refs to objects",
      "extends",
      "same type",
      "explained",
      "valid found valid",
      "invalid found invalid",
    ],
    all.map((measured) => {
      const { references, edges, same, explained } = measured.inheritance;
      const reasons = Object.entries(explained).map(([code, count]) => `${count} ${code}`);
      return [
        measured.name,
        String(measured.missing.length),
        String(references),
        String(edges),
        String(same),
        reasons.join(", ") || "0",
        ratio(measured.validAccepted),
        ratio(measured.invalidRejected),
      ];
    }),
  );
}

/** What has to be known beside the tables, and each bar that is missed. */
export function notes(measured: Measured): { readonly text: string; readonly missed: number } {
  const lines: string[] = [];
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    lines.push(`  ${title}`);
    for (const item of items.slice(0, mostListed)) lines.push(`    ${item}`);
    if (items.length > mostListed) lines.push(`    and ${items.length - mostListed} more`);
  };
  list(
    "missing references",
    measured.missing.map(({ root, references }) => `${root}: ${references.join(", ")}`),
  );
  list("errors of the schemas that allof reports, and would not build", measured.reported);
  if (measured.capped > 0) {
    lines.push(`  of ${measured.capped} payloads not all mutants were tried`);
  }
  if (measured.unjudged > 0) {
    lines.push(`  ${measured.unjudged} invalid payloads are of roots that miss a reference`);
  }
  list("payloads whose label Ajv with ajv-formats contradicts as ours does", measured.mislabelled);
  let missed = 0;
  for (const bar of barsOf(measured)) {
    if (bar.missed.length === 0) continue;
    missed += 1;
    list(`MISSED: ${bar.name}`, bar.missed);
  }
  if (missed === 0) lines.push("  all bars are met");
  return { text: `${measured.name}\n${lines.join("\n")}`, missed };
}

const mostListed = 60;
