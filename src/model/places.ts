/** Where a type says what it says: kept beside its form, which they are no part of. */

import type { Place, Type } from "./type.js";

/** `a`, with the places at which either says what it says. */
export function withPlacesOf<T extends Type>(a: T, b: Type): T {
  if (a.kind === "number" && b.kind === "number" && b.integerAt !== undefined) {
    return { ...a, integerAt: bothPlaces(a.integerAt, b.integerAt) };
  }
  if (a.kind === "array" && b.kind === "array" && b.boundsAt !== undefined) {
    return { ...a, boundsAt: bothPlaces(a.boundsAt, b.boundsAt) };
  }
  return a;
}

function bothPlaces(some: readonly Place[] = [], others: readonly Place[]): readonly Place[] {
  const isNew = (place: Place): boolean =>
    !some.some(({ path, pointer }) => path === place.path && pointer === place.pointer);
  const more = others.filter(isNew);
  return more.length === 0 ? some : [...some, ...more];
}
