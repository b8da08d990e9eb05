/** A value of a payload in the words of a message. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";

const LONGEST = 60;

/** Strings in quotes, cut off where they get long; of what is large, only what it is. */
export function shown(value: JsonValue): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);
  }
  const isCompound = isArray(value) || isObject(value);
  // What is large is not printed only to be thrown away.
  const isLarge = isCompound && Object.keys(value).length > LONGEST / 4;
  const text = isLarge ? undefined : JSON.stringify(value);
  if (text !== undefined && text.length <= LONGEST) return text;
  return isArray(value) ? `an array of ${counted(value.length, "item")}` : "an object";
}

/** `1 item`, `2 items`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b or c`; of many, the first and how many there are. */
export function listed(names: readonly string[], word: "and" | "or", most = 10): string {
  if (names.length > most) {
    return `${names.slice(0, most).join(", ")}, … (${names.length} in all)`;
  }
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}

/** Names as code. */
export function quoted(names: readonly string[]): readonly string[] {
  return names.map((name) => `\`${name}\``);
}

/** A place in a payload as messages name it: `a.b[0]["c-d"]`. */
export function placeName(path: readonly (string | number)[]): string {
  return path
    .map((step, i) => {
      if (typeof step === "number") return `[${step}]`;
      if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) return i === 0 ? step : `.${step}`;
      return i === 0 && step !== "" ? step : `[${JSON.stringify(step)}]`;
    })
    .join("");
}
