import type { Rewrite } from "../rewrites.js";

/** In draft-04, `exclusiveMinimum: true` sharpens `minimum`; since draft-06 it is a bound of its own. */
export const booleanExclusiveBounds: Rewrite = {
  dialects: new Set(["draft-04"]),
  apply(keywords) {
    for (const [bound, exclusive] of [
      ["minimum", "exclusiveMinimum"],
      ["maximum", "exclusiveMaximum"],
    ] as const) {
      const flag = keywords.get(exclusive);
      const limit = keywords.get(bound);
      if (flag === undefined) continue;
      keywords.delete(exclusive);
      if (flag.value !== true || limit === undefined) continue;
      keywords.delete(bound);
      keywords.set(exclusive, limit);
    }
  },
};
