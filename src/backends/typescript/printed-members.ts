/** Which members an interface has to print, and how TypeScript can see that they fit those of its bases. */

import { isAssignable } from "../../model/assignable.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { membersOf, type EffectiveMember } from "../../model/members.js";
import type { DeclarationId, Member, ObjectType } from "../../model/type.js";
import { structureOf } from "../../model/types.js";
import { printedForms } from "./printed-forms.js";
import type { PrintedMember } from "./type-schema.js";
import type { NameOf } from "./type-text.js";

/** All members of a type that inherits; none for one that does not. */
export function inheritedMembers(contract: Contract, declaration: Declaration): Member[] {
  if (declaration.parents.length === 0) return [];
  return [...membersOf(contract, declaration.id).values()].map(toMember);
}

/**
 * The members that an interface has to print: its own, with the types that they have together with what is inherited; and those on
 * which its parents differ, since TypeScript accepts two parents only if they agree on every member (TS2320).
 */
export function printedMembers(
  contract: Contract,
  declaration: Declaration,
  own: ObjectType,
  nameOf: NameOf,
): readonly PrintedMember[] {
  if (declaration.parents.length === 0) return own.members;
  const printed: PrintedMember[] = [];
  for (const member of membersOf(contract, declaration.id).values()) {
    if (!isPrinted(contract, declaration, member)) continue;
    const meets = parentsToMeet(contract, declaration, member).map(
      (id) => `${nameOf(id)}[${JSON.stringify(member.name)}]`,
    );
    printed.push({ ...toMember(member), ...(meets.length === 0 ? {} : { meets }) });
  }
  // Own members first come in their author's order, and those taken up from parents after them.
  const order = new Map(own.members.map((member, i) => [member.name, i]));
  const rank = ({ name }: Member): number => order.get(name) ?? order.size;
  return printed.sort((a, b) => rank(a) - rank(b));
}

function toMember({ name, type, required, documentation, member }: EffectiveMember): Member {
  return { name, type, required, documentation, location: member.location };
}

function isPrinted(contract: Contract, declaration: Declaration, member: EffectiveMember): boolean {
  const { type } = declaration;
  const isOwn = type.kind === "object" && type.members.some(({ name }) => name === member.name);
  return isOwn || parentsDiffer(contract, declaration, member);
}

/** The parents that have the member, with what it is there. */
function inheritedFrom(contract: Contract, { parents }: Declaration, name: string) {
  return parents.flatMap(({ target }) => {
    const member = membersOf(contract, target).get(name);
    return member === undefined ? [] : [{ target, member }];
  });
}

function parentsDiffer(
  contract: Contract,
  declaration: Declaration,
  member: EffectiveMember,
): boolean {
  const formOf = ({ type, required }: EffectiveMember) =>
    structureOf(type) + (required ? "!" : "?");
  const inherited = inheritedFrom(contract, declaration, member.name);
  return (
    inherited.some((parent) => formOf(parent.member) !== formOf(member)) ||
    (inherited.length > 1 && inherited.some(({ target }) => isMet(contract, target, member.name)))
  );
}

/**
 * The parents whose own type of the member has to be part of its type here, for TypeScript to see that it narrows theirs (TS2430):
 * all of them, where the form does not show it of one, or where one's own type is made up like this. An intersection with each fits each.
 */
function parentsToMeet(
  contract: Contract,
  declaration: Declaration,
  { name, type }: EffectiveMember,
): DeclarationId[] {
  const inherited = inheritedFrom(contract, declaration, name);
  const fits = inherited.every(
    ({ target, member }) =>
      isAssignable(type, member.type, contract, printedForms) && !isMet(contract, target, name),
  );
  return fits ? [] : inherited.map(({ target }) => target);
}

/** Whether a type has the member as an intersection with what its bases have. */
function isMet(contract: Contract, id: DeclarationId, name: string): boolean {
  const declaration = declarationOf(contract, id);
  if (declaration.type.kind === "reference") return isMet(contract, declaration.type.target, name);
  const member = membersOf(contract, id).get(name);
  if (member === undefined) return false;
  return isPrinted(contract, declaration, member)
    ? parentsToMeet(contract, declaration, member).length > 0
    : declaration.parents.some(({ target }) => isMet(contract, target, name));
}
