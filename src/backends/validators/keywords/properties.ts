import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { alwaysValidSchema, mergeEvaluated } from "ajv/dist/compile/util.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { presenceIn } from "./own-property.js";

/**
 * As Ajv's, but what an object has is asked faster. It leaves `__proto__` out, too, which is checked apart, and what is required:
 * that is checked there.
 */
export const properties: CodeKeywordDefinition = {
  keyword: "properties",
  type: "object",
  schemaType: "object",
  before: "dependentRequired",
  code(cxt) {
    const { gen, it } = cxt;
    const schemas = schemasOf(cxt.parentSchema);
    if (it.opts.unevaluated && schemas.size > 0 && it.props !== true) {
      const evaluated = Object.fromEntries(
        [...schemas.keys()].map((name) => [name, true] as const),
      );
      it.props = mergeEvaluated.props(gen, evaluated, it.props);
    }
    const required = new Set(cxt.parentSchema["required"] as readonly string[] | undefined);
    const { isThere } = presenceIn(cxt);
    for (const [name, schema] of schemas) {
      if (required.has(name) || alwaysValidSchema(it, schema)) continue;
      gen.if(isThere(name), () => checkProperty(cxt, name));
    }
  },
};

/** The schemas that a schema has of properties by their names. */
export function schemasOf(
  parentSchema: KeywordCxt["parentSchema"],
): ReadonlyMap<string, boolean | object> {
  const schemas = (parentSchema["properties"] ?? {}) as Readonly<Record<string, boolean | object>>;
  return new Map(Object.entries(schemas).filter(([name]) => name !== "__proto__"));
}

/** Checks a property that is there. */
export function checkProperty(cxt: KeywordCxt, name: string): void {
  cxt.subschema(
    { keyword: "properties", schemaProp: name, dataProp: name },
    cxt.gen.name("_valid"),
  );
}
