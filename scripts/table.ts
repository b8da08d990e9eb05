import { alignedLines } from "../src/proof/text-table.js";

/** Rows as aligned columns: the first to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return alignedLines(head, rows).join("\n");
}

export const outOf = (part: number, all: number): string => `${part}/${all}`;
