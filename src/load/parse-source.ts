import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { decode, withoutMark } from "./decode.js";
import { formatOf } from "./format.js";
import { isEmptyJson, parseJson } from "./parse-json.js";
import { parseToml } from "./parse-toml.js";
import { parseYaml } from "./parse-yaml.js";
import type { Fault, Parsed, ParsedDocument } from "./parsed.js";
import { linesOf, locate, type Lines, type Spans } from "./positions.js";
import type { Source, SourceFormat } from "./source.js";

export interface SourceInput {
  /** Relative to the contract's folder, with `/`. */
  readonly path: string;
  /** As shown to the user; `path` where absent. */
  readonly file?: string;
  /** What its extension says, where absent. */
  readonly format?: SourceFormat;
  readonly content: string | Uint8Array;
  /** Of JSON: the text was printed from a value. */
  readonly isPrinted?: boolean;
}

/** One file of one document. The value is absent where the text can't be read; a duplicate key leaves it there. */
export function parseSource(input: SourceInput): Result<Source | undefined> {
  const { value, diagnostics } = parseDocuments(input);
  const [first, second] = value;
  if (second !== undefined) {
    return {
      value: undefined,
      diagnostics: [
        ...diagnostics,
        diagnostic("malformed-yaml", {
          message: "A second document starts here, but the file may hold one only",
          location: withoutPointer(second.locate("")),
          hint: "Put each document into a file of its own.",
        }),
      ],
    };
  }
  return { value: first, diagnostics };
}

/** A file of any number of documents (YAML, NDJSON), each a source of its own that locates within the whole file. */
export function parseDocuments(input: SourceInput): Result<readonly Source[]> {
  const file = input.file ?? input.path;
  const format = input.format ?? formatOf(input.path) ?? "json";
  const decoded =
    typeof input.content === "string"
      ? { text: withoutMark(input.content) }
      : decode(input.content);
  const lines = linesOf(decoded.text);
  if (decoded.fault !== undefined) {
    return { value: [], diagnostics: [toDiagnostic(decoded.fault, file, lines)] };
  }
  const text = decoded.text;
  const { documents, faults } = parseText(text, format, input.isPrinted);
  const diagnostics = faults.map((fault) => toDiagnostic(fault, file, lines));
  if (documents.length === 0 && faults.length === 0) {
    diagnostics.push(
      diagnostic("empty-file", {
        message: "The file holds no value",
        location: { file, line: 1, column: 1 },
      }),
    );
  }
  const value = documents.map((document): Source => ({
    path: input.path,
    file,
    format,
    text,
    json: document.json,
    locate: (pointer, of = "value") => locate(file, lines, document.spans, pointer, of),
  }));
  return { value, diagnostics };
}

function parseText(text: string, format: SourceFormat, isPrinted?: boolean): Parsed {
  switch (format) {
    case "json":
    case "jsonc": {
      const options = { lenient: format === "jsonc", isPrinted };
      return isEmptyJson(text, options) ? { documents: [], faults: [] } : parseJson(text, options);
    }
    case "yaml":
      return parseYaml(text);
    case "toml":
      return parseToml(text);
    case "ndjson":
      return parseLines(text);
  }
}

/** One document a line; empty lines are skipped, and a line that can't be read doesn't keep the others from being read. */
function parseLines(text: string): Parsed {
  const documents: ParsedDocument[] = [];
  const faults: Fault[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (/^[ \t\r]*$/.test(match[0])) continue;
    const parsed = parseJson(match[0], { lenient: false });
    for (const document of parsed.documents) {
      documents.push({
        json: document.json,
        get spans() {
          return shifted(document.spans, match.index);
        },
      });
    }
    for (const fault of parsed.faults) {
      const { related } = fault;
      faults.push({
        ...fault,
        message: fault.message.replace("the end of the file", "the end of the line"),
        offset: fault.offset + match.index,
        ...(related && { related: { ...related, offset: related.offset + match.index } }),
      });
    }
  }
  return { documents, faults };
}

function shifted(spans: Spans, by: number): Spans {
  return new Map(
    Array.from(spans, ([pointer, { value, key }]) => [
      pointer,
      key === undefined ? { value: value + by } : { value: value + by, key: key + by },
    ]),
  );
}

function toDiagnostic(fault: Fault, file: string, lines: Lines): Diagnostic {
  const { code, message, offset, pointer, related, hint } = fault;
  return diagnostic(code, {
    message: message.charAt(0).toUpperCase() + message.slice(1),
    location: { file, ...(pointer !== undefined && { pointer }), ...lines.at(offset) },
    ...(related && {
      related: [{ message: related.message, location: { file, ...lines.at(related.offset) } }],
    }),
    ...(hint !== undefined && { hint }),
  });
}

function withoutPointer({ pointer: _, ...rest }: ReturnType<Source["locate"]>) {
  return rest;
}
