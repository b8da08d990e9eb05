import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { str } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema, escapeJsonPointer, mergeEvaluated } from "ajv/dist/compile/util.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { readerOf, type Read } from "./own-property.js";

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
    const read = readerOf(cxt, false);
    for (const [name, schema] of schemas) {
      if (required.has(name) || alwaysValidSchema(it, schema)) continue;
      const property = read(name);
      gen.if(property.isThere, () => checkProperty(cxt, property));
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
export function checkProperty(cxt: KeywordCxt, { name, value }: Read): void {
  const { gen, it } = cxt;
  const outer = it.errorPath;
  // Subschemas inherit it. Ajv would set it only where it reads the property itself, and so a second time.
  Object.assign(it, { errorPath: str`${outer}${`/${escapeJsonPointer(name)}`}` });
  const place = { keyword: "properties", schemaProp: name, data: value };
  cxt.subschema(place, gen.name("_valid"));
  Object.assign(it, { errorPath: outer });
}
