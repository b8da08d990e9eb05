import type { Operator } from "./operator.js";

/** A branch of a union that nothing fits any more: it is as good as gone, and the others stand where they stood. */
export const branch: Operator = ({ view, name, within, target }) => {
  if ((within !== "anyOf" && within !== "oneOf") || view.entry.value === false) return [];
  const index = Number(view.entry.pointer.slice(view.entry.pointer.lastIndexOf("/") + 1));
  const what = target === undefined ? `its alternative ${index + 1}` : `a \`${target}\``;
  const claim = `${name} may be ${what}`;
  return [{ operation: "narrowed", keyword: within, at: [], schema: false, claim }];
};
