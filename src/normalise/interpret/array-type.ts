import type { ArrayType, Type } from "../../model/type.js";
import { intersect } from "../../model/intersect.js";
import { anyArray, isAnyArray, union, unknown } from "../../model/types.js";
import { constraintsOf } from "./constraints.js";
import { at, constraint, each, place, type Context } from "./context.js";
import { evaluatedBy } from "./evaluated.js";
import { withContained } from "./items-contained.js";
import { topic } from "./topics.js";

/** What the schema says of arrays, if it says something of their items or their number. */
export function arrayType(context: Context): Type | undefined {
  const { keywords, topics } = context;
  if ((topics & (topic.items | topic.contained)) === 0) return undefined;
  const items = keywords.get("items");
  const unevaluated = items === undefined ? keywords.get("unevaluatedItems") : undefined;
  const own = constraintsOf(context, "array").filter((c) => c.keyword !== "unevaluatedItems");
  const prefix = each(context, "prefixItems");
  let rest: Type = items === undefined ? unknown : at(context, items.pointer);
  if (unevaluated !== undefined) {
    const known = evaluatedBy(context.entry, context.resolved);
    const isLong = known.items > mostEvaluated && known.items < Infinity;
    if (known.depends || known.contained.length > 0 || isLong) {
      own.push(constraint(context, "unevaluatedItems", unevaluated));
    }
    if (known.items <= mostEvaluated) {
      while (prefix.length < known.items) prefix.push(unknown);
      rest = union([at(context, unevaluated.pointer), ...known.contained.map(context.typeOf)]);
    }
  }
  const count = (name: string): number | undefined => {
    const value = keywords.get(name)?.value;
    return typeof value === "number" && value >= 0 ? Math.ceil(value) : undefined;
  };
  const bounds = ["minItems", "maxItems"].flatMap((name) => {
    const found = keywords.get(name);
    return found === undefined ? [] : [place(context, found.pointer)];
  });
  const array: ArrayType = {
    kind: "array",
    prefix,
    rest,
    minItems: count("minItems") ?? 0,
    maxItems: count("maxItems"),
    constraints: own,
    ...(bounds.length === 0 ? {} : { boundsAt: bounds }),
  };
  // Meeting the type of all arrays brings impossible ones to `never`.
  const type = intersect([withContained(context, array), anyArray], context.declared);
  return (topics & topic.items) === 0 && isAnyArray(type) ? undefined : type;
}

/** More items than a type is to spell out: an `unevaluatedItems` after them is left to the validator. */
const mostEvaluated = 64;
