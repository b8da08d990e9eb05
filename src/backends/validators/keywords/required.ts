import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { alwaysValidSchema } from "ajv/dist/compile/util.js";
import { errorWith } from "./error.js";
import { readerOf } from "./own-property.js";
import { checkProperty, schemasOf } from "./properties.js";

/**
 * As Ajv's, but what an object has is asked faster, and once: where `properties` has a schema of a property that must be there, it is
 * checked at once.
 */
export const required: CodeKeywordDefinition = {
  keyword: "required",
  type: "object",
  schemaType: "array",
  before: "additionalProperties",
  error: errorWith(({ params: { missingProperty } }) => _`{missingProperty: ${missingProperty}}`),
  code(cxt) {
    const names = new Set(cxt.schema as readonly string[]);
    const read = readerOf(cxt, true);
    const schemas = schemasOf(cxt.parentSchema);
    for (const name of names) {
      const schema = schemas.get(name);
      const isJudged = schema !== undefined && !alwaysValidSchema(cxt.it, schema);
      const property = read(name);
      cxt.gen.if(
        property.isMissing,
        () => cxt.error(true, { missingProperty: _`${name}` }),
        isJudged ? () => checkProperty(cxt, property) : undefined,
      );
    }
  },
};
