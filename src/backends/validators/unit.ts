import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Contract } from "../../model/contract.js";
import { ofPart } from "../../resolve/parts.js";
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

/** All units of a contract, in the order of `resolved.parts`. */
export function unitsOf(resolved: Resolved, contract: Contract, options: UnitOptions): Units {
  const { memo, parts } = resolved;
  const keys = new Set<LocationKey>();
  /** The paths of sources with more than a root among the keys. */
  const withMore = new Set<string>();
  for (const { id, location } of contract.declarations.values()) {
    keys.add(id);
    if (location.pointer !== "") withMore.add(location.path);
  }
  for (const part of parts.values()) {
    for (const { target } of part.references) {
      keys.add(target.key);
      if (target.pointer !== "") withMore.add(target.source.path);
    }
    for (const entry of ofPart(memo, "finders", part, () => part.schemas.filter(mayFind))) {
      for (const { contains, when } of findsOf(entry, resolved)) {
        for (const key of [contains, ...when.map((each) => each.schema)]) keys.add(key);
        withMore.add(part.source.path);
      }
    }
  }
  const named = new Map([...contract.declarations.values()].map(({ id, name }) => [id, name]));
  const names = resolved.memo?.track("names in messages", named) ?? named;
  const asked = `rewritten, ${options.assertFormats ? "with" : "without"} formats`;
  const rewrittenAt = remembered(memo, asked, (key) => {
    const entry = resolved.schemas.get(key);
    if (entry === undefined) throw new Error(`No schema ${key}`);
    const { value, diagnostics: said } = rewrite(entry, resolved, { ...options, names });
    return { rewritten: { entry, ...value }, said };
  });
  const rewritten = new Map<LocationKey, Omit<Unit, "tracksEvaluated">>();
  const diagnostics: Diagnostic[] = [];
  for (const [path, part] of parts) {
    for (const { key } of withMore.has(path) ? part.schemas : part.schemas.slice(0, 1)) {
      if (!keys.has(key)) continue;
      const result = rewrittenAt(key);
      rewritten.set(key, result.rewritten);
      diagnostics.push(...result.said);
    }
  }

  const tracking = trackingUnits(rewritten);
  const units = new Map<LocationKey, Unit>();
  for (const [key, unit] of rewritten) {
    const tracksEvaluated = tracking.has(key);
    const whole = (): Unit => ({ ...unit, tracksEvaluated });
    const kept = tracksEvaluated ? "tracking unit" : "unit";
    units.set(key, memo === undefined ? whole() : memo.ofObject(kept, unit, whole));
  }
  return { units: memo?.trackAlike(`units of validators, ${asked}`, units) ?? units, diagnostics };
}

/** Whether what it looks at of an array depends on which items `contains` has found. */
function mayFind({ dialect, value }: SchemaEntry): boolean {
  return dialect === "2020-12" && isObject(value) && get(value, "unevaluatedItems") !== undefined;
}

/** The units with an `unevaluated*` keyword, and all that they call, directly or not. */
function trackingUnits(units: ReadonlyMap<LocationKey, Rewritten>): ReadonlySet<LocationKey> {
  const tracking = new Set<LocationKey>();
  for (const [key, unit] of units) if (unit.usesUnevaluated) tracking.add(key);
  for (const key of tracking) for (const next of units.get(key)?.calls ?? []) tracking.add(next);
  return tracking;
}
