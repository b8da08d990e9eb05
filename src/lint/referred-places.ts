import { append, parentOf } from "../json/pointer.js";
import { referencesIn } from "../resolve/parts.js";
import { keyOf, type Resolved, type SchemaLocation } from "../resolve/resolved.js";

/** Whether a reference leads to what stands under a keyword of a schema, or into it. */
export function referredPlaces(
  resolved: Resolved,
): (schema: SchemaLocation, keyword: string) => boolean {
  const places = new Set<string>();
  for (const { target } of referencesIn(resolved)) {
    const { source } = target;
    let pointer: string | undefined = target.pointer;
    while (pointer !== undefined) {
      const key = keyOf({ source, pointer });
      if (places.has(key)) break;
      places.add(key);
      pointer = parentOf(pointer);
    }
  }
  return ({ source, pointer }, keyword) =>
    places.has(keyOf({ source, pointer: append(pointer, keyword) }));
}
