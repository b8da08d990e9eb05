/** Rules as expressions of the runtime's `Rule`. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Rules } from "../../plan/rules.js";
import { call, slice, type Expression } from "./expression.js";
import { rustPattern } from "./pattern.js";
import { floatLiteral, stringLiteral } from "./text.js";

/** The formats that the runtime checks. */
export const formats: ReadonlySet<string> = new Set(
  (
    "date date-time duration ipv4 ipv6 iri iri-reference json-pointer relative-json-pointer time uri " +
    "uri-reference uuid"
  ).split(" "),
);

export function rule(name: string, ...of: readonly Expression[]): Expression {
  return of.length === 0 ? `Rule::${name}` : call(`Rule::${name}`, ...of);
}

/** Rules, in the order in which people write them. */
export function ruleExpressions(rules: Rules): readonly Expression[] {
  const found: Expression[] = [];
  const number = (name: string, value: number | undefined): void => {
    if (value !== undefined) found.push(rule(name, floatLiteral(value)));
  };
  const count = (name: string, value: number | undefined): void => {
    if (value !== undefined) found.push(rule(name, countLiteral(value, name.startsWith("Max"))));
  };
  number("Minimum", rules.minimum);
  number("ExclusiveMinimum", rules.exclusiveMinimum);
  number("Maximum", rules.maximum);
  number("ExclusiveMaximum", rules.exclusiveMaximum);
  for (const each of rules.multipleOf ?? []) number("MultipleOf", each);
  count("MinLength", rules.minLength);
  count("MaxLength", rules.maxLength);
  for (const each of patterns(rules.patterns)) found.push(rule("Pattern", each));
  for (const each of rules.formats ?? []) found.push(rule("Format", stringLiteral(each)));
  if (rules.uniqueItems) found.push(rule("UniqueItems"));
  count("MinProperties", rules.minProperties);
  count("MaxProperties", rules.maxProperties);
  if (rules.names !== undefined) {
    const { known, patterns: open } = rules.names;
    found.push(rule("Names", slice(known.map(stringLiteral)), slice(patterns(open))));
  }
  if (rules.excludes !== undefined) found.push(rule("NoneOf", constants(rules.excludes)));
  return found;
}

function patterns(sources: readonly string[] = []): readonly string[] {
  return sources.flatMap((source) => rustPattern(source) ?? []).map(stringLiteral);
}

const greatestCount = 2 ** 32 - 1;

/** A count of things as `usize`, which holds 32 bits at least: more of them than that there are nowhere. */
export function countLiteral(value: number, isMost: boolean): string {
  const whole = isMost ? Math.floor(value) : Math.ceil(value);
  return String(Math.min(Math.max(whole, 0), greatestCount));
}

/** Values of JSON as `Constant`s. */
export function constants(values: readonly JsonValue[]): Expression {
  return slice(values.map(constant));
}

function constant(value: JsonValue): Expression {
  if (value === null) return "Constant::Null";
  if (typeof value === "boolean") return call("Constant::Boolean", String(value));
  if (typeof value === "string") return call("Constant::Text", stringLiteral(value));
  if (typeof value === "number") {
    return Number.isSafeInteger(value)
      ? call("Constant::Integer", String(value === 0 ? 0 : value))
      : call("Constant::Number", floatLiteral(value));
  }
  if (isArray(value)) return call("Constant::Array", constants(value));
  if (!isObject(value)) throw new Error("No JSON value");
  const members = Object.entries(value).map(([name, inner]) =>
    call("", stringLiteral(name), constant(inner)),
  );
  return call("Constant::Object", slice(members));
}
