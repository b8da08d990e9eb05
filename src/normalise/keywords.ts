/** The keywords of one schema in the words of 2020-12, whatever its dialect, each with the place where its author wrote it. */

import { append } from "../json/pointer.js";
import { isObject, type JsonValue } from "../json/value.js";
import type { SchemaEntry } from "../resolve/resolved.js";
import { rewrites } from "./rewrites.js";

export interface Keyword {
  readonly value: JsonValue;
  /** Where the value stands in the file; it may stand there under another keyword. */
  readonly pointer: string;
}

export type Keywords = ReadonlyMap<string, Keyword>;

const known = new WeakMap<SchemaEntry, Keywords>();

/** The schema's keywords; none for a boolean schema. */
export function keywordsOf(entry: SchemaEntry): Keywords {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const keywords = read(entry);
  known.set(entry, keywords);
  return keywords;
}

function read(entry: SchemaEntry): Keywords {
  const keywords = new Map<string, Keyword>();
  if (!isObject(entry.value)) return keywords;
  const { value: schema, pointer, ignored } = entry;
  for (const name of Object.keys(schema)) {
    if (ignored?.has(name)) continue;
    keywords.set(name, { value: schema[name] as JsonValue, pointer: append(pointer, name) });
  }
  for (const rewrite of rewrites) if (rewrite.dialects.has(entry.dialect)) rewrite.apply(keywords);
  return keywords;
}
