import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Result } from "../diagnostics/result.js";
import { formatOf } from "./format.js";
import { displayPath } from "./load.js";
import { parseDocuments } from "./parse-source.js";
import type { Source, SourceFormat } from "./source.js";
import { systemReason } from "./system-reason.js";

export interface PayloadOptions {
  readonly workingFolder: string;
  /** What standard input holds, which the file `-` is then. */
  readonly stdin?: Uint8Array | undefined;
  /** What the file is, whatever its name. */
  readonly format?: SourceFormat | undefined;
}

/**
 * The payloads of a file: JSON and JSONC hold one, YAML and NDJSON (`.ndjson`, `.jsonl`) any number. The file `-` is standard
 * input: one JSON value, or else one per line. Another extension is read as JSON.
 */
export async function readPayloads(
  file: string,
  { workingFolder, stdin, format: given }: PayloadOptions,
): Promise<Result<readonly Source[]>> {
  const isStdin = file === "-" && stdin !== undefined;
  const absolute = resolve(workingFolder, file);
  const shown = isStdin ? "<stdin>" : displayPath(workingFolder, absolute);
  let content: Uint8Array;
  try {
    content = isStdin ? stdin : await readFile(absolute);
  } catch (error) {
    return {
      value: [],
      diagnostics: [
        diagnostic("unreadable-file", {
          message: `The file can't be read: ${systemReason(error)}`,
          location: { file: shown },
        }),
      ],
    };
  }
  const format = given ?? (isStdin ? stdinFormat(content) : formatOf(file));
  return parseDocuments({ path: shown, content, ...(format && { format }) });
}

// A single value may span lines; several values are one a line.
function stdinFormat(content: Uint8Array): SourceFormat {
  const input = { path: "<stdin>", content };
  if (parseDocuments({ ...input, format: "json" }).value.length > 0) return "json";
  return parseDocuments({ ...input, format: "ndjson" }).value.length > 1 ? "ndjson" : "json";
}
