import type { Dialect } from "../../resolve/dialect.js";

const everywhere = [
  "type",
  "enum",
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
const since2019 = ["const", "maxContains", "minContains", "dependentRequired"];

/** The keywords that judge by a plain value, by dialect. */
export const assertions: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  "draft-04": new Set(everywhere),
  "draft-06": new Set([...everywhere, "const"]),
  "draft-07": new Set([...everywhere, "const"]),
  "2019-09": new Set([...everywhere, ...since2019]),
  "2020-12": new Set([...everywhere, ...since2019]),
};
