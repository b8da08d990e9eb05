import { Name } from "ajv/dist/compile/codegen/index.js";

/** Ajv's names of the variables of every compiled function. */
export const names = {
  errors: new Name("errors"),
  instancePath: new Name("instancePath"),
  vErrors: new Name("vErrors"),
};
