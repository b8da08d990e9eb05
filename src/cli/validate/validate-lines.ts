/** NDJSON of any size: line by line, in constant memory. What is valid is parsed and judged, and nothing else. */

import { resolve } from "node:path";
import { findingDiagnostics, type FindingContext } from "../../checks/finding.js";
import { unexpectedlyValid } from "../../checks/fixtures.js";
import { judgeAll, tooSlow, type Payload } from "../../checks/judge.js";
import type { Verdict } from "../../config/configuration.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JsonValue } from "../../json/value.js";
import { displayPath } from "../../load/load.js";
import { parseDocuments } from "../../load/parse-source.js";
import { readLines } from "../../load/read-lines.js";
import type { Source } from "../../load/source.js";
import { systemReason } from "../../load/system-reason.js";
import type { Declaration } from "../../model/contract.js";
import type { InProcess } from "../backends.js";

/** So many lines are described; the others that have faults are counted. */
const MOST_DESCRIBED = 1000;

export interface LinesInput {
  readonly file: string;
  readonly workingFolder: string;
  readonly declaration: Declaration;
  readonly validators: InProcess;
  readonly context: FindingContext;
  /** What is claimed of every line: that it is valid, where nothing is said. */
  readonly verdict?: Verdict;
}

/** Empty lines are passed over; of a key that a line holds twice the last counts, as for any program that reads such a file. */
export async function validateLines({
  file,
  workingFolder,
  declaration,
  validators,
  context,
  verdict = "valid",
}: LinesInput): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly payloads: number;
}> {
  const absolute = resolve(workingFolder, file);
  const shown = displayPath(workingFolder, absolute);
  const diagnostics: Diagnostic[] = [];
  let payloads = 0;
  let faulty = 0;
  const describe = (
    line: string | Uint8Array,
    number: number,
    of: (source: Source) => readonly Diagnostic[],
  ) => {
    faulty += 1;
    if (faulty > MOST_DESCRIBED) return;
    const { value, diagnostics: faults } = parseDocuments({
      path: shown,
      content: line,
      format: "ndjson",
    });
    const found = [...faults, ...value.flatMap((source) => of(source))];
    diagnostics.push(...found.map((each) => onLine(each, number)));
  };
  try {
    for await (const { first, lines } of readLines(absolute)) {
      const unread = new Set<number>();
      // Each is parsed when it is judged, so that no more than one is held at a time.
      const at = (i: number): Payload => {
        const line = lines[i] ?? "";
        const json = typeof line === "string" ? parsed(line) : undefined;
        if (json === undefined) unread.add(i);
        return { declaration, json: json ?? null };
      };
      const issues = judgeAll({ length: lines.length, at }, validators.validate, validators.renew);
      lines.forEach((line, i) => {
        if (unread.has(i)) {
          const isEmpty = typeof line === "string" && line.trim() === "";
          if (!isEmpty) describe(line, first + i, () => []);
          return;
        }
        payloads += 1;
        const found = issues[i];
        if (found !== undefined && (found.length === 0) === (verdict === "valid")) return;
        describe(line, first + i, (source) =>
          found === undefined
            ? [tooSlow(declaration.name, source)]
            : found.length === 0
              ? [unexpectedlyValid(declaration.name, source)]
              : findingDiagnostics(found, declaration, source, context),
        );
      });
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = `The file can't be read: ${systemReason(error)}`;
    diagnostics.push(diagnostic("unreadable-file", { message, location: { file: shown } }));
  }
  if (faulty > MOST_DESCRIBED) diagnostics.push(others(faulty - MOST_DESCRIBED, shown));
  return { diagnostics, payloads };
}

/** The value of a line; `undefined` where it holds none that can be read. */
function parsed(line: string): JsonValue | undefined {
  try {
    return JSON.parse(line) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is said of a line alone, at its place in the file. */
function onLine(said: Diagnostic, line: number): Diagnostic {
  const { location } = said;
  return location?.line === undefined ? said : { ...said, location: { ...location, line } };
}

function others(count: number, file: string): Diagnostic {
  return diagnostic("invalid-payload", {
    message: `${count} more lines have faults; the first ${MOST_DESCRIBED} are described`,
    location: { file },
  });
}
