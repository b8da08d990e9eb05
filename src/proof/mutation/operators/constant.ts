import type { Operator } from "./operator.js";
import { show } from "./words.js";
import { without } from "./without.js";

/** A constant may be any other value. */
export const constant: Operator = ({ view, name }) => {
  const value = view.assertion("const");
  if (value === undefined) return [];
  const schema = without(view.entry.value, "const");
  const claim = `${name} must be ${show(value)}`;
  return [{ operation: "removed", keyword: "const", at: ["const"], schema, claim }];
};
