/** A part of a text, and what takes its place. Offsets count UTF-16 code units. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all replacements made. They do not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: more } of [...replacements].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + more;
    at = end;
  }
  return result + text.slice(at);
}

/** Whether two replacements speak of one place. */
export function overlap(a: Replacement, b: Replacement): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** What ends the lines of a text. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The start of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** Where the next line begins; the end of the text for the last. */
export function nextLine(text: string, offset: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = offset;
  const match = found.exec(text);
  return match === null ? text.length : match.index + match[0].length;
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}
