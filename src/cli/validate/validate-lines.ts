/** NDJSON of any size: line by line, in constant memory. What is valid is parsed and judged, and nothing else. */

import { isUtf8 } from "node:buffer";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { findingDiagnostics, type FindingContext } from "../../checks/finding.js";
import { unexpectedlyValid } from "../../checks/fixtures.js";
import { judgeAll, tooSlow } from "../../checks/judge.js";
import type { Verdict } from "../../config/configuration.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JsonValue } from "../../json/value.js";
import { displayPath } from "../../load/load.js";
import { parseDocuments } from "../../load/parse-source.js";
import { MOST_LINE_BYTES, readFilePieces, type Piece } from "../../load/read-pieces.js";
import type { Source } from "../../load/source.js";
import { systemReason } from "../../load/system-reason.js";
import type { Declaration } from "../../model/contract.js";
import type { Issues } from "../../backends/validators/index.js";
import type { InProcess } from "../backends.js";
import { scanPieces } from "../lines/scan-pieces.js";
import { scanPiece, type Suspect } from "../lines/scan-piece.js";

/** So many lines are described; the others that have faults are counted. */
const MOST_DESCRIBED = 1000;
/** More threads than this wait for the disk, and each has a heap of its own. */
const MOST_THREADS = 3;

export interface LinesInput extends Lines {
  readonly declaration: Declaration;
  readonly validators: Pick<InProcess, "validate" | "renew" | "scriptOf">;
  readonly context: FindingContext;
  /** What is claimed of every line: that it is valid, where nothing is said. */
  readonly verdict?: Verdict;
  /** How many threads help this one, at most; by default, as many as there are cores for. */
  readonly threads?: number;
}

/** What is read line by line. */
export interface Lines {
  /** The name of the file, as shown. */
  readonly shown: string;
  readonly read: (take: () => Uint8Array<ArrayBuffer> | undefined) => AsyncGenerator<Piece>;
}

/** The lines of a file. */
export function linesOfFile(file: string, workingFolder: string): Lines {
  const absolute = resolve(workingFolder, file);
  return {
    shown: displayPath(workingFolder, absolute),
    read: (take) => readFilePieces(absolute, take),
  };
}

/**
 * Empty lines are passed over; of a key that a line holds twice the last counts, as for any program that reads such a file. What is found
 * is the same, in the order of lines, whatever the number of threads.
 */
export async function validateLines({
  shown,
  read,
  declaration,
  validators,
  context,
  verdict = "valid",
  threads = Math.min(availableParallelism() - 1, MOST_THREADS),
}: LinesInput): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly payloads: number;
}> {
  const isValid = verdict === "valid";
  const diagnostics: Diagnostic[] = [];
  let payloads = 0;
  let faulty = 0;
  let before = 0;
  const tell = (number: number, describe: () => readonly Diagnostic[]): void => {
    faulty += 1;
    if (faulty <= MOST_DESCRIBED) {
      diagnostics.push(...describe().map((each) => onLine(each, number)));
    }
  };
  const faultsOf = (source: Source, issues: Issues | undefined): readonly Diagnostic[] =>
    issues === undefined
      ? [tooSlow(declaration.name, source)]
      : issues.length === 0
        ? [unexpectedlyValid(declaration.name, source)]
        : findingDiagnostics(issues, declaration, source, context);
  const lookAt = (bytes: Buffer, suspects: readonly Suspect[]): void => {
    const readable = suspects.filter(({ isRead }) => isRead);
    const issues = judgeAll(
      {
        length: readable.length,
        // Each is parsed when it is judged, so that no more than one is held at a time.
        at: (i) => {
          const { start = 0, end = 0 } = readable[i] ?? {};
          return { declaration, json: JSON.parse(bytes.toString("utf8", start, end)) as JsonValue };
        },
      },
      validators.validate,
      validators.renew,
    );
    const issuesOf = new Map(readable.map((suspect, i) => [suspect, issues[i]]));
    for (const suspect of suspects) {
      const found = issuesOf.get(suspect);
      if (suspect.isRead && found !== undefined && (found.length === 0) === isValid) continue;
      tell(before + suspect.line + 1, () => {
        const { value, diagnostics: faults } = parsed(bytes, suspect, shown);
        return [...faults, ...value.flatMap((source) => faultsOf(source, found))];
      });
    }
  };
  try {
    const input = { script: validators.scriptOf(declaration), isValid };
    for await (const { bytes, scan } of scanPieces(read, input, threads)) {
      if (bytes === undefined) {
        before += 1;
        tell(before, () => [tooLong(shown)]);
        continue;
      }
      const known = scan ?? scanPiece(bytes, () => !isValid, isValid);
      payloads += known.payloads;
      if (scan !== undefined && faulty >= MOST_DESCRIBED) faulty += scan.suspects.length;
      else lookAt(bytes, known.suspects);
      before += known.lines;
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = `The file can't be read: ${systemReason(error)}`;
    diagnostics.push(diagnostic("unreadable-file", { message, location: { file: shown } }));
  }
  if (faulty > MOST_DESCRIBED) diagnostics.push(others(faulty - MOST_DESCRIBED, shown));
  return { diagnostics, payloads };
}

const BYTE_ORDER_MARK = "\uFEFF";

/** A line alone, with the places of its parts in it. */
function parsed(bytes: Buffer, { start, end }: Suspect, path: string) {
  const line = bytes.subarray(start, end);
  // A mark within a file is a fault of its line: the one that is passed over as a file's is put before it.
  const content = isUtf8(line) ? BYTE_ORDER_MARK + line.toString("utf8") : line;
  return parseDocuments({ path, content, format: "ndjson" });
}

/** What is said of a line alone, at its place in the file. */
function onLine(said: Diagnostic, line: number): Diagnostic {
  const { location } = said;
  return location === undefined ? said : { ...said, location: { ...location, line } };
}

function tooLong(file: string): Diagnostic {
  const message = `The line is longer than ${MOST_LINE_BYTES >> 20} MB, which is more than allof reads of one payload`;
  return diagnostic("too-large", { message, location: { file, line: 1, column: 1 } });
}

function others(count: number, file: string): Diagnostic {
  return diagnostic("invalid-payload", {
    message: `${count} more lines have faults; the first ${MOST_DESCRIBED} are described`,
    location: { file },
  });
}
