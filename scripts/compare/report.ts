import { kinds, type Kind } from "./classify.js";
import type { Compared } from "./compare-subject.js";

type Results = ReadonlyMap<string, readonly Compared[]>;

/** A row per corpus: roots by kind of difference, names of theirs that ours have too, CPU seconds of both compilers. */
export function classifiedTable(results: Results): string {
  const header = ["", "roots", ...kinds, "names kept", "s ours", "s theirs"];
  const rows = [...results].map(([name, compared]) => row(name, compared));
  if (results.size > 1) rows.push(row("all", [...results.values()].flat()));
  return aligned([header, ...rows]);
}

function row(name: string, compared: readonly Compared[]): string[] {
  const sum = (of: (one: Compared) => number): number =>
    compared.reduce((total, one) => total + of(one), 0);
  return [
    name,
    String(compared.length),
    ...kinds.map((kind) => String(compared.filter((one) => one.kind === kind).length)),
    `${sum(({ names }) => names.kept)} of ${sum(({ names }) => names.theirs)}`,
    sum(({ seconds }) => seconds.ours).toFixed(1),
    sum(({ seconds }) => seconds.theirs).toFixed(1),
  ];
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => cells[i]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

const toExplain: ReadonlySet<Kind> = new Set(["looser", "incomparable", "ours failed"]);

/**
 * What has to be explained, a line each, and with `verbose` every difference; `failures` counts what must not be: valid values that our
 * types reject, and types that are looser than theirs without a proof that those are wrong.
 */
export function detailsOf(
  results: Results,
  verbose: boolean,
): { readonly text: string; readonly failures: number } {
  const lines: string[] = [];
  let failures = 0;
  for (const [corpus, compared] of results) {
    for (const { root, kind, why, lies, names } of compared) {
      const place = `${corpus}/${root}`;
      for (const lie of lies)
        lines.push(`REJECTS VALID  ${place}: ${JSON.stringify(lie).slice(0, 300)}`);
      failures += lies.length + (kind === "looser" ? 1 : 0);
      if (verbose ? kind !== "same" : toExplain.has(kind)) lines.push(`${kind}  ${place}: ${why}`);
      if (verbose && names.lost.length > 0)
        lines.push(`renamed  ${place}: ${names.lost.join(", ")}`);
    }
  }
  return { text: lines.length === 0 ? "" : "\n" + lines.join("\n"), failures };
}
