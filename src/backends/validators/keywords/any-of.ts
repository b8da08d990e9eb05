import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { not, or, Name } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema } from "ajv/dist/compile/util.js";
import { names } from "./ajv-names.js";
import { branchOf } from "./branch.js";
import { declareEvaluated } from "./evaluated.js";
import { dispatchByTag } from "./tag-dispatch.js";
import { checkBranches, infoOf, unionError, unionParams } from "./union.js";

/** At least one branch holds. Its error tells the branches apart, so that the runtime can choose among their errors. */
export const anyOf: CodeKeywordDefinition = {
  keyword: "anyOf",
  schemaType: "array",
  trackErrors: true,
  error: unionError,
  code(cxt) {
    const { gen, it, keyword } = cxt;
    const schemas = cxt.schema as (boolean | object)[];
    const { tag } = infoOf(cxt);
    if (tag !== undefined) return dispatchByTag(cxt, tag);
    if (!it.opts.unevaluated && schemas.some((each) => alwaysValidSchema(it, each))) return;
    declareEvaluated(it, gen);
    if (it.opts.unevaluated) {
      // All that are valid count, so all are looked at.
      const { verdicts, marks } = checkBranches(cxt, (branch) => cxt.mergeEvaluated(branch, Name));
      gen.if(
        or(...verdicts),
        () => cxt.reset(),
        () => cxt.error(true, { union: unionParams(cxt, marks) }),
      );
      return;
    }
    const valid = gen.let("valid", false);
    const marks = [gen.const("_errs", names.errors)];
    gen.block(() => {
      schemas.forEach((_schema, i) => {
        const branchValid = gen.name("_valid");
        branchOf(cxt, { keyword, schemaProp: i }, branchValid);
        marks.push(gen.const("_errs", names.errors));
        gen.assign(valid, branchValid);
        gen.if(not(branchValid));
      });
      cxt.error(true, { union: unionParams(cxt, marks) });
    });
    gen.if(valid, () => cxt.reset());
  },
};
