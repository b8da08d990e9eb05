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
import type { CompiledCheck } from "./compile-unit.js";
import { linkUnits } from "./linked-units.js";
import type { UnitOptions } from "./unit.js";

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
  const { diagnostics, checkAt } = linkUnits(input);
  const validateAt = (key: LocationKey, value: unknown): readonly Issue[] =>
    judge(checkAt(key), value);
  return { diagnostics, validate: validateAt, validateAt };
}

/** What is wrong with a value by a unit; empty where it fits. */
export function judge(check: CompiledCheck, value: unknown): readonly Issue[] {
  try {
    return check(value) ? [] : issuesOf((check.errors ?? []).map(errorOf), value);
  } catch (error) {
    if (error instanceof RangeError) return [depthIssue()];
    throw error;
  }
}

/** What the code that is shipped would say: it names rules by numbers, and has the places that Ajv encodes decoded. */
function errorOf({ instancePath, schemaPath, keyword, params }: ErrorObject): RuleError {
  const [rule] = rulesOf("", [[decodeURIComponent(schemaPath), {}, "", keyword]]);
  if (rule === undefined) throw new Error("no rule of one");
  return { instancePath, rule, params };
}
