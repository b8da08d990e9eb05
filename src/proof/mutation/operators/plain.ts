import type { Change, Operator } from "./operator.js";
import { show } from "./words.js";
import { without } from "./without.js";
import type { JsonValue } from "../../../json/value.js";

const says: Readonly<Record<string, (value: JsonValue) => string>> = {
  pattern: (value) => `must match the pattern ${show(value)}`,
  format: (value) => `must have the format ${show(value)}`,
  multipleOf: (value) => `must be a multiple of ${show(value)}`,
  uniqueItems: () => "must not have an item twice",
};

/** Keywords that can only be there or not. */
export const plain: Operator = ({ view, name }) =>
  Object.entries(says).flatMap(([keyword, inWords]): readonly Change[] => {
    const value = view.assertion(keyword);
    if (value === undefined || value === false) return [];
    const schema = without(view.entry.value, keyword);
    return [
      {
        operation: "removed",
        keyword,
        at: [keyword],
        schema,
        claim: `${name} ${inWords(value)}`,
      },
    ];
  });
