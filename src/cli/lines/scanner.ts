import { inTime } from "../../backends/validators/in-time.js";
import { fitsOf } from "./fits.js";
import { scanPiece, type Scan } from "./scan-piece.js";

export interface ScannerInput {
  /** As `fitsScript` gives it. */
  readonly script: string;
  /** What is claimed of each line. */
  readonly isValid: boolean;
}

/** Scans pieces in this thread. `undefined` where that took too long: some line of the piece may never come to an end. */
export function createScanner({
  script,
  isValid,
}: ScannerInput): (bytes: Buffer) => Scan | undefined {
  let fits = fitsOf(script);
  return (bytes) => {
    const scanned = inTime(() => scanPiece(bytes, fits, isValid));
    // What was stopped may be left in any state.
    if (scanned === undefined) fits = fitsOf(script);
    return scanned?.value;
  };
}
