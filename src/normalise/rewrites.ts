/** The rewrites that turn each older dialect into the words of 2020-12, in the order in which they are applied. */

import type { Dialect } from "../resolve/dialect.js";
import type { Keyword } from "./keywords.js";
import { booleanExclusiveBounds } from "./rewrites/boolean-exclusive-bounds.js";
import { dependenciesSplit } from "./rewrites/dependencies-split.js";
import { itemsArray } from "./rewrites/items-array.js";
import { refAlone } from "./rewrites/ref-alone.js";

export interface Rewrite {
  readonly dialects: ReadonlySet<Dialect>;
  /** Changes `keywords` in place to ones that mean the same in 2020-12. Pointers stay those of the author's text. */
  apply(keywords: Map<string, Keyword>): void;
}

export const rewrites: readonly Rewrite[] = [
  refAlone,
  booleanExclusiveBounds,
  itemsArray,
  dependenciesSplit,
];
