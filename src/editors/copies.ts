/** Schemas that every editor can read, made of those that it can't. */

import { append } from "../json/pointer.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";
import { idKeyword, metaschemaOf } from "../resolve/dialect.js";
import { keyOf, type Resolved } from "../resolve/resolved.js";

/** The file, among those of `stubOf`, that holds `copyOf`. */
export const COPY = "contract.json";

/** A schema that only refers: to a declaration within the file at `address`, or within the copy. */
export function stubOf({ dialect, location }: Declaration, address: string | undefined): JsonValue {
  const place =
    address === undefined
      ? `${COPY}#${encoded(append("/definitions", location.path) + location.pointer)}`
      : `${address}#${encoded(location.pointer)}`;
  return { $schema: metaschemaOf(dialect), $ref: place };
}

/**
 * All files that the declarations reach, in one: each under its path in `definitions`, without identifiers, with every reference a JSON
 * Pointer within the copy. Each means what it meant.
 */
export function copyOf(declarations: readonly Declaration[], resolved: Resolved): JsonValue {
  const paths = new Set(declarations.map(({ location }) => location.path));
  for (const path of paths) {
    for (const { target } of resolved.parts.get(path)?.references ?? []) {
      paths.add(target.source.path);
    }
  }
  const files = [...paths].sort().map((path): [string, JsonValue] => {
    const source = resolved.parts.get(path)?.source;
    if (source === undefined) throw new Error(`No source ${path}`);
    return [path, copied(source.json, "", path, resolved)];
  });
  return { definitions: Object.fromEntries(files) };
}

function copied(value: JsonValue, pointer: string, path: string, resolved: Resolved): JsonValue {
  if (isArray(value)) {
    return value.map((item, i) => copied(item, append(pointer, i), path, resolved));
  }
  if (!isObject(value)) return value;
  const key = keyOf({ source: { path }, pointer });
  const entry = resolved.schemas.get(key);
  const references = resolved.references.get(key);
  const dropped = entry && new Set([...identifying, idKeyword(entry.dialect)]);
  const members = Object.entries(value)
    .filter(([name]) => dropped?.has(name) !== true && references?.has(name) !== true)
    .map(([name, item]) => [name, copied(item, append(pointer, name), path, resolved)]);
  const copy = Object.fromEntries(members) as JsonObject;
  const [first, ...others] = Array.from(references?.values() ?? [], ({ target }) => ({
    $ref: "#" + encoded(append("/definitions", target.source.path) + target.pointer),
  }));
  if (others.length === 0) return { ...first, ...copy };
  const parts = copy["allOf"];
  return { ...first, ...copy, allOf: [...(isArray(parts) ? parts : []), ...others] };
}

const identifying = ["$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary"];

/** A JSON Pointer as the fragment of a URI. */
function encoded(pointer: string): string {
  return encodeURI(pointer).replaceAll("#", "%23");
}
