/** What kind of change it is that a rule rejects what it did not, by the keyword of the rule. */

import type { Code } from "../diagnostics/catalogue.js";

const codes: Readonly<Record<string, Code>> = {
  required: "breaking-required",
  dependentRequired: "breaking-required",
  type: "breaking-type",
  enum: "breaking-values",
  const: "breaking-values",
  minimum: "breaking-bounds",
  maximum: "breaking-bounds",
  exclusiveMinimum: "breaking-bounds",
  exclusiveMaximum: "breaking-bounds",
  multipleOf: "breaking-bounds",
  minLength: "breaking-bounds",
  maxLength: "breaking-bounds",
  minItems: "breaking-bounds",
  maxItems: "breaking-bounds",
  minProperties: "breaking-bounds",
  maxProperties: "breaking-bounds",
  pattern: "breaking-pattern",
  format: "breaking-format",
  additionalProperties: "breaking-members",
  unevaluatedProperties: "breaking-members",
  propertyNames: "breaking-members",
  "false schema": "breaking-members",
  anyOf: "breaking-union",
  oneOf: "breaking-union",
};

export function codeOf(keyword: string): Code {
  return codes[keyword] ?? "breaking-condition";
}
