import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, and, not, or, Name, type Code } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import type { Find } from "../found.js";
import { FINDS } from "../words.js";
import { scopeOf } from "./ajv-scope.js";
import { errorWith } from "./error.js";

/** Holds for the items after those that something else has looked at, but for those that a `contains` has found. */
export const unevaluatedItems: CodeKeywordDefinition = {
  keyword: "unevaluatedItems",
  type: "array",
  schemaType: ["boolean", "object"],
  error: errorWith(({ params: { limit, item } }) =>
    item === undefined ? _`{limit: ${limit}}` : _`{unevaluatedItem: ${item}}`,
  ),
  code(cxt) {
    const { gen, schema, data, it } = cxt;
    const { items = 0 } = it;
    const finds = (cxt.parentSchema[FINDS] ?? []) as readonly Find[];
    it.items = true;
    if (items === true || alwaysValidSchema(it, schema as boolean | object)) return;
    const check = () => {
      if (schema === false && finds.length === 0) {
        const fail = () => cxt.error(true, { limit: items });
        gen.if(_`${data}.length > ${items}`, fail);
        return;
      }
      const isFound = foundBy(cxt, finds);
      const judge = (i: Name) => {
        if (schema === false) return cxt.error(true, { item: i });
        cxt.subschema(
          { keyword: "unevaluatedItems", dataProp: i, dataPropType: Type.Num },
          gen.name("_valid"),
        );
      };
      gen.forRange("i", items, _`${data}.length`, (i) => {
        if (finds.length === 0) judge(i);
        else gen.if(not(isFound(i)), () => judge(i));
      });
    };
    // Ajv counts with a variable that may hold `true`.
    if (items instanceof Name) gen.if(_`${items} !== true`, check);
    else check();
  },
};

/** The condition that a `contains` has found an item; what the whole array must be for that is told once. */
function foundBy(cxt: KeywordCxt, finds: readonly Find[]): (item: Name) => Code {
  const { gen, data, it } = cxt;
  const scope = scopeOf(it);
  const known = finds.map(({ contains, when }) => {
    const conditions = when.map(({ schema, fits }) => {
      const call = _`${scope.unit(gen, schema)}(${data})`;
      return fits ? call : not(call);
    });
    const applies = conditions.length === 0 ? [] : [gen.const("applies", and(...conditions))];
    return { applies, callee: scope.unit(gen, contains) };
  });
  return (item) =>
    or(...known.map(({ applies, callee }) => and(...applies, _`${callee}(${data}[${item}])`)));
}
