import type { SourceFormat } from "./source.js";

const formats: Readonly<Record<string, SourceFormat>> = {
  json: "json",
  jsonc: "jsonc",
  yaml: "yaml",
  yml: "yaml",
  toml: "toml",
  ndjson: "ndjson",
  jsonl: "ndjson",
};

/** The format that a file's extension stands for; `undefined` for any other extension. */
export function formatOf(path: string): SourceFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}
