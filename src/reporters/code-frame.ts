/** The lines of source around a place, with a caret below it. */

export interface FrameLine {
  /** `undefined` for the line that carries the caret. */
  readonly number: number | undefined;
  readonly text: string;
}

const WIDTH = 88;

/** The line at `line` with the one before it, and a caret at `column`. Nothing where the text has no such line. */
export function codeFrame(text: string, line: number, column: number): readonly FrameLine[] {
  const lines = text.split(/\r\n|\n|\r/, line);
  const target = lines[line - 1];
  if (target === undefined) return [];
  // Of a long line (minified JSON), the part around the place.
  const start = column > WIDTH - 16 ? column - 1 - WIDTH / 2 : 0;
  const frame: FrameLine[] = [];
  const previous = lines[line - 2];
  if (previous !== undefined && previous.trim() !== "") {
    frame.push({ number: line - 1, text: visible(windowOf(previous, start)) });
  }
  const lead = windowOf(target, start).slice(0, column - 1 - start + (start > 0 ? 1 : 0));
  frame.push({ number: line, text: visible(windowOf(target, start)) });
  frame.push({ number: undefined, text: " ".repeat(visible(lead).length) + "^" });
  return frame;
}

function windowOf(line: string, start: number): string {
  const part = line.slice(start, start + WIDTH);
  return (start > 0 ? "…" : "") + part + (line.length > start + WIDTH ? "…" : "");
}

/**
 * Text from a user's file, fit for a terminal: tabs as spaces; control and direction characters, which could rewrite what
 * stands on the screen, as escapes.
 */
export function visible(text: string): string {
  return text
    .replaceAll("\t", "  ")
    .replace(
      /(?!\n)[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
      (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"),
    );
}
