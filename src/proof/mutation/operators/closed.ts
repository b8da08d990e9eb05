import type { Operator } from "./operator.js";

/** What is closed by `false` is open: objects, arrays, and members that must not be there. */
export const closed: Operator = ({ view, name, within }) => {
  // A branch that nothing fits is no rule; one that is allowed anything makes the others mean nothing.
  if (view.entry.value !== false || within === undefined || unions.has(within)) return [];
  const claim = claims[within]?.(name) ?? `${name} must not be there`;
  return [{ operation: "removed", keyword: within, at: [], schema: true, claim }];
};

const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

const claims: Readonly<Record<string, (name: string) => string>> = {
  additionalProperties: (name) => `${name} must have no other members than those it names`,
  unevaluatedProperties: (name) => `${name} must have no other members than those it names`,
  additionalItems: (name) => `${name} must have no further items`,
  unevaluatedItems: (name) => `${name} must have no further items`,
  items: (name) => `${name} must have no further items`,
};
