import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { hasOwn } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";
import { declareEvaluated } from "./evaluated.js";

/** The schema of each property that is there holds for the whole object. */
export const dependentSchemas: CodeKeywordDefinition = {
  keyword: "dependentSchemas",
  type: "object",
  schemaType: "object",
  code: (cxt) => applyDependent(cxt, Object.keys(cxt.schema as object)),
};

/** Applies the subschemas of `cxt`'s keyword that are named `dependent`, each where the object has the property. */
export function applyDependent(cxt: KeywordCxt, dependent: readonly string[]): void {
  const { gen, data, it, keyword } = cxt;
  if (dependent.length === 0) return;
  declareEvaluated(it, gen);
  const own = scopeOf(it).runtime(gen, hasOwn);
  for (const property of dependent) {
    gen.if(_`${own}.call(${data}, ${property})`, () => {
      const branch = cxt.subschema({ keyword, schemaProp: property }, gen.name("_valid"));
      cxt.mergeEvaluated(branch, Name);
    });
  }
}
