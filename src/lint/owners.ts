/** The schemas that judge the same value as another one: those that it stands in, and those that refer to it. */

import { parentOf, tokensOf } from "../json/pointer.js";
import { inPlaceKeywords } from "../resolve/keywords.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

/** The schema that holds another as a branch of a keyword that judges the same value, and the keyword; none for one that stands by itself. */
export function holderOf(
  { source, pointer }: SchemaEntry,
  { schemas }: Resolved,
): { readonly holder: SchemaEntry; readonly keyword: string } | undefined {
  const tokens = tokensOf(pointer);
  const parent = parentOf(pointer);
  if (parent === undefined) return undefined;
  const above = schemas.get(keyOf({ source, pointer: parent }));
  const last = tokens.at(-1) ?? "";
  if (above !== undefined && inPlaceKeywords.has(last)) return { holder: above, keyword: last };
  const grandparent = parentOf(parent);
  if (grandparent === undefined) return undefined;
  const keyword = tokens.at(-2) ?? "";
  const holder = schemas.get(keyOf({ source, pointer: grandparent }));
  return holder !== undefined && inPlaceKeywords.has(keyword) ? { holder, keyword } : undefined;
}
