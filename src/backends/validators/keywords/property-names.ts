import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, not } from "ajv/dist/compile/codegen/index.js";
import { names } from "./ajv-names.js";
import { branchOf } from "./branch.js";
import { errorWith } from "./error.js";

/** As Ajv's, but its error says how many of those before it are the name's. */
export const propertyNames: CodeKeywordDefinition = {
  keyword: "propertyNames",
  type: "object",
  schemaType: ["object", "boolean"],
  error: errorWith(
    ({ params: { propertyName, nested } }) =>
      _`{propertyName: ${propertyName}, nested: [${nested}]}`,
  ),
  code(cxt) {
    const { gen, data } = cxt;
    gen.forIn("key", data, (propertyName) => {
      const before = gen.const("_errs", names.errors);
      const valid = gen.name("_valid");
      branchOf(cxt, { keyword: "propertyNames", data: propertyName, dataTypes: ["string"] }, valid);
      gen.if(not(valid), () =>
        cxt.error(true, { propertyName, nested: _`${names.errors} - ${before}` }),
      );
    });
  },
};
