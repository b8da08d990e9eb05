import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { firstDuplicate } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";
import { errorWith } from "./error.js";

/** No two items are equal. Ajv may note strings as keys of an object with a prototype, and then sees no two `__proto__`. */
export const uniqueItems: CodeKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: errorWith(({ params: { pair } }) => _`{j: ${pair}[0], i: ${pair}[1]}`),
  code(cxt) {
    if (cxt.schema !== true) return;
    const { gen, data, it } = cxt;
    const find = scopeOf(it).runtime(gen, firstDuplicate);
    const pair = gen.const("pair", _`${find}(${data})`);
    gen.if(_`${pair} !== undefined`, () => cxt.error(true, { pair }));
  },
};
