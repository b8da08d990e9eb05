/** Which references of a contract lead to nothing that is here, and who needs them. */

import { tokensOf } from "../../src/json/pointer.js";
import { get, isObject } from "../../src/json/value.js";
import { schemasIn } from "../../src/resolve/parts.js";
import type { Resolved, SchemaEntry } from "../../src/resolve/resolved.js";

/** The references that a value of the schema at `root` is judged by and that have no target, as they are written. */
export function missingReferences(resolved: Resolved, root: SchemaEntry): readonly string[] {
  const below = subschemas(resolved);
  const missing = new Set<string>();
  const reached = new Set([root]);
  for (const entry of reached) {
    const bound = resolved.references.get(entry.key);
    const text = isObject(entry.value) ? get(entry.value, "$ref") : undefined;
    if (typeof text === "string" && bound?.has("$ref") !== true) missing.add(text);
    for (const reference of bound?.values() ?? []) reached.add(reference.target);
    for (const sub of below.get(entry.key) ?? []) reached.add(sub);
  }
  return [...missing].sort();
}

const indexes = new WeakMap<Resolved, ReadonlyMap<string, readonly SchemaEntry[]>>();

/** The schemas directly below each, but for definitions, which count where they are referred to. */
function subschemas(resolved: Resolved): ReadonlyMap<string, readonly SchemaEntry[]> {
  const known = indexes.get(resolved);
  if (known !== undefined) return known;
  const index = new Map<string, SchemaEntry[]>();
  for (const entry of schemasIn(resolved)) {
    const container = tokensOf(entry.pointer).at(-2);
    if (entry.pointer === "" || container === "$defs" || container === "definitions") continue;
    const above = nearestAbove(resolved, entry);
    if (above === undefined) continue;
    const list = index.get(above.key);
    if (list === undefined) index.set(above.key, [entry]);
    else list.push(entry);
  }
  indexes.set(resolved, index);
  return index;
}

function nearestAbove(
  resolved: Resolved,
  { source, pointer }: SchemaEntry,
): SchemaEntry | undefined {
  for (let end = pointer.lastIndexOf("/"); end !== -1; end = pointer.lastIndexOf("/", end - 1)) {
    const entry = resolved.schemas.get(source.path + "#" + pointer.slice(0, end));
    if (entry !== undefined) return entry;
  }
  return undefined;
}
