/** Rules in words, as far as several operators say the same. */

import type { JsonValue } from "../../../json/value.js";

/** A value as it is written, cut where it is long. */
export function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const kinds: Readonly<Record<string, string>> = {
  array: "an array",
  boolean: "a boolean",
  integer: "a whole number",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a string",
};

/** `a string`, `an object or null` */
export function kindsInWords(types: readonly string[]): string {
  return types.map((type) => kinds[type] ?? type).join(" or ");
}
