import { append } from "../json/pointer.js";
import { get, isArray, isObject } from "../json/value.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

/** The schema and those that it refers to or holds in `allOf`: what it accepts all of them accept. */
export function conjunctsOf(entry: SchemaEntry, resolved: Resolved): readonly SchemaEntry[] {
  const found = new Set([entry]);
  for (const each of found) {
    const { source, value, pointer } = each;
    for (const { target } of resolved.references.get(each.key)?.values() ?? []) found.add(target);
    const branches = isObject(value) ? get(value, "allOf") : undefined;
    if (!isArray(branches)) continue;
    for (const i of branches.keys()) {
      const branch = resolved.schemas.get(keyOf({ source, pointer: append(pointer, "allOf", i) }));
      if (branch !== undefined) found.add(branch);
    }
  }
  return [...found];
}
