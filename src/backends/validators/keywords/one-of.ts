import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import { arrayOf } from "./array-literal.js";
import { declareEvaluated } from "./evaluated.js";
import { dispatchByTag } from "./tag-dispatch.js";
import { checkBranches, infoOf, unionError, unionParams } from "./union.js";

/** Exactly one branch holds. Its error tells the branches apart, and says which of them hold. */
export const oneOf: CodeKeywordDefinition = {
  keyword: "oneOf",
  schemaType: "array",
  trackErrors: true,
  error: unionError,
  code(cxt) {
    const { gen, it } = cxt;
    const { tag } = infoOf(cxt);
    if (tag !== undefined) return dispatchByTag(cxt, tag);
    declareEvaluated(it, gen);
    const passing = gen.let("passing", 0);
    const { verdicts, marks } = checkBranches(cxt, (branch) => {
      gen.code(_`${passing}++`);
      cxt.mergeEvaluated(branch, Name);
    });
    gen.if(
      _`${passing} === 1`,
      () => cxt.reset(),
      () => cxt.error(true, { union: unionParams(cxt, marks, arrayOf(verdicts)) }),
    );
  },
};
