/** What `anyOf` and `oneOf` share: how their branches are checked, and what their error tells of them. */

import type { SchemaCxt } from "ajv/dist/core.js";
import { _, type Code, type Name } from "ajv/dist/compile/codegen/index.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { UNIONS } from "../words.js";
import type { UnionInfo } from "../union-info.js";
import { names } from "./ajv-names.js";
import { branchOf } from "./branch.js";
import { arrayOf, literalOf } from "./array-literal.js";
import { errorWith } from "./error.js";

/** What the rewrite has found out about the branches. */
export function infoOf(cxt: KeywordCxt): UnionInfo {
  const infos = cxt.parentSchema[UNIONS] as Readonly<Record<string, UnionInfo>> | undefined;
  return infos?.[cxt.keyword] ?? {};
}

export const unionError = errorWith(({ params }) => params["union"] as Code);

/** The error of a union: how many errors each branch has given, so that the runtime can choose among them. */
export function unionParams(cxt: KeywordCxt, marks: readonly Name[], passing?: Code): Code {
  const { names: branchNames } = infoOf(cxt);
  return _`{nested: ${nestedCounts(marks)}${passing ? _`, passing: ${passing}` : _``}${
    branchNames ? _`, branches: ${literalOf(branchNames)}` : _``
  }}`;
}

/** `[n, m]`: how many errors each branch has, where `marks` are the counts before the first and after each. */
function nestedCounts(marks: readonly Name[]): Code {
  const counts = marks.slice(1).map((mark, i) => _`${mark} - ${marks[i]}`);
  return arrayOf(counts);
}

/** Checks the branches one after the other. Gives the names of their verdicts and the error counts around them. */
export function checkBranches(cxt: KeywordCxt, onValid: (branch: SchemaCxt) => void) {
  const { gen, keyword } = cxt;
  const marks = [gen.const("_errs", names.errors)];
  const verdicts = (cxt.schema as readonly unknown[]).map((_schema, i) => {
    const valid = gen.name("_valid");
    const branch = branchOf(cxt, { keyword, schemaProp: i }, valid);
    marks.push(gen.const("_errs", names.errors));
    gen.if(valid, () => onValid(branch));
    return valid;
  });
  return { verdicts, marks };
}
