/** Keywords that the algebra of types has no form for. */

import type { JsonKind, JsonValue } from "../../json/value.js";
import { constraintKeywords } from "../../model/constraint-keywords.js";
import type { Constraint } from "../../model/type.js";
import { constraint, type Context } from "./context.js";

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
