import { alternativesOf, textsOf } from "../../model/pattern.js";
import type { Type } from "../../model/type.js";
import { constrained, literal, string, union } from "../../model/types.js";
import { constraintsOf } from "./constraints.js";
import type { Context } from "./context.js";
import { admitsString } from "./strings-admitted.js";

/**
 * What the schema says of strings. A `pattern` that lists strings leaves those (2020-12 Validation, 6.3.3); one that says how they begin or
 * end, the strings that do. One that is found anywhere leaves all: few who write `a` mean any text with an `a` in it to be spelled out.
 */
export function stringType(context: Context): Type {
  const constraints = constraintsOf(context, "string");
  const pattern = context.keywords.get("pattern")?.value;
  if (typeof pattern !== "string") return constrained(string, constraints);
  const listed = alternativesOf(pattern);
  if (listed !== undefined) {
    const rest = constraints.filter(({ keyword }) => !decided.has(keyword));
    const texts = listed.filter((text) => admitsString(context.entry, text, context.resolved));
    return union(texts.map((text) => constrained(literal(text), rest)));
  }
  const texts = textsOf(pattern);
  const isAnchored = texts?.length === 2 && texts.some((text) => text !== "");
  return constrained(isAnchored ? { ...string, template: texts } : string, constraints);
}

/** Keywords that are decided of a string that is known. */
const decided = new Set(["pattern", "minLength", "maxLength"]);
