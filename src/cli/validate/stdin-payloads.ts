/** Standard input, as far as it has to be read to know what it holds. */

import { readFrom, readPieces } from "../../load/read-pieces.js";
import type { SourceFormat } from "../../load/source.js";
import type { Lines } from "./validate-lines.js";

/** One of both: lines that are yet to be read, or all that there was. */
export interface StdinPayloads {
  readonly lines?: Lines;
  readonly content?: Uint8Array;
}

const NEWLINE = 0x0a;
/** What has no end of a line up to here is taken for one value. */
const MOST_FIRST_BYTES = 4 << 20;
/** So much of lines is kept to show faults in. */
const MOST_SHOWN_BYTES = 1 << 20;

/**
 * Standard input of that format. Where none is said and its first line is a whole JSON value, and it goes on, it holds a payload a line. `keep`
 * is told what was read, where that is not too much to be shown.
 */
export async function stdinPayloads(
  chunks: AsyncIterable<Uint8Array>,
  format: SourceFormat | undefined,
  keep: (content: Uint8Array) => void,
): Promise<StdinPayloads> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (;;) {
    if (format === "ndjson" || (format === undefined && holdsLines(head))) break;
    const next = await iterator.next();
    if (next.done === true) {
      keep(head);
      return { content: head };
    }
    head = Buffer.concat([head, next.value]);
    if (format === undefined && mayHoldLines(head)) continue;
    const content = await all(head, iterator);
    keep(content);
    return { content };
  }
  const going = async function* (): AsyncGenerator<Uint8Array> {
    const kept: Uint8Array[] = [];
    let size = 0;
    const seen = (chunk: Uint8Array): Uint8Array => {
      size += chunk.length;
      if (size <= MOST_SHOWN_BYTES) kept.push(chunk);
      else kept.length = 0;
      return chunk;
    };
    yield seen(head);
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield seen(next.value);
    }
    if (size <= MOST_SHOWN_BYTES) keep(Buffer.concat(kept));
  };
  return { lines: { shown: "<stdin>", read: (take) => readPieces(readFrom(going()), take) } };
}

async function all(head: Buffer, more: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [head];
  for (let next = await more.next(); next.done !== true; next = await more.next()) {
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** The end of the first line that is not empty; -1 where it is not there yet. */
function firstLineEnd(head: Buffer): number {
  const start = head.findIndex((byte) => byte !== NEWLINE && byte !== 0x0d && byte !== 0x20);
  return start === -1 ? -1 : head.indexOf(NEWLINE, start);
}

function holdsLines(head: Buffer): boolean {
  const end = firstLineEnd(head);
  return end !== -1 && isValue(head.subarray(0, end)) && !isBlank(head.subarray(end));
}

/** Whether more of it may show that it holds lines. */
function mayHoldLines(head: Buffer): boolean {
  const end = firstLineEnd(head);
  return end === -1 ? head.length < MOST_FIRST_BYTES : isValue(head.subarray(0, end));
}

function isBlank(bytes: Buffer): boolean {
  return bytes.toString("latin1").trim() === "";
}

function isValue(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
