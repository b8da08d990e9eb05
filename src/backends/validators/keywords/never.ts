import type { CodeKeywordDefinition } from "ajv/dist/core.js";
import { NEVER } from "../words.js";
import { errorWith } from "./error.js";

/** Takes no value. */
export const never: CodeKeywordDefinition = {
  keyword: NEVER,
  error: errorWith(undefined),
  code: (cxt) => cxt.error(true),
};
