/** What members are called: types that share a base share their names. */

import type { Contract, Declaration } from "../model/contract.js";
import { membersOf } from "../model/members.js";
import type { DeclarationId } from "../model/type.js";
import type { LanguageTraits } from "./plan.js";

export interface NamesWithin {
  /** The names of the members of a declaration, the same in all types that share a base. */
  of(id: DeclarationId): (jsonName: string) => string;
}

export function namesWithin(
  contract: Contract,
  declarations: readonly Declaration[],
  { memberNames }: Pick<LanguageTraits, "memberNames">,
): NamesWithin {
  const leader = new Map<DeclarationId, DeclarationId>();
  const find = (id: DeclarationId): DeclarationId => {
    const next = leader.get(id);
    return next === undefined || next === id ? id : find(next);
  };
  for (const { id, parents, type } of declarations) {
    const linked = parents.map((parent) => parent.target);
    if (type.kind === "reference") linked.push(type.target);
    if (type.kind === "intersection") {
      for (const each of type.members) if (each.kind === "reference") linked.push(each.target);
    }
    for (const other of linked) {
      const [a, b] = [find(id), find(other)];
      if (a !== b) leader.set(a, b);
    }
  }
  const all = new Map<DeclarationId, Set<string>>();
  for (const { id } of declarations) {
    const root = find(id);
    const names = all.get(root) ?? new Set();
    all.set(root, names);
    for (const name of membersOf(contract, id).keys()) names.add(name);
  }
  const given = new Map([...all].map(([root, names]) => [root, memberNames(names)]));
  return { of: (id) => (jsonName) => given.get(find(id))?.get(jsonName) ?? jsonName };
}
