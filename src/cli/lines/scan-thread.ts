import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Scanned } from "./scan-worker.js";
import type { ScannerInput } from "./scanner.js";

const program = new URL("scan-worker.js", import.meta.url);

/** Whether there is compiled code for a thread to run; from the sources alone, one thread does all. */
export const hasThreads = existsSync(fileURLToPath(program));

/** Another thread that scans pieces, in the order in which it is given them. */
export interface ScanThread {
  /** Whether it would begin soon: it runs, and has no more than one piece before it. */
  readonly isFree: boolean;
  /** The memory of the bytes goes to the thread, and comes back with the result; where the thread has ended before, an error does. */
  scan(bytes: Uint8Array<ArrayBuffer>): Promise<Scanned | Error>;
  end(): Promise<unknown>;
}

const MOST_WAITING = 2;

export function startScanThread(input: ScannerInput): ScanThread {
  const worker = new Worker(program, { workerData: input });
  const waiting: ((result: Scanned | Error) => void)[] = [];
  let hasFailed = false;
  let isReady = false;
  const fail = (error: Error): void => {
    hasFailed = true;
    for (const tell of waiting.splice(0)) tell(error);
  };
  worker.on("message", (message: Scanned | "ready") => {
    if (message === "ready") isReady = true;
    else waiting.shift()?.(message);
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("a thread ended before its work")));
  return {
    get isFree() {
      return isReady && !hasFailed && waiting.length < MOST_WAITING;
    },
    scan(bytes) {
      return new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(bytes, [bytes.buffer]);
      });
    },
    end: () => worker.terminate(),
  };
}
