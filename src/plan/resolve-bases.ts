/** Which declarations are records, and of which records each is an heir. */

import { declarationOf, type Contract } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";

export interface Bases {
  /** Whether a declaration is a record of its own. */
  isRecord(id: DeclarationId): boolean;
  /** The record that a declaration is, or is another name for. */
  recordOf(id: DeclarationId): DeclarationId | undefined;
  /** The records that a record is made of, in an order that languages with multiple inheritance accept (C3). */
  basesOf(id: DeclarationId): readonly DeclarationId[];
}

/** Parents that are no records have their members declared anew by their heirs, and so have those that no order can hold. */
export function resolveBases(contract: Contract): Bases {
  const parents = new Set<DeclarationId>();
  for (const declaration of contract.declarations.values()) {
    for (const { target } of declaration.parents) parents.add(target);
  }
  const isRecord = (id: DeclarationId): boolean => {
    const declaration = declarationOf(contract, id);
    const { type } = declaration;
    if (type.kind !== "object") return false;
    return type.members.length > 0 || declaration.parents.length > 0 || parents.has(id);
  };
  const recordOf = (
    id: DeclarationId,
    seen = new Set<DeclarationId>(),
  ): DeclarationId | undefined => {
    if (isRecord(id)) return id;
    const { type } = declarationOf(contract, id);
    if (type.kind !== "reference" || type.constraints.length > 0 || seen.has(id)) return undefined;
    return recordOf(type.target, seen.add(id));
  };

  const orders = new Map<DeclarationId, readonly DeclarationId[]>();
  const bases = new Map<DeclarationId, readonly DeclarationId[]>();
  const visiting = new Set<DeclarationId>();
  /** The order in which a member is looked for in a record and its bases (C3). */
  const orderOf = (id: DeclarationId): readonly DeclarationId[] => {
    const known = orders.get(id);
    if (known !== undefined) return known;
    visiting.add(id);
    const wanted: DeclarationId[] = [];
    for (const { target } of declarationOf(contract, id).parents) {
      const found = recordOf(target);
      if (found !== undefined && found !== id && !visiting.has(found) && !wanted.includes(found)) {
        wanted.push(found);
      }
    }
    // A base of another base is one already.
    const needed = wanted.filter(
      (each) => !wanted.some((other) => other !== each && orderOf(other).includes(each)),
    );
    const kept: DeclarationId[] = [];
    let order: readonly DeclarationId[] = [];
    for (const each of needed) {
      const merged = merge([...[...kept, each].map(orderOf), [...kept, each]]);
      if (merged === undefined) continue;
      kept.push(each);
      order = merged;
    }
    visiting.delete(id);
    bases.set(id, kept);
    const whole = [id, ...order];
    orders.set(id, whole);
    return whole;
  };

  return {
    isRecord,
    recordOf: (id) => recordOf(id),
    basesOf(id) {
      orderOf(id);
      return bases.get(id) ?? [];
    },
  };
}

/** The merge of C3; `undefined` where there is none. */
function merge(lists: readonly (readonly DeclarationId[])[]): readonly DeclarationId[] | undefined {
  let left = lists.filter((list) => list.length > 0);
  const result: DeclarationId[] = [];
  while (left.length > 0) {
    const next = left
      .map(([first]) => first)
      .find((first) => !left.some((list) => list.slice(1).includes(first ?? "")));
    if (next === undefined) return undefined;
    result.push(next);
    left = left
      .map((list) => (list[0] === next ? list.slice(1) : list))
      .filter((list) => list.length > 0);
  }
  return result;
}
