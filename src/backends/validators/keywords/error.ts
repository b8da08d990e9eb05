import type { KeywordErrorDefinition } from "ajv/dist/core.js";

/** An error without words: the runtime has them. */
export function errorWith(params: KeywordErrorDefinition["params"]): KeywordErrorDefinition {
  return params === undefined ? { message: "" } : { message: "", params };
}
