import { isArray, isObject, type JsonValue } from "../json/value.js";

/** More values than these are not tried. */
const mostTries = 400;

/** A simpler value of which something still holds, found greedily: parts are left out, and made plain. */
export function shrink(value: JsonValue, holds: (simpler: JsonValue) => boolean): JsonValue {
  let best = value;
  let tries = 0;
  for (let found = true; found;) {
    found = false;
    for (const simpler of simplerThan(best)) {
      if (++tries > mostTries) return best;
      if (!holds(simpler)) continue;
      best = simpler;
      found = true;
      break;
    }
  }
  return best;
}

function* simplerThan(value: JsonValue): Generator<JsonValue> {
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    for (const [i, item] of value.entries()) {
      for (const simpler of simplerThan(item)) yield value.with(i, simpler);
    }
    return;
  }
  if (!isObject(value)) return;
  const entries = Object.entries(value);
  for (let i = 0; i < entries.length; i++) yield Object.fromEntries(entries.toSpliced(i, 1));
  for (const [i, [name, member]] of entries.entries()) {
    for (const simpler of simplerThan(member)) {
      yield Object.fromEntries(entries.with(i, [name, simpler]));
    }
  }
}
