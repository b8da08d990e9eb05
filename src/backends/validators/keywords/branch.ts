import type { SchemaCxt } from "ajv/dist/core.js";
import { Name } from "ajv/dist/compile/codegen/index.js";
import type { SubschemaArgs } from "ajv/dist/compile/validate/subschema.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";

/** Marks errors of branches: another branch may hold, so they are not yet the value's. Ajv writes it last into each of them. */
const MARK = new Name("undefined");

/** The member that marks an error, as it is written. */
export const branchMark = `,propertyName:${MARK.str}`;

/** Checks a subschema that may fail without the schema failing. */
export function branchOf(cxt: KeywordCxt, place: SubschemaArgs, valid: Name): SchemaCxt {
  const { it } = cxt;
  const outer = it.propertyName;
  // Subschemas inherit it. Ajv has no other way to hand on what errors are of.
  Object.assign(it, { propertyName: MARK });
  const branch = cxt.subschema({ ...place, compositeRule: true }, valid);
  Object.assign(it, { propertyName: outer });
  return branch;
}

/** Whether the schema is within such a branch. */
export function isInBranch(it: SchemaCxt): boolean {
  return it.propertyName !== undefined || it.createErrors === false;
}
