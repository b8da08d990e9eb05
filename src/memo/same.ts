/**
 * Whether two values are built alike: plain objects, arrays, maps and sets part by part and in order, all else by identity. `false`
 * may also be said of values that are alike.
 */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const prototype: unknown = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Map) return b instanceof Map && sameItems([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && sameItems([...a], [...b]);
  if (prototype !== Object.prototype) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    sameItems(keys, others) && keys.every((key) => same(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => same(item, b[i]));
}
