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
  validate(id: DeclarationId, value: unknown): Issues;
  /** The same for the schema at a location: a declaration's, or one that a reference leads to. */
  validateAt(key: LocationKey, value: unknown): Issues;
}

export function createValidators(input: {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly options: UnitOptions;
}): Validators {
  const { diagnostics, checkAt } = linkUnits(input);
  const validateAt = (key: LocationKey, value: unknown): Issues => judge(checkAt(key), value);
  return { diagnostics, validate: validateAt, validateAt };
}

/** What is wrong with a value. */
export interface Issues extends ReadonlyArray<Issue> {
  /** They are the first of more. */
  readonly isCut?: true;
}

/** So many errors of one value are looked at: a thousand faults mostly have one cause. */
export const MOST_ERRORS = 1000;

/**
 * What is wrong with a value by a unit; empty where it fits. Of more than `MOST_ERRORS` errors, what the first say: a million take no more
 * memory and time to tell.
 */
export function judge(check: CompiledCheck, value: unknown): Issues {
  try {
    if (check(value)) return [];
    const errors = check.errors ?? [];
    const first = firstOf(errors);
    const issues = issuesOf(first.map(errorOf), value);
    const isCut = first.length < errors.length || issues.length > MOST_ERRORS;
    return isCut ? Object.assign(issues.slice(0, MOST_ERRORS), { isCut: true as const }) : issues;
  } catch (error) {
    if (error instanceof RangeError) return [depthIssue()];
    throw error;
  }
}

/** Without those of a union whose own error, which follows them and counts them, is not among the first. */
function firstOf(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  if (errors.length <= MOST_ERRORS) return errors;
  let end = MOST_ERRORS;
  for (let i = MOST_ERRORS; i < errors.length; i++) {
    const nested: unknown = errors[i]?.params["nested"];
    if (!Array.isArray(nested)) continue;
    const start = i - nested.reduce((sum: number, count: number) => sum + count, 0);
    if (start < end) end = start;
  }
  // All may be of one union, which is one fault.
  return end > 0 ? errors.slice(0, end) : errors;
}

/** What the code that is shipped would say: it names rules by numbers, and has the places that Ajv encodes decoded. */
function errorOf({ instancePath, schemaPath, keyword, params }: ErrorObject): RuleError {
  const [rule] = rulesOf("", [[decodeURIComponent(schemaPath), {}, "", keyword]]);
  if (rule === undefined) throw new Error("no rule of one");
  return { instancePath, rule, params };
}
