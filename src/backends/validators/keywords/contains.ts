import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { Type } from "ajv/dist/compile/util.js";
import { errorWith } from "./error.js";

/** Counts the items that fit. Which they are is no matter of this keyword: see `unevaluatedItems`. */
export const contains: CodeKeywordDefinition = {
  keyword: "contains",
  type: "array",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: errorWith(({ params: { min, max } }) =>
    max === undefined ? _`{minContains: ${min}}` : _`{minContains: ${min}, maxContains: ${max}}`,
  ),
  code(cxt) {
    const { gen, data, parentSchema, it } = cxt;
    const { minContains: min = 1, maxContains: max } = (it.opts.next ? parentSchema : {}) as {
      readonly minContains?: number;
      readonly maxContains?: number;
    };
    if (min === 0 && max === undefined) return;
    const count = gen.let("count", 0);
    gen.forRange("i", 0, _`${data}.length`, (i) => {
      const valid = gen.name("_valid");
      cxt.subschema(
        {
          keyword: "contains",
          dataProp: i,
          dataPropType: Type.Num,
          compositeRule: true,
          createErrors: false,
        },
        valid,
      );
      gen.if(valid, () => gen.code(_`${count}++`));
    });
    cxt.reset();
    const tooFew = _`${count} < ${min}`;
    gen.if(max === undefined ? tooFew : _`${tooFew} || ${count} > ${max}`, () =>
      cxt.error(true, { min, ...(max === undefined ? {} : { max }) }),
    );
  },
};
