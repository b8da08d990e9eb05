/** The validators of a contract in this process: the very code of the generated modules, compiled when first asked for. */

import type { ErrorObject } from "ajv";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Contract } from "../../model/contract.js";
import type { DeclarationId } from "../../model/type.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import {
  depthIssue,
  issuesOf,
  rulesOf,
  type Issue,
  type RuleError,
} from "../../runtime/runtime.js";
import { createCompiler, type CompiledCheck, type Compiler } from "./compile-unit.js";
import { layOut, type ModuleLayout } from "./layout.js";
import { createImports } from "./print-module.js";
import { NamedScope } from "./scope.js";
import { unitsOf, type UnitOptions } from "./unit.js";

export interface Validators {
  /** What can't be judged faithfully, as the back-end reports it too. With errors among them, verdicts are not to be trusted. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with `value` as one of the declared type; empty where it is valid. */
  validate(id: DeclarationId, value: unknown): readonly Issue[];
  /** The same for the schema at a location: a declaration's, or one that a reference leads to. */
  validateAt(key: LocationKey, value: unknown): readonly Issue[];
}

export function createValidators(input: {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly options: UnitOptions;
}): Validators {
  const { resolved, contract, options } = input;
  const { units, diagnostics } = unitsOf(resolved, contract, options);
  const layout = layOut(resolved, contract, units);
  const compilers = new Map<ModuleLayout, Compiler>();
  const checks = new Map<LocationKey, CompiledCheck>();

  const compilerOf = (module: ModuleLayout) => {
    const known = compilers.get(module);
    if (known !== undefined) return known;
    const { nameOf, fastNameOf } = createImports(module, layout);
    const compiler = createCompiler(new NamedScope({ nameOf, checkOf: lazily }), fastNameOf);
    compilers.set(module, compiler);
    return compiler;
  };

  const checkAt = (key: LocationKey): CompiledCheck => {
    const known = checks.get(key);
    if (known !== undefined) return known;
    const unit = units.get(key);
    const module = layout.byUnit.get(key);
    if (unit === undefined || module === undefined) throw new Error(`no unit at ${key}`);
    const { check } = compilerOf(module).compile(unit);
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

  const validateAt = (key: LocationKey, value: unknown): readonly Issue[] => {
    const check = checkAt(key);
    try {
      return check(value) ? [] : issuesOf((check.errors ?? []).map(errorOf), value);
    } catch (error) {
      if (error instanceof RangeError) return [depthIssue()];
      throw error;
    }
  };
  return { diagnostics, validate: validateAt, validateAt };
}

/** What the code that is shipped would say: it names rules by numbers, and has the places that Ajv encodes decoded. */
function errorOf({ instancePath, schemaPath, keyword, params }: ErrorObject): RuleError {
  const [rule] = rulesOf("", [[decodeURIComponent(schemaPath), {}, "", keyword]]);
  if (rule === undefined) throw new Error("no rule of one");
  return { instancePath, rule, params };
}
