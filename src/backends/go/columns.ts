/** Columns as gofmt lays them out (text/tabwriter): a cell is as wide as the widest of those that follow each other in its column. */

/** Lines of cells; the last cell of each ends it. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row, i) =>
    row
      .map((cell, column) => {
        if (column === row.length - 1) return cell;
        return cell + " ".repeat(widthAt(rows, i, column) - lengthOf(cell) + 1);
      })
      .join(""),
  );
}

/** How wide a column is at a row: rows without a cell that another follows in it part it. */
function widthAt(rows: readonly (readonly string[])[], at: number, column: number): number {
  const isIn = (i: number): boolean => (rows[i]?.length ?? 0) > column + 1;
  let from = at;
  while (from > 0 && isIn(from - 1)) from--;
  let width = 0;
  for (let i = from; isIn(i); i++) width = Math.max(width, lengthOf(rows[i]?.[column] ?? ""));
  return width;
}

function lengthOf(text: string): number {
  return [...text].length;
}

/** Whether gofmt leaves a function on one line (go/printer, `funcBody`). */
export function fitsOnLine(head: string, body: string): boolean {
  return lengthOf(head) + lengthOf(body) <= 100;
}
