/** Rules that the Python runtime checks, where neither types nor pydantic do. */

import type { Rules } from "../../plan/rules.js";
import { call, keyword, type Expression } from "./expression.js";
import { pythonPattern } from "./pattern.js";
import { numberLiteral, stringLiteral, valueExpression } from "./text.js";

/** The formats that the Python runtime knows. */
export const formats: ReadonlySet<string> = new Set(
  "date date-time duration ipv4 ipv6 json-pointer time uri uri-reference uuid".split(" "),
);

/** Rules as a call of `Rules`; `undefined` where there are none. */
export function ruleExpression(rules: Rules): Expression | undefined {
  const items: Expression[] = [];
  const number = (name: string, value: number | undefined): void => {
    if (value !== undefined) items.push(keyword(name, numberLiteral(value)));
  };
  const list = (name: string, texts: readonly string[] | undefined): void => {
    if (texts === undefined) return;
    items.push(keyword(name, { head: "", open: "[", items: texts }));
  };
  const patterns = (sources: readonly string[] | undefined): readonly string[] | undefined =>
    sources?.flatMap((source) => pythonPattern(source) ?? []).map(stringLiteral);
  number("minimum", rules.minimum);
  number("exclusive_minimum", rules.exclusiveMinimum);
  number("maximum", rules.maximum);
  number("exclusive_maximum", rules.exclusiveMaximum);
  number("min_length", rules.minLength);
  number("max_length", rules.maxLength);
  number("min_properties", rules.minProperties);
  number("max_properties", rules.maxProperties);
  list("multiple_of", rules.multipleOf?.map(numberLiteral));
  list("patterns", patterns(rules.patterns));
  list("formats", rules.formats?.map(stringLiteral));
  const { names } = rules;
  list("names", patterns(names?.patterns));
  list("known_names", names?.known.length === 0 ? undefined : names?.known.map(stringLiteral));
  if (rules.uniqueItems) items.push(keyword("unique_items", "True"));
  if (rules.excludes !== undefined) {
    items.push(keyword("excludes", valueExpression([...rules.excludes])));
  }
  return items.length === 0 ? undefined : call("Rules", ...items);
}
