import { declarationOf, type Contract } from "../model/contract.js";
import { membersOf } from "../model/members.js";
import type { Member, Type, UnionType } from "../model/type.js";
import type { Bases } from "./resolve-bases.js";
import type { Tag } from "./shape.js";

type TagMember = Pick<Member, "type" | "required">;

/** The tag of a union, where each branch is a record that requires constants of its own there. */
export function tagOf(union: UnionType, contract: Contract, bases: Bases): Tag | undefined {
  const { tag } = union;
  if (tag === undefined || union.members.length < 2) return undefined;
  const seen = new Set<string>();
  const values: string[][] = [];
  for (const branch of union.members) {
    const constants = constantsOf(memberOf(branch, tag, contract, bases), contract);
    if (constants === undefined || constants.some((each) => seen.has(each))) return undefined;
    for (const each of constants) seen.add(each);
    values.push(constants);
  }
  return { jsonName: tag, values };
}

function memberOf(
  branch: Type,
  name: string,
  contract: Contract,
  bases: Bases,
): TagMember | undefined {
  if (branch.constraints.length > 0) return undefined;
  if (branch.kind === "object") return branch.members.find((each) => each.name === name);
  if (branch.kind !== "reference") return undefined;
  const record = bases.recordOf(branch.target);
  return record === undefined ? undefined : membersOf(contract, record).get(name);
}

/** The strings that a member must be one of. */
function constantsOf(member: TagMember | undefined, contract: Contract): string[] | undefined {
  if (member === undefined || !member.required) return undefined;
  return stringsOf(member.type, contract);
}

function stringsOf(type: Type, contract: Contract, depth = 0): string[] | undefined {
  if (type.constraints.length > 0 || depth > 8) return undefined;
  if (type.kind === "reference") {
    const { type: of, parents } = declarationOf(contract, type.target);
    return parents.length > 0 ? undefined : stringsOf(of, contract, depth + 1);
  }
  const options = type.kind === "union" ? type.members : [type];
  const strings: string[] = [];
  for (const option of options) {
    if (option.kind !== "literal" || option.constraints.length > 0) return undefined;
    if (typeof option.value !== "string") return undefined;
    strings.push(option.value);
  }
  return strings;
}
