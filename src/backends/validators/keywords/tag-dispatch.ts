import { _, Name, type Code } from "ajv/dist/compile/codegen/index.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import type { Tag } from "../tag.js";
import { literalOf } from "./array-literal.js";
import { declareEvaluated } from "./evaluated.js";
import { getProperty } from "ajv/dist/compile/codegen/code.js";
import { hasOwn } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";

/**
 * Checks the one branch that the tag's value names. Equal to checking them all: each requires the tag, with values that the
 * others exclude, and takes objects only.
 */
export function dispatchByTag(cxt: KeywordCxt, tag: Tag): void {
  const { gen, data, it, keyword } = cxt;
  const { property, values } = tag;
  declareEvaluated(it, gen);
  const fail = (fault: string) => {
    const allowed = literalOf(values.flat());
    const union = _`{tag: ${property}, fault: ${fault}, allowedValues: ${allowed}}`;
    cxt.error(true, { union });
  };
  gen.if(
    _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`,
    () => {
      const isOwn = _`${scopeOf(it).runtime(gen, hasOwn)}.call(${data}, ${property})`;
      const value = gen.const("tag", _`${isOwn} ? ${data}${getProperty(property)} : undefined`);
      // An engine jumps to the case of a string; it would compare one `if` after the other. Ajv ends each piece of code by `;`.
      let start: Code = _`switch(${value}){`;
      values.forEach((allowed, i) => {
        const cases = allowed.reduce<Code>((all, each) => _`${all}case ${each}:`, start);
        gen.code(_`${cases}{`);
        const valid = gen.name("_valid");
        const branch = cxt.subschema({ keyword, schemaProp: i }, valid);
        cxt.mergeEvaluated(branch, Name);
        gen.code(_`break;}`);
        start = _``;
      });
      gen.code(_`case undefined:{`);
      fail("missing");
      gen.code(_`break;}default:{`);
      fail("value");
      gen.code(_`}}`);
    },
    () => fail("type"),
  );
}
