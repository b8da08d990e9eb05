/** Offsets in a text → lines and columns; JSON Pointers → offsets. */

import type { Location } from "../diagnostics/diagnostic.js";
import { parentOf } from "../json/pointer.js";

/** Where a value stands in the text, and its key, where it is a member of an object. */
export interface Span {
  readonly value: number;
  readonly key?: number;
}

/** Pointer → place, for every value of a document. */
export type Spans = ReadonlyMap<string, Span>;

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset, both from 1; a column counts UTF-16 code units. Lines end with LF, CRLF or CR. */
export interface Lines {
  at(offset: number): Position;
}

export function linesOf(text: string): Lines {
  let starts: number[] | undefined;
  return {
    at(offset) {
      starts ??= startsOf(text);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The location of the value at `pointer` (or of its key); where there is no such value, that of the nearest enclosing one. */
export function locate(
  file: string,
  lines: Lines,
  spans: Spans,
  pointer: string,
  of: "key" | "value",
): Location {
  let nearest: string | undefined = pointer;
  while (nearest !== undefined) {
    const span = spans.get(nearest);
    if (span !== undefined) {
      const wanted = of === "key" && nearest === pointer ? (span.key ?? span.value) : span.value;
      return { file, pointer: nearest, ...lines.at(wanted) };
    }
    nearest = parentOf(nearest);
  }
  return { file, pointer: "" };
}
