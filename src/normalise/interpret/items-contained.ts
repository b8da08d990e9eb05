import type { ArrayType, Type } from "../../model/type.js";
import { intersect } from "../../model/intersect.js";
import { anyArray, never } from "../../model/types.js";
import { at, type Context } from "./context.js";

/**
 * `array` with what `contains` says of the number of items and, where each of them must be found, of the items: a type has no form for
 * an item that stands anywhere.
 */
export function withContained(context: Context, array: ArrayType): Type {
  const { keywords, entry, declared } = context;
  const contains = keywords.get("contains");
  if (contains === undefined) return array;
  const count = (name: string): number | undefined => {
    const value = keywords.get(name)?.value;
    return typeof value === "number" && counting.has(entry.dialect) ? Math.ceil(value) : undefined;
  };
  const least = count("minContains") ?? 1;
  if (least === 0) return array;
  if (least > (count("maxContains") ?? Infinity)) return never;
  const item = at(context, contains.pointer);
  const { prefix, rest, maxItems = Infinity } = array;
  const positions = [...prefix, rest].slice(0, maxItems);
  if (positions.every((each) => intersect([each, item], declared).kind === "never")) return never;
  const minItems = Math.max(array.minItems, least);
  const all: ArrayType = { ...anyArray, rest: item };
  return intersect([{ ...array, minItems }, ...(maxItems === least ? [all] : [])], declared);
}

/** The dialects that have `minContains` and `maxContains`. */
const counting: ReadonlySet<string> = new Set(["2019-09", "2020-12"]);
