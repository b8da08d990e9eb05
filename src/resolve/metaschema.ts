/** What a `$schema` means: one of the dialects, or a metaschema of the contract's or its remotes that is built on one. */

import { metaschemaSource } from "../load/metaschemas.js";
import type { Source } from "../load/source.js";
import { get, isObject, type JsonObject } from "../json/value.js";
import { dialectOf, metaschemaOf, type Dialect } from "./dialect.js";

/** How a schema is read. */
export interface Reading {
  readonly dialect: Dialect;
  /** The keywords of the dialect that are none here, since the metaschema leaves their vocabulary out (2020-12 Core, 8.1.2). */
  readonly ignored?: ReadonlySet<string>;
}

/** The reading that a `$schema` asks for, or, in words, why there is none; `missing`: the metaschema, of those that it leads to, that can't be read. */
export type Asked = Reading | { readonly unknown: string; readonly missing?: string };

/**
 * `uri`, absolute, is a dialect's; or a metaschema that `sourceOf` finds, read by the chain of the `$schema`s up to a dialect. Its
 * `$vocabulary` (since 2019-09) says which of the dialect's vocabularies are in force; a required one that is not the dialect's is
 * more than we know.
 */
export function readingOf(uri: string, sourceOf: (uri: string) => Source | undefined): Asked {
  const own = dialectOf(uri);
  if (own !== undefined) return { dialect: own };
  const metaschema = schemaAt(uri, sourceOf);
  if (metaschema === undefined) {
    return { unknown: "is not a dialect that allof reads", missing: bare(uri) };
  }

  const seen = new Set([uri]);
  let dialect: Dialect | undefined;
  let missing: string | undefined;
  for (let next: JsonObject | undefined = metaschema; next !== undefined;) {
    const above = get(next, "$schema");
    if (typeof above !== "string" || seen.has(above)) break;
    seen.add(above);
    dialect = dialectOf(above);
    next = dialect === undefined ? schemaAt(above, sourceOf) : undefined;
    if (next === undefined) missing = bare(above);
  }
  if (dialect === undefined) {
    const unknown = "is a metaschema that is built on no dialect that allof reads";
    return { unknown, ...(missing !== undefined && { missing }) };
  }
  const vocabulary = get(metaschema, "$vocabulary");
  if (!isObject(vocabulary) || (dialect !== "2019-09" && dialect !== "2020-12")) {
    return { dialect };
  }
  const known = vocabulariesOf(dialect);
  const foreign = Object.keys(vocabulary).find((v) => vocabulary[v] === true && !known.has(v));
  if (foreign !== undefined) {
    return { unknown: `requires the vocabulary ${foreign}, which allof does not know` };
  }
  const ignored = [...known]
    .filter(([name]) => !Object.hasOwn(vocabulary, name) && !name.endsWith("/vocab/core"))
    .flatMap(([, keywords]) => keywords);
  return ignored.length === 0 ? { dialect } : { dialect, ignored: new Set(ignored) };
}

function bare(uri: string): string {
  return uri.replace(/#$/, "");
}

function schemaAt(
  uri: string,
  sourceOf: (uri: string) => Source | undefined,
): JsonObject | undefined {
  const json = sourceOf(bare(uri))?.json;
  return isObject(json) ? json : undefined;
}

/** The vocabularies of a dialect, each with the keywords that its metaschema describes. */
function vocabulariesOf(dialect: Dialect): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const whole = metaschemaSource(metaschemaOf(dialect))?.json;
  const vocabulary = isObject(whole) ? get(whole, "$vocabulary") : undefined;
  for (const name of isObject(vocabulary) ? Object.keys(vocabulary) : []) {
    const json = metaschemaSource(name.replace("/vocab/", "/meta/"))?.json;
    const properties = isObject(json) ? get(json, "properties") : undefined;
    found.set(name, isObject(properties) ? Object.keys(properties) : []);
  }
  return found;
}
