import type { JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { compileSources, type Compiled } from "../../src/pipeline.js";
import type { Result } from "../../src/diagnostics/result.js";

/** A contract of schemas given as values: path → schema. */
export function compileJson(files: Readonly<Record<string, JsonValue>>): Result<Compiled> {
  return compileSources(Object.entries(files).map(([path, json]) => sourceOf(path, json)));
}

export function sourceOf(path: string, json: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(json, null, 2) });
  if (value === undefined) throw new Error(`${path} did not parse`);
  return value;
}
