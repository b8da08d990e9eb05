/** Rows as lines of aligned columns, the first to the left and the others to the right, below a head. */
export function alignedLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(head), ...rows.map(line)];
}

/** The same as a text, set in. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return alignedLines(head, rows)
    .map((each) => `  ${each}\n`)
    .join("");
}

/** `88.7%`; rounded down, so that what is not whole never reads as 100%. */
export function percentText(percent: number): string {
  return `${Math.floor(percent * 10) / 10}%`;
}
