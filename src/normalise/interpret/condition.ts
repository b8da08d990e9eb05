import { complement, unite } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Choice } from "./choice.js";
import { at, constraint, type Context } from "./context.js";
import { deniedBy } from "./negation.js";

/** `if`, `then`, `else`: the values of `if` that are of `then`, and the others that are of `else`. */
export function condition(context: Context): Choice[] {
  const { keywords, declared, expand } = context;
  const found = keywords.get("if");
  const [then, otherwise] = [keywords.get("then"), keywords.get("else")];
  if (found === undefined || (then === undefined && otherwise === undefined)) return [];
  const loose = constraint(context, "if", found);
  const denied = deniedBy(context, found.pointer);
  const told = at(context, denied ?? found.pointer);
  const others = complement(told, { declared, expand, loose });
  // What only denies is told by what it denies, which loses less than the complement of a complement.
  const [holds, fails] = denied === undefined ? [told, others] : [others, told];
  const met = then === undefined ? holds : intersect([holds, at(context, then.pointer)], declared);
  const unmet =
    otherwise === undefined ? fails : intersect([fails, at(context, otherwise.pointer)], declared);
  return [{ type: unite([met, unmet], loose), otherwise: loose }];
}
