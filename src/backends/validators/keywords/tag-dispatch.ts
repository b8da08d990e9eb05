import { _, or, Name } from "ajv/dist/compile/codegen/index.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import type { Tag } from "../tag.js";
import { literalOf } from "./array-literal.js";
import { declareEvaluated } from "./evaluated.js";
import { presenceIn } from "./own-property.js";

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
      const isThere = presenceIn(cxt).isThere(property);
      const value = gen.const("tag", _`${isThere} ? ${data}[${property}] : undefined`);
      values.forEach((allowed, i) => {
        const isThis = or(...allowed.map((each) => _`${value} === ${each}`));
        if (i === 0) gen.if(isThis);
        else gen.elseIf(isThis);
        const valid = gen.name("_valid");
        const branch = cxt.subschema({ keyword, schemaProp: i }, valid);
        cxt.mergeEvaluated(branch, Name);
      });
      gen.elseIf(_`${value} === undefined`);
      fail("missing");
      gen.else();
      fail("value");
      gen.endIf();
    },
    () => fail("type"),
  );
}
