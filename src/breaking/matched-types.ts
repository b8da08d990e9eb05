/** Which types of two states of a contract are the same one. */

import type { Comparison } from "../containment/contains.js";
import type { Contract, Declaration } from "../model/contract.js";
import { membersOf } from "../model/members.js";

export interface MatchedType {
  readonly before: Declaration;
  readonly now: Declaration;
}

export interface MatchedTypes {
  /** In the order of the contract as it is now. */
  readonly pairs: readonly MatchedType[];
  readonly removed: readonly Declaration[];
  readonly added: readonly Declaration[];
}

/**
 * Types are known again by their place and name, then by their name, then by their place; of what is left, those that say the same, or name mostly the same members, are taken for renamed.
 */
export function matchTypes(before: Contract, now: Contract, comparison: Comparison): MatchedTypes {
  const left = new Set(before.declarations.values());
  const found = new Map<Declaration, Declaration>();
  const match = (fits: (old: Declaration, each: Declaration) => boolean): void => {
    for (const each of now.declarations.values()) {
      if (found.has(each)) continue;
      for (const old of left) {
        if (!fits(old, each)) continue;
        found.set(each, old);
        left.delete(old);
        break;
      }
    }
  };
  const taken = <K>(key: (each: Declaration) => K): void => {
    const byKey = new Map([...left].map((old) => [key(old), old]));
    for (const each of now.declarations.values()) {
      const old = byKey.get(key(each));
      if (found.has(each) || old === undefined || !left.has(old)) continue;
      found.set(each, old);
      left.delete(old);
    }
  };
  taken(({ id, name }) => `${name} ${id}`);
  taken(({ name }) => name);
  taken(({ id }) => id);
  match((old, each) => !isTrivial(old) && comparison.areAlike(old.id, each.id));
  match((old, each) => likenessOf(old, each, before, now) > mostlyAlike);
  const all = [...now.declarations.values()];
  return {
    pairs: all.flatMap((each) => {
      const old = found.get(each);
      return old === undefined ? [] : [{ before: old, now: each }];
    }),
    removed: [...left],
    added: all.filter((each) => !found.has(each)),
  };
}

const mostlyAlike = 0.6;

/** Types that say so little that others say the same by chance. */
function isTrivial({ type, parents }: Declaration): boolean {
  if (type.kind === "object") return type.members.length + parents.length < 2;
  return type.kind !== "union" && type.kind !== "intersection" && type.constraints.length === 0;
}

/** How many of the members of two types both have, as a fraction of all. */
function likenessOf(a: Declaration, b: Declaration, before: Contract, now: Contract): number {
  const first = new Set(membersOf(before, a.id).keys());
  const second = new Set(membersOf(now, b.id).keys());
  if (first.size < 2 || second.size < 2) return 0;
  const both = [...first].filter((name) => second.has(name)).length;
  return both / (first.size + second.size - both);
}
