import { isArray, type JsonValue } from "../../../json/value.js";
import type { Change, Operator } from "./operator.js";
import { withKeyword } from "./without.js";

/** Each required member may be absent. */
export const required: Operator = ({ view, member }) => {
  const names = view.assertion("required");
  if (!isArray(names)) return [];
  return names.flatMap((name, i): readonly Change[] => {
    if (typeof name !== "string") return [];
    const others: readonly JsonValue[] = names.filter((_, other) => other !== i);
    const schema = withKeyword(view.entry.value, "required", others);
    const claim = `${member(name)} is required`;
    return [{ operation: "removed", keyword: "required", at: ["required", i], schema, claim }];
  });
};
