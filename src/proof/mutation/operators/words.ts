/** Rules in words, as far as several operators say the same. */

import { typeInWords } from "../../../json/type-in-words.js";
import type { JsonValue } from "../../../json/value.js";

/** A value as it is written, cut where it is long. */
export function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `a string`, `an object or null` */
export function kindsInWords(types: readonly string[]): string {
  return types.map(typeInWords).join(" or ");
}
