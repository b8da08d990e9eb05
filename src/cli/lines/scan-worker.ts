/** A thread that scans pieces: what it is sent it sends back, with what it has found. */

import { parentPort, workerData } from "node:worker_threads";
import type { Scan } from "./scan-piece.js";
import { createScanner, type ScannerInput } from "./scanner.js";

export interface Scanned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly scan: Scan | undefined;
}

const scan = createScanner(workerData as ScannerInput);

parentPort?.on("message", (bytes: Uint8Array<ArrayBuffer>) => {
  const found = scan(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  parentPort?.postMessage({ bytes, scan: found } satisfies Scanned, [bytes.buffer]);
});
// oxlint-disable-next-line require-post-message-target-origin -- that is of windows
parentPort?.postMessage("ready");
