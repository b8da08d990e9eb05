import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import { usePattern } from "ajv/dist/vocabularies/code.js";
import { declareProps } from "./evaluated.js";

/** As Ajv's, but what has been evaluated is noted in one variable, which can hold `__proto__`. */
export const patternProperties: CodeKeywordDefinition = {
  keyword: "patternProperties",
  type: "object",
  schemaType: "object",
  code(cxt) {
    const { gen, data, it } = cxt;
    const props = declareProps(it, gen);
    const schemas = cxt.schema as Readonly<Record<string, boolean | object>>;
    for (const [pattern, schema] of Object.entries(schemas)) {
      const isAnything = alwaysValidSchema(it, schema);
      if (isAnything && !(props instanceof Name)) continue;
      gen.forIn("key", data, (key) =>
        gen.if(_`${usePattern(cxt, pattern)}.test(${key})`, () => {
          if (!isAnything) {
            const { keyword } = cxt;
            const place = { keyword, schemaProp: pattern, dataProp: key, dataPropType: Type.Str };
            cxt.subschema(place, gen.name("_valid"));
          }
          if (props instanceof Name) gen.assign(_`${props}[${key}]`, true);
        }),
      );
    }
  },
};
