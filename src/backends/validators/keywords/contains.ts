import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { Type } from "ajv/dist/compile/util.js";
import { names } from "./ajv-names.js";
import { errorWith } from "./error.js";

/**
 * Counts the items that fit; the error says how many of those before it are the items'. None counts as evaluated: where that
 * would matter, in 2020-12 beside `unevaluatedItems`, the rewrite refuses.
 */
export const contains: CodeKeywordDefinition = {
  keyword: "contains",
  type: "array",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: errorWith(({ params: { min, max, errs } }) =>
    max === undefined
      ? _`{minContains: ${min}, nested: [${names.errors} - ${errs}]}`
      : _`{minContains: ${min}, maxContains: ${max}, nested: [${names.errors} - ${errs}]}`,
  ),
  code(cxt) {
    const { gen, data, parentSchema, it, errsCount: errs } = cxt;
    const { minContains: min = 1, maxContains: max } = (it.opts.next ? parentSchema : {}) as {
      readonly minContains?: number;
      readonly maxContains?: number;
    };
    if (errs === undefined || (min === 0 && max === undefined)) return;
    const count = gen.let("count", 0);
    gen.forRange("i", 0, _`${data}.length`, (i) => {
      const valid = gen.name("_valid");
      cxt.subschema(
        { keyword: "contains", dataProp: i, dataPropType: Type.Num, compositeRule: true },
        valid,
      );
      gen.if(valid, () => gen.code(_`${count}++`));
    });
    const enough = _`${count} >= ${min}`;
    gen.if(
      max === undefined ? enough : _`${enough} && ${count} <= ${max}`,
      () => cxt.reset(),
      () => cxt.error(true, { min, errs, ...(max === undefined ? {} : { max }) }),
    );
  },
};
