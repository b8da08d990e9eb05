import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Contract } from "../../model/contract.js";
import type { LocationKey, Resolved, SchemaEntry } from "../../resolve/resolved.js";
import { get, isObject } from "../../json/value.js";
import { findsOf } from "./found.js";
import { remembered } from "../../memo/remembered.js";
import { rewrite, type Rewritten } from "./rewrite.js";

/**
 * What is compiled by itself, to one function: the schema of a declaration, or another target of a reference.
 * References between units are calls, so nothing is compiled twice and cycles need no care.
 */
export interface Unit extends Rewritten {
  readonly entry: SchemaEntry;
  /** Whether it must tell its callers which properties and items it has looked at. */
  readonly tracksEvaluated: boolean;
}

export interface Units {
  readonly units: ReadonlyMap<LocationKey, Unit>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface UnitOptions {
  readonly assertFormats: boolean;
}

/** All units of a contract, in the order of `resolved.schemas`. */
export function unitsOf(resolved: Resolved, contract: Contract, options: UnitOptions): Units {
  const keys = new Set<LocationKey>(contract.declarations.keys());
  for (const references of resolved.references.values()) {
    for (const reference of references.values()) keys.add(reference.target.key);
  }
  for (const entry of resolved.schemas.values()) {
    if (entry.dialect !== "2020-12" || !isObject(entry.value)) continue;
    if (get(entry.value, "unevaluatedItems") === undefined) continue;
    for (const { contains, when } of findsOf(entry, resolved)) {
      for (const key of [contains, ...when.map((each) => each.schema)]) keys.add(key);
    }
  }
  const named = new Map([...contract.declarations.values()].map(({ id, name }) => [id, name]));
  const names = resolved.memo?.track("names in messages", named) ?? named;
  const { memo } = resolved;
  const asked = `rewritten, ${options.assertFormats ? "with" : "without"} formats`;
  const rewrittenAt = remembered(memo, asked, (key) => {
    const entry = resolved.schemas.get(key);
    if (entry === undefined) throw new Error(`No schema ${key}`);
    const { value, diagnostics: said } = rewrite(entry, resolved, { ...options, names });
    return { rewritten: { entry, ...value }, said };
  });
  const rewritten = new Map<LocationKey, Omit<Unit, "tracksEvaluated">>();
  const diagnostics: Diagnostic[] = [];
  for (const key of resolved.schemas.keys()) {
    if (!keys.has(key)) continue;
    const result = rewrittenAt(key);
    rewritten.set(key, result.rewritten);
    diagnostics.push(...result.said);
  }

  const tracking = trackingUnits(rewritten);
  const units = new Map<LocationKey, Unit>();
  for (const [key, unit] of rewritten) {
    units.set(key, { ...unit, tracksEvaluated: tracking.has(key) });
  }
  return { units: memo?.trackAlike(`units of validators, ${asked}`, units) ?? units, diagnostics };
}

/** The units with an `unevaluated*` keyword, and all that they call, directly or not. */
function trackingUnits(units: ReadonlyMap<LocationKey, Rewritten>): ReadonlySet<LocationKey> {
  const tracking = new Set<LocationKey>();
  for (const [key, unit] of units) if (unit.usesUnevaluated) tracking.add(key);
  for (const key of tracking) for (const next of units.get(key)?.calls ?? []) tracking.add(next);
  return tracking;
}
