import { PIECE_BYTES, type Piece } from "../../load/read-pieces.js";
import type { Scan } from "./scan-piece.js";
import { hasThreads, startScanThread, type ScanThread } from "./scan-thread.js";
import { createScanner, type ScannerInput } from "./scanner.js";

export interface ScannedPiece {
  readonly bytes: Piece;
  /** `undefined` where the piece is none, or could not be scanned in time. */
  readonly scan: Scan | undefined;
}

/** Threads pay from here on. */
const PIECES_ALONE = 8;

/**
 * Scans pieces, in this thread and in `threads` others, and gives the results in their order: they don't depend on who scanned what. Of
 * all pieces, no more than a few are held at a time; `read` is given what makes them, and is handed buffers to use again.
 */
export async function* scanPieces(
  read: (take: () => Uint8Array<ArrayBuffer> | undefined) => AsyncGenerator<Piece>,
  input: ScannerInput,
  threads: number,
): AsyncGenerator<ScannedPiece> {
  const unused: Uint8Array<ArrayBuffer>[] = [];
  const pending: Promise<ScannedPiece | Error>[] = [];
  let others: readonly ScanThread[] = [];
  const scanHere = createScanner(input);
  let count = 0;
  const next = async function* (): AsyncGenerator<ScannedPiece> {
    const done = await pending.shift();
    if (done === undefined) return;
    if (done instanceof Error) throw done;
    yield done;
    if (done.bytes?.buffer.byteLength === PIECE_BYTES)
      unused.push(new Uint8Array(done.bytes.buffer));
  };
  try {
    for await (const piece of read(() => unused.pop())) {
      count += 1;
      if (count === PIECES_ALONE && hasThreads) {
        others = Array.from({ length: threads }, () => startScanThread(input));
      }
      const other = piece === undefined ? undefined : others.find(({ isFree }) => isFree);
      pending.push(
        piece === undefined
          ? Promise.resolve({ bytes: piece, scan: undefined })
          : other === undefined
            ? Promise.resolve({ bytes: piece, scan: scanHere(piece) })
            : scanThere(piece, other),
      );
      while (pending.length > others.length * 2 + 1) yield* next();
    }
    while (pending.length > 0) yield* next();
  } finally {
    await Promise.all(others.map((each) => each.end()));
  }
}

async function scanThere(
  piece: Buffer<ArrayBuffer>,
  thread: ScanThread,
): Promise<ScannedPiece | Error> {
  const done = await thread.scan(piece);
  if (done instanceof Error) return done;
  const { bytes, scan } = done;
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), scan };
}
