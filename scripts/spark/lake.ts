import { isArray, isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import type { Random } from "../fuzz/random.js";

/** A payload with at most two edits: some keep to every rule, some break one. Half are copies. */
export function variationOf(value: JsonValue, random: Random): JsonValue {
  let varied = value;
  for (let edits = Math.max(0, random.below(4) - 1); edits > 0; edits--)
    varied = editedAt(varied, random);
  return varied;
}

/** One edit, somewhere in the value. */
function editedAt(value: JsonValue, random: Random): JsonValue {
  if (isArray(value) && value.length > 0 && random.below(5) > 0) {
    const at = random.below(value.length);
    return value.map((item, i) => (i === at ? editedAt(item, random) : item));
  }
  if (isObject(value)) return editedMember(value, random);
  return editedScalar(value, random);
}

function editedMember(object: JsonObject, random: Random): JsonValue {
  const name = random.pick(Object.keys(object));
  if (name === undefined || random.below(8) === 0) return { ...object, added_by_a_newer_server: 1 };
  if (random.below(6) === 0) {
    const { [name]: _, ...others } = object;
    return others;
  }
  return { ...object, [name]: editedAt(object[name] ?? null, random) };
}

function editedScalar(value: JsonValue, random: Random): JsonValue {
  if (random.below(4) === 0) return random.pick<JsonValue>([null, 17, -2.5, "other", true, [], {}]);
  if (typeof value === "number") return value + random.below(100) / 4;
  if (typeof value !== "string") return value;
  // Another digit keeps most identifiers and times what they are.
  return value.replace(/\d/, () => String(random.below(10)));
}
