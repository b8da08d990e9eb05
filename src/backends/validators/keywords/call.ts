import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { strConcat } from "ajv/dist/compile/codegen/code.js";
import { CALL } from "../words.js";
import { names } from "./ajv-names.js";
import { joinErrors } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";
import { isInBranch } from "./branch.js";
import { addEvaluatedOf, declareEvaluated } from "./evaluated.js";

/** Calls other units on the same value; their errors are the schema's own. */
export const call: CodeKeywordDefinition = {
  keyword: CALL,
  schemaType: "array",
  code(cxt) {
    const { gen, it, data } = cxt;
    declareEvaluated(it, gen);
    const scope = scopeOf(it);
    for (const key of cxt.schema as readonly string[]) {
      const callee = scope.unit(gen, key);
      const path = strConcat(names.instancePath, it.errorPath);
      gen.if(
        _`${callee}(${data}, {${names.instancePath}: ${path}})`,
        () => addEvaluatedOf(callee, it, gen),
        () => {
          const join = scope.runtime(gen, joinErrors);
          gen.assign(names.vErrors, _`${join}(${names.vErrors}, ${callee}.errors)`);
          // Two ways to say the same, by which the fast form tells them apart.
          if (isInBranch(it)) gen.code(_`${names.errors} += ${callee}.errors.length`);
          else gen.assign(names.errors, _`${names.vErrors}.length`);
        },
      );
    }
  },
};
