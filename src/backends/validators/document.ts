/** The schema of a module as its companions hand it out. */

import { append } from "../../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Source } from "../../load/source.js";
import { keyOf, type Resolved } from "../../resolve/resolved.js";
import { portable } from "../../resolve/portable.js";

export interface Document {
  /** The URI by which the schemas of the contract refer to it. */
  readonly id: string;
  /** As its author wrote it, with references that hold wherever it is embedded. */
  readonly schema: JsonValue;
  /** The paths of the other files that it refers to, sorted. */
  readonly imports: readonly string[];
}

export function documentOf(source: Source, resolved: Resolved): Document | undefined {
  const root = resolved.schemas.get(keyOf({ source, pointer: "" }));
  if (root === undefined) return undefined;
  const imports = new Set<string>();

  const copy = (value: JsonValue, pointer: string): JsonValue => {
    if (isArray(value)) return value.map((item, i) => copy(item, append(pointer, i)));
    if (!isObject(value)) return value;
    const key = keyOf({ source, pointer });
    const references = resolved.references.get(key);
    return Object.fromEntries(
      Object.keys(value).map((name) => {
        const reference = references?.get(name);
        if (reference === undefined) {
          return [name, copy(value[name] as JsonValue, append(pointer, name))];
        }
        const { source: other } = reference.target;
        const { path } = other.variant?.of ?? other;
        if (path !== source.path) imports.add(path);
        return [name, portable(reference, resolved)];
      }),
    );
  };

  const schema = copy(source.json, "");
  return { id: root.baseUri, schema, imports: [...imports].sort() };
}
