/** Keywords that the algebra of types has no form for. */

import type { JsonKind, JsonValue } from "../../json/value.js";
import type { Constraint } from "../../model/type.js";
import { constraint, type Context } from "./context.js";

/** Keywords that the algebra has no form for, by the JSON type that they speak of (2020-12 Validation, section 6). */
const constraintKeywords: Readonly<Record<JsonKind, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  string: ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"],
  array: ["uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"],
  object: [
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
  ],
};

/** Constraint keywords with these values say nothing. */
const vacuous: Readonly<Record<string, JsonValue>> = {
  minLength: 0,
  minProperties: 0,
  uniqueItems: false,
};

/** The constraints that the schema puts on values of one JSON type. */
export function constraintsOf(context: Context, kind: JsonKind): Constraint[] {
  return constraintKeywords[kind].flatMap((keyword) => {
    const found = context.keywords.get(keyword);
    return found === undefined || vacuous[keyword] === found.value
      ? []
      : [constraint(context, keyword, found)];
  });
}

/** Keywords that relate to no one kind and have no form in the algebra. */
export function general(context: Context): Constraint[] {
  const found = context.keywords.get("if");
  const branches = context.keywords.has("then") || context.keywords.has("else");
  return found !== undefined && branches ? [constraint(context, "if", found)] : [];
}
