import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _, Name } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, Type } from "ajv/dist/compile/util.js";
import { hasOwn } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";
import { errorWith } from "./error.js";

/** Holds for each property that nothing else has looked at, whatever the property is called. */
export const unevaluatedProperties: CodeKeywordDefinition = {
  keyword: "unevaluatedProperties",
  type: "object",
  schemaType: ["boolean", "object"],
  trackErrors: true,
  error: errorWith(
    ({ params: { unevaluatedProperty } }) => _`{unevaluatedProperty: ${unevaluatedProperty}}`,
  ),
  code(cxt) {
    const { gen, schema, data, it } = cxt;
    const { props } = it;
    it.props = true;
    if (props === true || alwaysValidSchema(it, schema as boolean | object)) return;
    const check = (key: Name) => {
      if (schema === false) return cxt.error(true, { unevaluatedProperty: key });
      cxt.subschema(
        { keyword: "unevaluatedProperties", dataProp: key, dataPropType: Type.Str },
        gen.name("_valid"),
      );
    };
    if (!(props instanceof Name)) {
      const known = Object.keys(props ?? {});
      gen.forIn("key", data, (key) => {
        const isUnknown = known.map((name) => _`${key} !== ${name}`);
        if (isUnknown.length === 0) check(key);
        else
          gen.if(
            isUnknown.reduce((a, b) => _`${a} && ${b}`),
            () => check(key),
          );
      });
      return;
    }
    // Ajv looks the key up with its prototype, and so takes `constructor` for evaluated.
    const own = scopeOf(it).runtime(gen, hasOwn);
    gen.if(_`${props} !== true`, () =>
      gen.forIn("key", data, (key) => gen.if(_`!${own}.call(${props}, ${key})`, () => check(key))),
    );
  },
};
