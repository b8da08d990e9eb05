/** Keywords that the algebra of types has no form for. */

import type { JsonKind, JsonValue } from "../../json/value.js";
import { constraintKeywords } from "../../model/constraint-keywords.js";
import type { Constraint } from "../../model/type.js";
import { constraint, type Context } from "./context.js";
import { topic } from "./topics.js";

/** Constraint keywords with these values say nothing. */
const vacuous: Readonly<Record<string, JsonValue>> = {
  minLength: 0,
  minProperties: 0,
  uniqueItems: false,
};

/** The constraints that the schema puts on values of one JSON type. */
export function constraintsOf(context: Context, kind: JsonKind): Constraint[] {
  const constraints: Constraint[] = [];
  if ((context.topics & topic[kind]) === 0) return constraints;
  for (const keyword of constraintKeywords[kind]) {
    const found = context.keywords.get(keyword);
    if (found === undefined || vacuous[keyword] === found.value) continue;
    constraints.push(constraint(context, keyword, found));
  }
  return constraints;
}
