import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { validatePropertyDeps } from "ajv/dist/vocabularies/applicator/dependencies.js";
import { applyDependent } from "./dependent-schemas.js";
import { errorWith } from "./error.js";

/** `dependentRequired` for lists and `dependentSchemas` for schemas, in one keyword. */
export const dependencies: CodeKeywordDefinition = {
  keyword: "dependencies",
  type: "object",
  schemaType: "object",
  error: errorWith(
    ({ params: { property, missingProperty } }) =>
      _`{property: ${property}, missingProperty: ${missingProperty}}`,
  ),
  code(cxt) {
    const entries = Object.entries(cxt.schema as Readonly<Record<string, unknown>>);
    const lists = entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
    validatePropertyDeps(cxt, Object.fromEntries(lists));
    applyDependent(
      cxt,
      entries.filter(([, value]) => !Array.isArray(value)).map(([key]) => key),
    );
  },
};
