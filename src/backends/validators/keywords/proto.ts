import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import { hasOwn } from "../../../runtime/runtime.js";
import { PROTO } from "../words.js";
import { scopeOf } from "./ajv-scope.js";
import { declareProps } from "./evaluated.js";

/** A property `__proto__`, which Ajv's `properties` passes over. */
export const proto: CodeKeywordDefinition = {
  keyword: PROTO,
  type: "object",
  before: "properties",
  code(cxt) {
    const { gen, data, it } = cxt;
    const props = declareProps(it, gen);
    if (props instanceof Name) gen.assign(_`${props}["__proto__"]`, true);
    const own = scopeOf(it).runtime(gen, hasOwn);
    const properties = it.schema["properties"] as Readonly<Record<string, object | boolean>>;
    gen.if(_`${own}.call(${data}, "__proto__")`, () => {
      cxt.subschema(
        {
          schema: properties["__proto__"] ?? true,
          schemaPath: _`${it.schemaPath}.properties["__proto__"]`,
          topSchemaRef: it.topSchemaRef,
          errSchemaPath: `${it.errSchemaPath}/properties/__proto__`,
          dataProp: "__proto__",
        },
        gen.name("_valid"),
      );
    });
  },
};
