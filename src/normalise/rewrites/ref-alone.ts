import type { Rewrite } from "../rewrites.js";

/** Before 2019-09, `$ref` silences every keyword beside it (draft-07 Core, 8.3). */
export const refAlone: Rewrite = {
  dialects: new Set(["draft-04", "draft-06", "draft-07"]),
  apply(keywords) {
    const ref = keywords.get("$ref");
    if (typeof ref?.value !== "string") return;
    keywords.clear();
    keywords.set("$ref", ref);
  },
};
