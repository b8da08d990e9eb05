/** The circles of a contract that had none in the last build. */

import type { Memo } from "../memo/memo.js";
import { findCycles, waysOf, type Cycles } from "./cycles.js";
import type { LocationKey, ResolvedReference, SchemaEntry } from "./resolved.js";

interface Free {
  /** Where each schema leads that leads anywhere; of a contract without circles. */
  readonly ways: Map<LocationKey, string>;
  readonly seen: WeakMap<SchemaEntry, unknown>;
}

/** The circles of a contract: none, as before, as long as every schema leads in place to where it led. */
export function cyclesOf(
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
  memo: Memo | undefined,
): Cycles {
  if (memo === undefined) return findCycles(schemas, references);
  const known = knownIn(memo);
  const { free } = known;
  let isSame = free !== undefined;
  const { ways, seen }: Free = free ?? { ways: new Map(), seen: new WeakMap() };
  for (const entry of schemas.values()) {
    const own = references.get(entry.key);
    if (seen.has(entry) && seen.get(entry) === own) continue;
    seen.set(entry, own);
    const way = waysOf(entry, schemas, references);
    if (way === (ways.get(entry.key) ?? "")) continue;
    isSame = false;
    ways.set(entry.key, way);
  }
  for (const key of ways.keys()) {
    if (schemas.has(key)) continue;
    isSame = false;
    ways.delete(key);
  }
  if (isSame) return { closing: [], diagnostics: [] };
  const cycles = findCycles(schemas, references);
  known.free = cycles.closing.length === 0 ? { ways, seen } : undefined;
  return cycles;
}

/**
 * Whether a contract without circles has none still, of which `before` has become `after`. Where these schemas lead in place where
 * they led, or to less, there is none.
 */
export function leadAsBefore(
  before: readonly SchemaEntry[],
  after: readonly SchemaEntry[],
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
  memo: Memo,
): boolean {
  const { free } = knownIn(memo);
  if (free === undefined) return false;
  const { ways, seen } = free;
  for (const { key } of before) if (!schemas.has(key)) ways.delete(key);
  for (const entry of after) {
    const own = references.get(entry.key);
    if (seen.has(entry) && seen.get(entry) === own) continue;
    const way = waysOf(entry, schemas, references);
    const known = ways.get(entry.key) ?? "";
    if (way !== known) {
      const knownWays = new Set(known.split("\n"));
      if (way !== "" && !way.split("\n").every((each) => knownWays.has(each))) return false;
      ways.set(entry.key, way);
    }
    seen.set(entry, own);
  }
  return true;
}

function knownIn(memo: Memo): { free?: Free | undefined } {
  return memo.ofObject("free of cycles", memo, (): { free?: Free | undefined } => ({}));
}
