/** The validators of a contract, and those of its mutants: of each, only the units that it touches are compiled. */

import {
  judge,
  linkUnits,
  rewrite,
  type Replacement,
  type RewriteOptions,
  type Unit,
} from "../../backends/validators/index.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import type { Mutant } from "./mutant.js";
import { mutated, watched } from "./mutated.js";

/** A mutant ready to judge. */
export interface Preparation {
  /** The units whose code differs. */
  readonly touched: ReadonlySet<LocationKey>;
  readonly replacement: Replacement;
}

export interface Laboratory {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a schema is part of what any unit judges by. */
  isUsed(key: LocationKey): boolean;
  prepare(mutant: Mutant): Preparation;
  /** What is wrong with a value; by the mutant, where one is given. */
  issues(declaration: Declaration, value: JsonValue, mutant?: Preparation): readonly Issue[];
  /** Whether the value is valid. */
  accepts(declaration: Declaration, value: JsonValue, mutant?: Preparation): boolean;
  /** The units by which the value is judged: what touches none of them changes nothing. */
  unitsFor(declaration: Declaration, value: JsonValue): ReadonlySet<LocationKey>;
  /** The units that the type can lead to. */
  reach(declaration: Declaration): ReadonlySet<LocationKey>;
  /** For after work that was stopped in its midst: what it left half done is forgotten. */
  reset(): void;
}

export function createLaboratory(input: {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly assertFormats: boolean;
}): Laboratory {
  const { resolved, contract, assertFormats } = input;
  const linked = linkUnits({ resolved, contract, options: { assertFormats } });
  const { units } = linked;
  const names = new Map([...contract.declarations.values()].map(({ id, name }) => [id, name]));
  const options: RewriteOptions = { assertFormats, names };
  // A unit is made of more schemas than its own: a union looks into its branches for a tag.
  const readers = new Map<LocationKey, LocationKey[]>();
  for (const [key, { entry }] of units) {
    const seen = new Set([key]);
    rewrite(entry, watched(resolved, seen), options);
    for (const each of seen) {
      const known = readers.get(each);
      if (known) known.push(key);
      else readers.set(each, [key]);
    }
  }
  const reached = new Map<LocationKey, ReadonlySet<LocationKey>>();

  const under = <T>(mutant: Preparation | undefined, work: () => T): T =>
    mutant === undefined ? work() : linked.replacing(mutant.replacement, work);

  return {
    diagnostics: linked.diagnostics,
    isUsed: (key) => readers.has(key),
    prepare(mutant) {
      const changed = mutated(resolved, mutant);
      const touched = new Set(mutant.keys.flatMap((key) => readers.get(key) ?? []));
      const others = [...touched].flatMap((key): readonly Unit[] => {
        const [unit, entry] = [units.get(key), changed.schemas.get(key)];
        if (unit === undefined || entry === undefined) return [];
        // What its callers may want to know of it stays the same: less is never asked for.
        return [{ ...unit, entry, ...rewrite(entry, changed, options).value }];
      });
      return { touched, replacement: linked.prepare(others) };
    },
    issues: (declaration, value, mutant) =>
      under(mutant, () => judge(linked.checkAt(declaration.id), value)),
    accepts: (declaration, value, mutant) =>
      under(mutant, () => passes(linked.checkAt(declaration.id), value)),
    unitsFor: (declaration, value) =>
      linked.tracing(() => passes(linked.checkAt(declaration.id), value)).called,
    reach(declaration) {
      const known = reached.get(declaration.id);
      if (known !== undefined) return known;
      const found = new Set([declaration.id]);
      for (const key of found) for (const next of units.get(key)?.calls ?? []) found.add(next);
      reached.set(declaration.id, found);
      return found;
    },
    reset: linked.reset,
  };
}

/** A value nested deeper than can be followed fits nothing. */
function passes(check: (value: unknown) => boolean, value: JsonValue): boolean {
  try {
    return check(value);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
