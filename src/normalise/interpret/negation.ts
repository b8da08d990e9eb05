import { complement } from "../../model/complement.js";
import { keyOf } from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";
import type { Choice } from "./choice.js";
import { at, constraint, type Context } from "./context.js";

/** `not`: the complement of its schema's type. What is not exact in it is recorded. */
export function negation(context: Context): Choice[] {
  const found = context.keywords.get("not");
  if (found === undefined) return [];
  const entry = context.resolved.schemas.get(
    keyOf({ source: context.entry.source, pointer: found.pointer }),
  );
  if (entry === undefined) return [];
  const otherwise = constraint(context, "not", found);
  const inner = [...keywordsOf(entry)].filter(([name]) => !annotations.has(name));
  const [only] = inner;
  // What is denied twice is said once, constraints and all.
  if (inner.length === 1 && only?.[0] === "not") {
    return [{ type: at(context, only[1].pointer), otherwise }];
  }
  const asking = { declared: context.declared, expand: context.expand, loose: otherwise };
  return [{ type: complement(at(context, found.pointer), asking), otherwise }];
}

const annotations = new Set([
  "title",
  "description",
  "$comment",
  "examples",
  "default",
  "deprecated",
]);
