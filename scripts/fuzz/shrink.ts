/** The smallest value of its kind for which something still holds. */

import { isArray, isObject, type JsonValue } from "../../src/json/value.js";

/** Tries simpler values, greedily and many at once, until none of them fails or `tries` are spent. */
export async function shrink(
  value: JsonValue,
  /** The position of the first that fails; -1 where none does. */
  firstFailing: (simpler: readonly JsonValue[]) => Promise<number>,
  tries: number,
): Promise<JsonValue> {
  let left = tries;
  let best = value;
  for (let found = true; found && left > 0;) {
    found = false;
    const candidates = [...simplerThan(best)].slice(0, left);
    for (let first = 0; first < candidates.length && !found; first += atOnce) {
      const batch = candidates.slice(first, first + atOnce);
      left -= batch.length;
      const simpler = batch[await firstFailing(batch)];
      if (simpler === undefined) continue;
      best = simpler;
      found = true;
    }
  }
  return best;
}

const atOnce = 24;

/** Values with one part left out, put in the place of the whole, or made simpler itself; the boldest first. */
function* simplerThan(value: JsonValue): Generator<JsonValue> {
  if (isArray(value)) {
    if (value.length > 1) yield value.slice(0, value.length >> 1);
    for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    for (const item of value) if (typeof item === "object" && item !== null) yield item;
    for (const [i, item] of value.entries()) {
      for (const simpler of simplerThan(item)) yield value.with(i, simpler);
    }
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    for (let i = 0; i < entries.length; i++) yield Object.fromEntries(entries.toSpliced(i, 1));
    for (const [, member] of entries) if (isObject(member)) yield member;
    for (const [i, [key, member]] of entries.entries()) {
      for (const simpler of simplerThan(member)) {
        yield Object.fromEntries(entries.with(i, [key, simpler]));
      }
    }
  } else if (typeof value === "string") {
    if (value.length > 1) yield value.slice(0, value.length >> 1);
  }
}
