import { isAscii, isUtf8 } from "node:buffer";
import type { Fits } from "./fits.js";

/** A line that there is more to say of, by its place in the piece. */
export interface Suspect {
  /** From 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Whether it holds a value. */
  readonly isRead: boolean;
}

/** What is known of a piece at a first look, which is all that most lines ever get. */
export interface Scan {
  readonly lines: number;
  /** How many of them hold a value. */
  readonly payloads: number;
  /** Those that can't be read, and those that fit the type where they should not, or don't where they should. */
  readonly suspects: readonly Suspect[];
}

const NEWLINE = 0x0a;

/** Parses each line and asks whether it fits: `isValid` says what it should. Empty lines are passed over. */
export function scanPiece(bytes: Buffer, fits: Fits, isValid: boolean): Scan {
  const isPlain = isAscii(bytes);
  const isText = isPlain || isUtf8(bytes);
  const encoding = isPlain ? "latin1" : "utf8";
  const suspects: Suspect[] = [];
  let line = 0;
  let payloads = 0;
  for (let start = 0; start <= bytes.length; line++) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    if (!isEmpty(bytes, start, end)) {
      const isRead = isText || isUtf8(bytes.subarray(start, end));
      const verdict = isRead ? judge(bytes.toString(encoding, start, end), fits) : undefined;
      if (verdict !== undefined) payloads += 1;
      if (verdict !== isValid) {
        suspects.push({ line, start, end, isRead: verdict !== undefined });
      }
    }
    start = end + 1;
  }
  return { lines: line, payloads, suspects };
}

/** Whether the value of a line fits; `undefined` where there is none. */
function judge(text: string, fits: Fits): boolean | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  try {
    return fits(value);
  } catch (error) {
    // Too deep: the full validator says so.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isEmpty(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}
