import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { isMultipleOf } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";
import { errorWith } from "./error.js";

/** Ajv divides in floating point, by which 0.07 is no multiple of 0.01. */
export const multipleOf: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: errorWith(({ schemaCode }) => _`{multipleOf: ${schemaCode}}`),
  code(cxt) {
    const { gen, data, it, schemaCode } = cxt;
    const isMultiple = scopeOf(it).runtime(gen, isMultipleOf);
    gen.if(_`!${isMultiple}(${data}, ${schemaCode})`, () => cxt.error(true));
  },
};
