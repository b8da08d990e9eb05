import { complement } from "../../model/complement.js";
import { keyOf, type SchemaEntry } from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";
import type { Choice } from "./choice.js";
import { at, constraint, type Context } from "./context.js";

/** `not`: the complement of its schema's type. What is not exact in it is recorded. */
export function negation(context: Context): Choice[] {
  const found = context.keywords.get("not");
  if (found === undefined || entryAt(context, found.pointer) === undefined) return [];
  const otherwise = constraint(context, "not", found);
  // What is denied twice is said once, constraints and all.
  const said = deniedBy(context, found.pointer);
  if (said !== undefined) return [{ type: at(context, said), otherwise }];
  const asking = { declared: context.declared, expand: context.expand, loose: otherwise };
  return [{ type: complement(at(context, found.pointer), asking), otherwise }];
}

/** The place of the schema that the one at `pointer` denies by `not`, where it says nothing else. */
export function deniedBy(context: Context, pointer: string): string | undefined {
  const entry = entryAt(context, pointer);
  if (entry === undefined) return undefined;
  const [only, ...more] = [...keywordsOf(entry)].filter(([name]) => !annotations.has(name));
  return more.length === 0 && only?.[0] === "not" ? only[1].pointer : undefined;
}

function entryAt(
  { resolved, entry: { source } }: Context,
  pointer: string,
): SchemaEntry | undefined {
  return resolved.schemas.get(keyOf({ source, pointer }));
}

const annotations = new Set([
  "title",
  "description",
  "$comment",
  "examples",
  "default",
  "deprecated",
]);
