/** The lines of what may be larger than memory, in pieces of whole lines. */

import { open } from "node:fs/promises";

/** Puts bytes into a buffer, from its start, and gives how many; none where there are no more. */
export type Read = (into: Uint8Array) => Promise<number>;

/** Lines that stand one after another, without the end of the last one; `undefined`: one line, which is too long to be read. */
export type Piece = Buffer<ArrayBuffer> | undefined;

export const PIECE_BYTES = 1 << 20;
/** So long may a line be: what it is parsed to takes some ten times as much. */
export const MOST_LINE_BYTES = 64 << 20;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The pieces of a file. Rejects with the system's error where it can't be read. */
export async function* readFilePieces(
  file: string,
  take?: () => Uint8Array<ArrayBuffer> | undefined,
): AsyncGenerator<Piece> {
  const handle = await open(file);
  try {
    yield* readPieces(async (into) => (await handle.read(into, 0, into.length)).bytesRead, take);
  } finally {
    await handle.close();
  }
}

/** Reads from chunks, one after another. */
export function readFrom(chunks: AsyncIterable<Uint8Array>): Read {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array();
  return async (into) => {
    while (chunk.length === 0) {
      const next = await iterator.next();
      if (next.done === true) return 0;
      chunk = next.value;
    }
    const part = chunk.subarray(0, into.length);
    into.set(part);
    chunk = chunk.subarray(part.length);
    return part.length;
  };
}

/**
 * A byte order mark at the start is no part of the first line; what follows the last newline is a line where it is not empty. `take` gives
 * buffers of `PIECE_BYTES` that are no longer needed: a piece stands in a buffer of its own.
 */
export async function* readPieces(
  read: Read,
  take: () => Uint8Array<ArrayBuffer> | undefined = () => undefined,
): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for (;;) {
    let buffer = bufferFor(rest, take);
    let { filled, isLast } = await fill(read, buffer, rest.length);
    let end = isLast ? filled : buffer.lastIndexOf(NEWLINE) + 1;
    while (end === 0 && !isLast && buffer.length < MOST_LINE_BYTES) {
      buffer = bufferFor(buffer, take);
      ({ filled, isLast } = await fill(read, buffer, filled));
      end = isLast ? filled : buffer.lastIndexOf(NEWLINE) + 1;
    }
    const start = isStart && BYTE_ORDER_MARK.every((byte, i) => buffer[i] === byte) ? 3 : 0;
    isStart = false;
    if (end === 0 && !isLast) {
      const after = await skipLine(read, buffer);
      yield undefined;
      if (after === undefined) return;
      rest = after;
      continue;
    }
    rest = Buffer.from(buffer.subarray(end, filled));
    if (end > start) yield buffer.subarray(start, buffer[end - 1] === NEWLINE ? end - 1 : end);
    if (isLast) return;
  }
}

/** A buffer that begins with those bytes, and has room for more. */
function bufferFor(
  bytes: Buffer,
  take: () => Uint8Array<ArrayBuffer> | undefined,
): Buffer<ArrayBuffer> {
  const size = Math.min(Math.max(PIECE_BYTES, bytes.length * 2), MOST_LINE_BYTES);
  const known = size === PIECE_BYTES ? take() : undefined;
  const buffer =
    known === undefined
      ? Buffer.allocUnsafeSlow(size)
      : Buffer.from(known.buffer, known.byteOffset, known.length);
  buffer.set(bytes);
  return buffer;
}

/** Fills a buffer from a place on, as far as there is something to read. */
async function fill(
  read: Read,
  buffer: Buffer,
  from: number,
): Promise<{ readonly filled: number; readonly isLast: boolean }> {
  let filled = from;
  while (filled < buffer.length) {
    const count = await read(buffer.subarray(filled));
    if (count === 0) return { filled, isLast: true };
    filled += count;
  }
  return { filled, isLast: false };
}

/** What was read behind the end of the line; `undefined` where nothing follows it. The buffer is written over. */
async function skipLine(read: Read, buffer: Buffer): Promise<Buffer | undefined> {
  for (;;) {
    const count = await read(buffer);
    if (count === 0) return undefined;
    const end = buffer.subarray(0, count).indexOf(NEWLINE);
    if (end !== -1) return Buffer.from(buffer.subarray(end + 1, count));
  }
}
