import { equal } from "../../../src/json/equal.js";
import { get, isArray, isObject, type JsonValue } from "../../../src/json/value.js";

/** What can become of a value that is decoded and encoded. */
export type Change = "member lost" | "null lost" | "null added" | "member added" | "other value";

/** The ways in which `after` differs from `before`, each once. */
export function changesOf(before: JsonValue, after: JsonValue): ReadonlySet<Change> {
  const changes = new Set<Change>();
  const compare = (a: JsonValue, b: JsonValue): void => {
    if (isArray(a) && isArray(b) && a.length === b.length) {
      a.forEach((item, i) => compare(item, b[i] ?? null));
    } else if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        const [own, other] = [get(a, key), get(b, key)];
        if (own !== undefined && other !== undefined) compare(own, other);
        else if (own === undefined) changes.add(other === null ? "null added" : "member added");
        else changes.add(own === null ? "null lost" : "member lost");
      }
    } else if (!equal(a, b)) changes.add("other value");
  };
  compare(before, after);
  return changes;
}
