import { isArray } from "../../json/value.js";
import type { Rewrite } from "../rewrites.js";

/** Before 2020-12, `items` as an array is what `prefixItems` is since, and `additionalItems` beside it what `items` is. */
export const itemsArray: Rewrite = {
  dialects: new Set(["draft-04", "draft-06", "draft-07", "2019-09"]),
  apply(keywords) {
    const items = keywords.get("items");
    const additional = keywords.get("additionalItems");
    keywords.delete("additionalItems");
    if (items === undefined || !isArray(items.value)) return;
    keywords.delete("items");
    keywords.set("prefixItems", items);
    if (additional !== undefined) keywords.set("items", additional);
  },
};
