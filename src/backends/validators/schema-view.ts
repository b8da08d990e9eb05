/** One schema by its keywords: those that its dialect knows, and that nothing silences. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { subschemasOf } from "../../resolve/keywords.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";
import { assertions } from "./assertions.js";

export interface SchemaView {
  readonly entry: SchemaEntry;
  /** The targets of its references, which judge the same value. */
  readonly targets: readonly SchemaEntry[];
  /** The value of a keyword that judges by a plain value; undefined where the dialect does not know it or it is silenced. */
  assertion(keyword: string): JsonValue | undefined;
  /** Whether a keyword with subschemas judges here. */
  applies(keyword: string): boolean;
  /** The subschemas that are the keyword's array. */
  list(keyword: string): readonly SchemaEntry[] | undefined;
  /** The subschemas that are members of the keyword's object. */
  map(keyword: string): readonly (readonly [name: string, schema: SchemaEntry])[];
}

export function viewOf(entry: SchemaEntry, resolved: Resolved): SchemaView {
  const schema: JsonObject = isObject(entry.value) ? entry.value : {};
  const references = [...(resolved.references.get(entry.key)?.values() ?? [])];
  const isSilenced = refIsAlone(entry.dialect) && typeof get(schema, "$ref") === "string";
  const subschemas = isSilenced ? [] : subschemasOf(schema, entry.pointer, entry.dialect);
  const applicators = new Set(subschemas.map(({ keyword }) => keyword));
  const asserted = assertions[entry.dialect];

  const at = (...tokens: (string | number)[]): SchemaEntry => {
    const pointer = append(entry.pointer, ...tokens);
    const key = keyOf({ source: entry.source, pointer });
    // What stands where a schema must and is none has been reported; it judges nothing.
    return resolved.schemas.get(key) ?? { ...entry, key, pointer, value: true };
  };
  const valueOf = (keyword: string) =>
    applicators.has(keyword) && entry.ignored?.has(keyword) !== true
      ? get(schema, keyword)
      : undefined;

  return {
    entry,
    targets: references.map(({ target }) => target),
    assertion: (keyword) =>
      !isSilenced && asserted.has(keyword) && entry.ignored?.has(keyword) !== true
        ? get(schema, keyword)
        : undefined,
    applies: (keyword) => valueOf(keyword) !== undefined,
    list(keyword) {
      const value = valueOf(keyword);
      return isArray(value) ? value.map((_, i) => at(keyword, i)) : undefined;
    },
    map(keyword) {
      const value = valueOf(keyword);
      if (!isObject(value)) return [];
      return Object.keys(value)
        .filter((name) => !isArray(value[name]))
        .map((name) => [name, at(keyword, name)] as const);
    },
  };
}
