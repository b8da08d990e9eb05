/** What the readers of a schema's keywords share. */

import { append } from "../../json/pointer.js";
import { isArray } from "../../json/value.js";
import type { Declared } from "../../model/intersect.js";
import type { Constraint, Place, Type } from "../../model/type.js";
import { unknown } from "../../model/types.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import type { Keyword, Keywords } from "../keywords.js";

/** One schema that is being read, and the contract that it stands in. */
export interface Context {
  readonly entry: SchemaEntry;
  readonly keywords: Keywords;
  /** What the keywords are about, as bits (`topics.ts`). */
  readonly topics: number;
  readonly resolved: Resolved;
  /** What may be known of declared schemas without interpreting them. */
  readonly declared: Declared;
  /** Whether the schema at a location is a type of its own. */
  isDeclared(key: LocationKey): boolean;
  /** All that a declared schema's text says, for complements; `undefined` where that would lead too deep. */
  expand(id: LocationKey): Type | undefined;
  /** The type of another schema, as it is used here. */
  typeOf(entry: SchemaEntry): Type;
}

/** The type of the schema at `pointer` in the same file. Where there is none, what stood there was no schema and was reported. */
export function at(context: Context, pointer: string): Type {
  const entry = context.resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
  return entry === undefined ? unknown : context.typeOf(entry);
}

/** The types of the schemas in the array that is `keyword`'s value; none where it has none. */
export function each(context: Context, keyword: string): Type[] {
  const found = context.keywords.get(keyword);
  if (found === undefined || !isArray(found.value)) return [];
  return found.value.map((_, i) => at(context, append(found.pointer, i)));
}

/** The schemas in the array that is `keyword`'s value. */
export function entriesOf(context: Context, keyword: string): SchemaEntry[] {
  const found = context.keywords.get(keyword);
  if (found === undefined || !isArray(found.value)) return [];
  return found.value.flatMap((_, i) => {
    const pointer = append(found.pointer, i);
    const entry = context.resolved.schemas.get(keyOf({ source: context.entry.source, pointer }));
    return entry === undefined ? [] : [entry];
  });
}

export function place(context: Context, pointer: string): Place {
  return { path: context.entry.source.path, pointer };
}

export function constraint(context: Context, keyword: string, found: Keyword): Constraint {
  return { keyword, value: found.value, location: place(context, found.pointer) };
}
