import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { alwaysValidSchema, mergeEvaluated } from "ajv/dist/compile/util.js";
import { presenceIn } from "./own-property.js";

/** As Ajv's, but what an object has is asked faster. It leaves `__proto__` out, too, which is checked apart. */
export const properties: CodeKeywordDefinition = {
  keyword: "properties",
  type: "object",
  schemaType: "object",
  before: "dependentRequired",
  code(cxt) {
    const { gen, it, keyword } = cxt;
    const schemas = cxt.schema as Readonly<Record<string, boolean | object>>;
    const names = Object.keys(schemas).filter((name) => name !== "__proto__");
    if (it.opts.unevaluated && names.length > 0 && it.props !== true) {
      const evaluated = Object.fromEntries(names.map((name) => [name, true] as const));
      it.props = mergeEvaluated.props(gen, evaluated, it.props);
    }
    const { isThere } = presenceIn(cxt);
    for (const name of names) {
      if (alwaysValidSchema(it, schemas[name] ?? true)) continue;
      gen.if(isThere(name), () =>
        cxt.subschema({ keyword, schemaProp: name, dataProp: name }, gen.name("_valid")),
      );
    }
  },
};
