import { get, isArray, isObject, type JsonValue } from "../../../json/value.js";
import { refIsAlone } from "../../../resolve/dialect.js";
import type { Change, Operator, Subject } from "./operator.js";
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

/** More than one alternative may fit. Where `anyOf` stands beside `oneOf`, this is not tried: a schema has one of each. */
export const exclusion: Operator = ({ view, name }) => {
  const { value } = view.entry;
  if (!view.applies("oneOf") || !isObject(value) || Object.hasOwn(value, "anyOf")) return [];
  if ((view.list("oneOf") ?? []).length < 2) return [];
  const schema = Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key === "oneOf" ? "anyOf" : key, own]),
  );
  const moved = { from: "oneOf", to: "anyOf" };
  const claim = `${name} must fit no more than one of its alternatives`;
  return [{ operation: "relaxed", keyword: "oneOf", at: ["oneOf"], schema, moved, claim }];
};

/** Each member that another one asks for may be absent. */
export const dependencies: Operator = (subject) => {
  const { entry, assertion } = subject.view;
  const { value, dialect, ignored } = entry;
  const isSilent =
    ignored?.has("dependencies") === true ||
    (refIsAlone(dialect) && isObject(value) && typeof get(value, "$ref") === "string");
  // The older keyword holds lists and schemas; the rules of its schemas are changed where they stand.
  const older = isSilent || !isObject(value) ? undefined : get(value, "dependencies");
  return [
    ...neededIn("dependentRequired", assertion("dependentRequired"), subject),
    ...neededIn("dependencies", older, subject),
  ];
};

function neededIn(
  keyword: string,
  asked: JsonValue | undefined,
  { view, member }: Subject,
): readonly Change[] {
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
}
