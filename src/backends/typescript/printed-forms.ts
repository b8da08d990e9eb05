import type { Ask, Forms } from "../../model/assignable.js";
import type { ArrayType } from "../../model/type.js";
import { tupleShape } from "./type-text.js";

/** Types as TypeScript takes the text that we print of them. */
export const printedForms: Forms = {
  arraysFit,
  // An interface has no index signature, so it does not fit `{ [k: string]: unknown }`, though all its values are objects.
  declaredFitsAnyObject: false,
  // TypeScript multiplies an intersection of unions out, and not every product fits where each value does.
  choicesFitByPart: false,
};

/** An optional item of a tuple may be `undefined`, so it fits optional items only; and `T[]` fits no tuple that spells items. */
function arraysFit(a: ArrayType, b: ArrayType, ask: Ask): boolean {
  const [from, to] = [tupleShape(a), tupleShape(b)];
  if (from.required < to.required) return false;
  if (to.rest === undefined && (from.rest !== undefined || from.items.length > to.items.length)) {
    return false;
  }
  if (from.rest !== undefined && from.items.length < to.items.length) return false;
  const itemsFit = from.items.every((item, i) => {
    const wanted = to.items[i];
    if (wanted !== undefined) return ask(item, wanted);
    return i < from.required && to.rest !== undefined && ask(item, to.rest);
  });
  return (
    itemsFit && (from.rest === undefined || (to.rest !== undefined && ask(from.rest, to.rest)))
  );
}
