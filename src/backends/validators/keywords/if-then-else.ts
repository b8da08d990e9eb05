import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { Name } from "ajv/dist/compile/codegen/index.js";
import { errorWith } from "./error.js";
import { declareEvaluated } from "./evaluated.js";

/** The branch that the condition chooses holds; its errors are the schema's own. */
export const ifThenElse: CodeKeywordDefinition = {
  keyword: "if",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: errorWith(undefined),
  code(cxt) {
    const { gen, it, parentSchema } = cxt;
    const applies = (keyword: string) => parentSchema[keyword] !== undefined;
    if (!applies("then") && !applies("else") && !it.opts.unevaluated) return;
    declareEvaluated(it, gen);
    const condition = gen.name("_valid");
    const tested = cxt.subschema(
      { keyword: "if", compositeRule: true, createErrors: false },
      condition,
    );
    cxt.reset();
    // What a failing `if` has looked at does not count (2020-12 Core, 11.1).
    const branch = (keyword: string) => {
      if (!applies(keyword)) return;
      cxt.mergeEvaluated(cxt.subschema({ keyword }, gen.name("_valid")), Name);
    };
    gen.if(
      condition,
      () => {
        cxt.mergeEvaluated(tested, Name);
        branch("then");
      },
      () => branch("else"),
    );
  },
};
