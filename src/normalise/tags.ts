/** Finds the tag of each union, and strikes off `oneOf` where it keeps the branches apart. */

import { declarationOf, type Contract } from "../model/contract.js";
import { membersOf } from "../model/members.js";
import type { Constraint, DeclarationId, Type, UnionType } from "../model/type.js";
import { mapType } from "../model/walk.js";

/** `type` with every union in it tagged where it can be, and freed of a `oneOf` that its branches prove. */
export function tagUnions(type: Type, contract: Contract): Type {
  return mapType(type, (part) => (part.kind === "union" ? tagUnion(part, contract) : part));
}

function tagUnion(union: UnionType, contract: Contract): UnionType {
  const tag = tagOf(union, contract);
  if (tag === undefined) return union;
  const isOpen = (constraint: Constraint) => constraint.keyword !== "oneOf" || constraint.overlaps;
  return { ...union, tag, constraints: union.constraints.filter(isOpen) };
}

/** The first member that every branch requires, and whose string constants no two branches share. */
export function tagOf(union: UnionType, contract: Contract): string | undefined {
  if (union.members.length < 2) return undefined;
  const branches = union.members.map((branch) => requiredConstants(branch, contract));
  const [first, ...others] = branches;
  if (first === undefined) return undefined;
  for (const [name, values] of first) {
    const taken = new Set(values);
    const disjoint = others.every((branch) => {
      const own = branch?.get(name);
      if (own === undefined || own.some((value) => taken.has(value))) return false;
      own.forEach((value) => taken.add(value));
      return true;
    });
    if (disjoint) return name;
  }
  return undefined;
}

/** The members that a branch requires and that only string constants satisfy. `undefined` for what is no object. */
function requiredConstants(
  branch: Type,
  contract: Contract,
  visiting: ReadonlySet<DeclarationId> = new Set(),
): ReadonlyMap<string, readonly string[]> | undefined {
  const found = new Map<string, readonly string[]>();
  const add = (name: string, type: Type): void => {
    const values = stringsOf(type, contract);
    if (values !== undefined) found.set(name, values);
  };
  switch (branch.kind) {
    case "object":
      for (const member of branch.members) if (member.required) add(member.name, member.type);
      return found;
    case "reference": {
      if (visiting.has(branch.target)) return undefined;
      const within = new Set([...visiting, branch.target]);
      const declaration = declarationOf(contract, branch.target);
      if (declaration.type.kind === "object") {
        for (const member of membersOf(contract, branch.target).values()) {
          if (member.required) add(member.name, member.type);
        }
        return found;
      }
      return requiredConstants(declaration.type, contract, within);
    }
    case "intersection": {
      const parts = branch.members.map((part) => requiredConstants(part, contract, visiting));
      if (parts.every((part) => part === undefined)) return undefined;
      for (const part of parts) for (const [name, values] of part ?? []) found.set(name, values);
      return found;
    }
    case "union": {
      // A branch that is itself a choice has the tag if all its own branches have it.
      const parts = branch.members.map((part) => requiredConstants(part, contract, visiting));
      for (const name of parts[0]?.keys() ?? []) {
        const values = parts.map((part) => part?.get(name));
        if (values.every((value) => value !== undefined)) found.set(name, values.flat());
      }
      return parts.includes(undefined) ? undefined : found;
    }
    default:
      return undefined;
  }
}

function stringsOf(type: Type, contract: Contract, depth = 0): readonly string[] | undefined {
  if (type.kind === "literal") return typeof type.value === "string" ? [type.value] : undefined;
  if (type.kind === "union") {
    const values = type.members.map((member) => stringsOf(member, contract, depth));
    return values.every((value) => value !== undefined) ? values.flat() : undefined;
  }
  if (type.kind === "reference" && depth < 32) {
    return stringsOf(declarationOf(contract, type.target).type, contract, depth + 1);
  }
  return undefined;
}
