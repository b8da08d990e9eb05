/** The units of a contract as functions in this process, each compiled when first called, by which another one can stand in its place. */

import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Contract } from "../../model/contract.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import { createCompiler, type CompiledCheck, type Compiler } from "./compile-unit.js";
import { layOut, type ModuleLayout } from "./layout.js";
import { createImports } from "./print-module.js";
import { NamedScope } from "./scope.js";
import { unitsOf, type Unit, type UnitOptions } from "./unit.js";

export interface LinkedUnits {
  readonly units: ReadonlyMap<LocationKey, Unit>;
  readonly diagnostics: readonly Diagnostic[];
  /** The function of the unit at a location. */
  checkAt(key: LocationKey): CompiledCheck;
  /** Units that can stand in the places of those at their locations. Each is compiled when it is first called. */
  prepare(units: readonly Unit[]): Replacement;
  /** What `work` gives while the replacement is in force, for whoever calls the units replaced. */
  replacing<T>(replacement: Replacement, work: () => T): T;
  /** What `work` gives, and the units that it has called. */
  tracing<T>(work: () => T): { readonly value: T; readonly called: ReadonlySet<LocationKey> };
  /** Forgets what was compiled and what is in force: for after work that was stopped in its midst. Replacements can be used on. */
  reset(): void;
}

export type Replacement = ReadonlyMap<LocationKey, () => CompiledCheck>;

export function linkUnits(input: {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly options: UnitOptions;
}): LinkedUnits {
  const { resolved, contract, options } = input;
  const { units, diagnostics } = unitsOf(resolved, contract, options);
  const layout = layOut(resolved, contract, units);
  const compilers = new Map<ModuleLayout, Compiler>();
  const checks = new Map<LocationKey, CompiledCheck>();
  let replaced: Replacement | undefined;
  let called: Set<LocationKey> | undefined;

  const moduleOf = (key: LocationKey): ModuleLayout => {
    const module = layout.byUnit.get(key);
    if (module === undefined) throw new Error(`no unit at ${key}`);
    return module;
  };
  const newCompiler = (module: ModuleLayout): Compiler => {
    const { nameOf, fastNameOf } = createImports(module, layout);
    return createCompiler(new NamedScope({ nameOf, checkOf: lazily }), fastNameOf);
  };
  const compilerOf = (module: ModuleLayout): Compiler => {
    const known = compilers.get(module);
    if (known !== undefined) return known;
    const compiler = newCompiler(module);
    compilers.set(module, compiler);
    return compiler;
  };

  const checkAt = (key: LocationKey): CompiledCheck => {
    called?.add(key);
    const replacement = replaced?.get(key);
    if (replacement !== undefined) return replacement();
    const known = checks.get(key);
    if (known !== undefined) return known;
    const unit = units.get(key);
    if (unit === undefined) throw new Error(`no unit at ${key}`);
    const check = compilerOf(moduleOf(key)).check(unit);
    checks.set(key, check);
    return check;
  };

  /** Stands for a unit in the code of others, so that cycles close and what no payload reaches is never compiled. */
  const lazily = (key: LocationKey): CompiledCheck => {
    const stub: CompiledCheck = (value, context) => {
      const check = checkAt(key);
      const valid = check(value, context);
      stub.errors = check.errors ?? null;
      stub.evaluated = check.evaluated;
      return valid;
    };
    return stub;
  };

  /** A unit in a scope of its own: what it leaves in there goes with it. */
  const replacementOf = (unit: Unit): (() => CompiledCheck) => {
    let check: CompiledCheck | undefined;
    return () => (check ??= newCompiler(moduleOf(unit.entry.key)).check(unit));
  };

  return {
    units,
    diagnostics,
    checkAt,
    prepare: (others) => new Map(others.map((unit) => [unit.entry.key, replacementOf(unit)])),
    replacing(replacement, work) {
      const before = replaced;
      replaced = replacement;
      try {
        return work();
      } finally {
        replaced = before;
      }
    },
    tracing(work) {
      const before = called;
      const found = new Set<LocationKey>();
      called = found;
      try {
        return { value: work(), called: found };
      } finally {
        called = before;
      }
    },
    reset() {
      compilers.clear();
      checks.clear();
      replaced = undefined;
      called = undefined;
    },
  };
}
