import type { Operator } from "./operator.js";
import { without } from "./without.js";

/** What a reference leads to is asked for no more: a parent, or the type of a member. */
export const reference: Operator = ({ view, name, target, within }) => {
  if (view.targets.length === 0) return [];
  const schema = without(view.entry.value, "$ref", "$dynamicRef", "$recursiveRef");
  const claim =
    within === "allOf"
      ? `${name} must be a \`${target ?? "parent"}\` too`
      : `${name} must be a \`${target ?? "target"}\``;
  // A branch that asks for nothing would hold everything; what its target asks for is changed there.
  if ((within === "oneOf" || within === "anyOf") && Object.keys(schema).length === 0) return [];
  return [{ operation: "removed", keyword: "$ref", at: ["$ref"], schema, claim }];
};
