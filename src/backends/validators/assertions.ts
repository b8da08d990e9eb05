import type { Dialect } from "../../resolve/dialect.js";

const everywhere = [
  "type",
  "enum",
  // Draft-04 has no `const`. Ajv reads it there all the same, and an author who writes it means it.
  "const",
  "multipleOf",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "maxProperties",
  "minProperties",
  "required",
  "format",
];
const since2019 = ["maxContains", "minContains", "dependentRequired"];

/** The keywords that judge by a plain value, by dialect. */
export const assertions: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  "draft-04": new Set(everywhere),
  "draft-06": new Set(everywhere),
  "draft-07": new Set(everywhere),
  "2019-09": new Set([...everywhere, ...since2019]),
  "2020-12": new Set([...everywhere, ...since2019]),
};
