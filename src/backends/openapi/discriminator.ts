import { declarationOf, type Contract } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import type { DeclarationId, Type } from "../../model/type.js";

export interface Discriminator {
  readonly property: string;
  /** Each value of the property, and the branch that has it. */
  readonly mapping: ReadonlyMap<string, DeclarationId>;
}

/** The property that tells the types apart: each requires it, with texts that no other has. The first in the order of the first type's members. */
export function discriminatorOf(
  contract: Contract,
  types: readonly DeclarationId[],
): Discriminator | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  for (const property of candidatesOf(contract, first)) {
    const mapping = new Map<string, DeclarationId>();
    const tells = types.every((id) => {
      const texts = textsOf(contract, id, property);
      if (texts.length === 0 || texts.some((text) => mapping.has(text))) return false;
      for (const text of texts) mapping.set(text, id);
      return true;
    });
    if (tells) return { property, mapping };
  }
  return undefined;
}

/** The branches of a type that is a choice, and of those in turn; else itself. */
function leavesOf(
  contract: Contract,
  id: DeclarationId,
  within: ReadonlySet<DeclarationId> = new Set(),
): readonly DeclarationId[] {
  const { type, parents } = declarationOf(contract, id);
  if (parents.length > 0 || within.has(id)) return [id];
  const branches = type.kind === "union" ? type.members : [type];
  const targets = branches.map((each) => (each.kind === "reference" ? each.target : undefined));
  const known = targets.filter((each) => each !== undefined);
  if (known.length < targets.length) return [id];
  return known.flatMap((each) => leavesOf(contract, each, new Set([...within, id])));
}

function candidatesOf(contract: Contract, id: DeclarationId): readonly string[] {
  const [leaf] = leavesOf(contract, id);
  return leaf === undefined ? [] : [...membersOf(contract, leaf).keys()];
}

/** The texts that the property can have in values of the type; none where it can have anything else, or be absent. */
function textsOf(contract: Contract, id: DeclarationId, property: string): readonly string[] {
  const found: string[] = [];
  for (const leaf of leavesOf(contract, id)) {
    const member = membersOf(contract, leaf).get(property);
    const { kinds } = declarationOf(contract, leaf);
    const texts = member?.required === true && kinds.size === 1 ? textsIn(member.type) : [];
    if (texts.length === 0) return [];
    found.push(...texts);
  }
  return [...new Set(found)];
}

function textsIn(type: Type): readonly string[] {
  const parts = type.kind === "union" ? type.members : [type];
  const texts = parts.flatMap((each) =>
    each.kind === "literal" && typeof each.value === "string" ? [each.value] : [],
  );
  return texts.length === parts.length ? texts : [];
}
