import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import { dialectOf } from "./dialect.js";
import { createRegistry, registerSource, type Registry } from "./registry.js";
import { keyOf } from "./resolved.js";

/**
 * `registerSource`, by which each source is looked at once as long as `memo` lives: what is in it is entered again as the very same
 * schemas. One with faults, or with a `$schema` that other sources define, is looked at each time.
 */
export function enterSource(registry: Registry, source: Source, memo: Memo | undefined): void {
  const alone = memo && aloneOf(registry, source, memo);
  if (alone === undefined) {
    registerSource(registry, source);
    return;
  }
  for (const [key, entry] of alone.schemas) registry.schemas.set(key, entry);
  for (const give of alone.given) give(registry);
  for (const [name, entries] of alone.dynamicAnchors) {
    const known = registry.dynamicAnchors.get(name);
    if (known) known.push(...entries);
    else registry.dynamicAnchors.set(name, [...entries]);
  }
  registry.recursiveAnchors.push(...alone.recursiveAnchors);
  const root = alone.schemas.get(keyOf({ source, pointer: "" }));
  if (root !== undefined) registry.roots.set(source.path, root);
}

/** What a source alone registers; `undefined` where that can be another thing beside other sources. */
export function aloneOf(registry: Registry, source: Source, memo: Memo): Registry | undefined {
  return memo.ofObject("registered", source, () => registeredAlone(registry, source));
}

function registeredAlone({ options }: Registry, source: Source): Registry | undefined {
  const alone = createRegistry(options);
  registerSource(alone, source);
  const isFree = [...alone.readings.keys()].every((uri) => dialectOf(uri) !== undefined);
  return isFree && alone.diagnostics.length === 0 ? alone : undefined;
}
