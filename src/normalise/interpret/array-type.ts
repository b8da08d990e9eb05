import type { ArrayType, Type } from "../../model/type.js";
import { intersect } from "../../model/intersect.js";
import { anyArray, unknown } from "../../model/types.js";
import { conditional, constraintsOf } from "./constraints.js";
import { at, each, type Context } from "./context.js";

/** What the schema says of arrays, if it says something of their items or their number. */
export function arrayType(context: Context): Type | undefined {
  const { keywords } = context;
  const names = ["prefixItems", "items", "minItems", "maxItems", "unevaluatedItems"];
  if (!names.some((name) => keywords.has(name))) return undefined;
  const items = keywords.get("items");
  const unevaluated = keywords.get("unevaluatedItems");
  const isPlain =
    !conditional.some((keyword) => keywords.has(keyword)) &&
    !keywords.has("allOf") &&
    !keywords.has("$ref");
  const structural = items === undefined && unevaluated !== undefined && isPlain;
  const rest =
    items !== undefined
      ? at(context, items.pointer)
      : structural
        ? at(context, unevaluated.pointer)
        : unknown;
  const count = (name: string): number | undefined => {
    const value = keywords.get(name)?.value;
    return typeof value === "number" && value >= 0 ? Math.ceil(value) : undefined;
  };
  const own = constraintsOf(context, "array").filter(
    (c) => c.keyword !== "unevaluatedItems" || !(structural || items !== undefined),
  );
  const type: ArrayType = {
    kind: "array",
    prefix: each(context, "prefixItems"),
    rest,
    minItems: count("minItems") ?? 0,
    maxItems: count("maxItems"),
    constraints: own,
  };
  // Meeting the type of all arrays brings impossible ones to `never`.
  return intersect([type, anyArray], context.declared);
}
