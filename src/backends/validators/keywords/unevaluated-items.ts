import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import { errorWith } from "./error.js";

/** Holds for the items after those that something else has looked at. */
export const unevaluatedItems: CodeKeywordDefinition = {
  keyword: "unevaluatedItems",
  type: "array",
  schemaType: ["boolean", "object"],
  error: errorWith(({ params: { limit } }) => _`{limit: ${limit}}`),
  code(cxt) {
    const { gen, schema, data, it } = cxt;
    const { items = 0 } = it;
    it.items = true;
    if (items === true || alwaysValidSchema(it, schema as boolean | object)) return;
    const check = () => {
      if (schema === false) {
        const fail = () => cxt.error(true, { limit: items });
        gen.if(_`${data}.length > ${items}`, fail);
        return;
      }
      gen.forRange("i", items, _`${data}.length`, (i) => {
        cxt.subschema(
          { keyword: "unevaluatedItems", dataProp: i, dataPropType: Type.Num },
          gen.name("_valid"),
        );
      });
    };
    // Ajv counts with a variable that may hold `true`.
    if (items instanceof Name) gen.if(_`${items} !== true`, check);
    else check();
  },
};
