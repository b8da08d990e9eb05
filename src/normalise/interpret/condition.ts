import { complement, unite } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Choice } from "./choice.js";
import { at, constraint, type Context } from "./context.js";

/** `if`, `then`, `else`: the values of `if` that are of `then`, and the others that are of `else`. */
export function condition(context: Context): Choice[] {
  const { keywords, declared, expand } = context;
  const found = keywords.get("if");
  const [then, otherwise] = [keywords.get("then"), keywords.get("else")];
  if (found === undefined || (then === undefined && otherwise === undefined)) return [];
  const loose = constraint(context, "if", found);
  const holds = at(context, found.pointer);
  const fails = complement(holds, { declared, expand, loose });
  const met = then === undefined ? holds : intersect([holds, at(context, then.pointer)], declared);
  const unmet =
    otherwise === undefined ? fails : intersect([fails, at(context, otherwise.pointer)], declared);
  return [{ type: unite([met, unmet], loose), otherwise: loose }];
}
