import { get, isArray, isObject, type JsonValue } from "../../../json/value.js";
import type { Change, Operator } from "./operator.js";
import { show } from "./words.js";
import { without, withKeyword } from "./without.js";

const says: Readonly<Record<string, string>> = {
  anyOf: "must fit one of its alternatives",
  oneOf: "must fit one of its alternatives",
  not: "must not be what `not` says",
  contains: "must contain an item of the kind that it asks for",
  propertyNames: "must have members of such names only",
  then: "must fit `then` where `if` holds",
  else: "must fit `else` where `if` does not hold",
};

/** Rules with schemas in them, as a whole. */
export const applicators: Operator = ({ view, name }) =>
  Object.entries(says).flatMap(([keyword, words]): readonly Change[] => {
    if (!view.applies(keyword)) return [];
    const schema = without(view.entry.value, keyword);
    return [{ operation: "removed", keyword, at: [keyword], schema, claim: `${name} ${words}` }];
  });

/** Each member that another one asks for may be absent. */
export const dependencies: Operator = ({ view, member }) => {
  const keyword = "dependentRequired";
  const asked = view.assertion(keyword);
  if (!isObject(asked)) return [];
  return Object.keys(asked).flatMap((name) => {
    const names = get(asked, name);
    if (!isArray(names)) return [];
    return names.map((needed, i): Change => {
      const others: readonly JsonValue[] = names.filter((_, other) => other !== i);
      const schema = withKeyword(
        view.entry.value,
        keyword,
        Object.fromEntries(
          Object.entries(asked).map(([key, own]) => [key, key === name ? others : own]),
        ),
      );
      const what = typeof needed === "string" ? member(needed) : show(needed);
      const claim = `${what} is required beside ${member(name)}`;
      return { operation: "removed", keyword, at: [keyword, name, i], schema, claim };
    });
  });
};
