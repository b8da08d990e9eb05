/** The lines of a file of any size, in pieces that fit into memory. */

import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";

/** Whole lines that stand one after another. */
export interface Lines {
  /** The number of the first of them in the file, from 1. */
  readonly first: number;
  /** Without their ends. One that is no UTF-8 is left as it is. */
  readonly lines: readonly (string | Uint8Array)[];
}

const PIECE = 4 << 20;
const NEWLINE = 0x0a;

/** Rejects with the system's error where the file can't be read. A byte order mark at the start is no part of the first line. */
export async function* readLines(file: string): AsyncGenerator<Lines> {
  let rest: Uint8Array = new Uint8Array();
  let first = 1;
  for await (const chunk of createReadStream(file, {
    highWaterMark: PIECE,
  }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const whole = Buffer.concat([rest, chunk.subarray(0, end)]);
    rest = chunk.subarray(end + 1);
    const lines = linesOf(whole, first === 1);
    yield { first, lines };
    first += lines.length;
  }
  if (rest.length > 0) yield { first, lines: linesOf(Buffer.from(rest), first === 1) };
}

function linesOf(bytes: Buffer, isStart: boolean): readonly (string | Uint8Array)[] {
  if (isUtf8(bytes)) {
    const text = bytes.toString("utf8");
    return (isStart && text.startsWith("\uFEFF") ? text.slice(1) : text).split("\n");
  }
  const lines: (string | Uint8Array)[] = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString("utf8") : line);
    start = end + 1;
  }
  return lines;
}
