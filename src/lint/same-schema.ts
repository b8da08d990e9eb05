/** Whether two schemas say the same, by their text: references are the same where they lead to one place. */

import { append } from "../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

export function saysTheSame(a: SchemaEntry, b: SchemaEntry, resolved: Resolved): boolean {
  if (a.dialect !== b.dialect) return false;
  const targetAt = ({ source }: SchemaEntry, pointer: string, keyword: string) =>
    resolved.references.get(keyOf({ source, pointer }))?.get(keyword)?.target.key;
  const compare = (x: JsonValue, at: string, y: JsonValue, to: string): boolean => {
    if (isArray(x)) {
      return (
        isArray(y) &&
        x.length === y.length &&
        x.every((item, i) => compare(item, append(at, i), y[i] ?? null, append(to, i)))
      );
    }
    if (!isObject(x) || !isObject(y)) return x === y;
    const keys = Object.keys(x);
    return (
      keys.length === Object.keys(y).length &&
      keys.every((key) => {
        const other = get(y, key);
        if (other === undefined) return false;
        const targets = [targetAt(a, at, key), targetAt(b, to, key)] as const;
        if (targets[0] !== undefined || targets[1] !== undefined) return targets[0] === targets[1];
        return compare(get(x, key) ?? null, append(at, key), other, append(to, key));
      })
    );
  };
  return compare(a.value, a.pointer, b.value, b.pointer);
}
