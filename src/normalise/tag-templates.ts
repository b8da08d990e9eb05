/** Narrows the strings that tell a branch of a union from others to what their `pattern` says of them. */

import type { Contract, Declaration } from "../model/contract.js";
import { impliedTexts, matches } from "../model/pattern.js";
import type { DeclarationId, Member, ObjectType, Type } from "../model/type.js";
import type { Memo } from "../memo/memo.js";
import { walkType } from "../model/walk.js";

/**
 * `contract`, where a branch requires a member that is a string with a pattern, and another branch has a constant for it that the
 * pattern excludes: the member's type then has the texts that the pattern implies, so that TypeScript tells the two apart. Other
 * strings stay as they are: one that is computed could not be assigned to them. So do members that others inherit.
 */
export function withTagTemplates(contract: Contract, memo?: Memo): Contract {
  const inherited = new Set<DeclarationId>();
  const candidates = new Map<DeclarationId, readonly Member[]>();
  for (const declaration of contract.declarations.values()) {
    const { id, parents } = declaration;
    for (const { target } of parents) inherited.add(target);
    const members =
      memo === undefined
        ? candidatesIn(declaration)
        : memo.ofObject("tag templates", declaration, () => candidatesIn(declaration));
    if (members.length > 0) candidates.set(id, members);
  }
  for (const id of inherited) candidates.delete(id);
  if (candidates.size === 0) return contract;

  const chosen = new Map<DeclarationId, Set<string>>();
  for (const { type } of contract.declarations.values()) {
    walkType(type, (part) => {
      if (part.kind !== "union") return;
      for (const branch of part.members) {
        if (branch.kind !== "reference") continue;
        for (const { name, type: own } of candidates.get(branch.target) ?? []) {
          const constants = part.members.flatMap((other) =>
            other === branch ? [] : constantsOf(other, name, contract, new Set()),
          );
          if (!constants.some((value) => patternsOf(own).some((p) => matches(p, value) === false)))
            continue;
          const names = chosen.get(branch.target) ?? new Set();
          chosen.set(branch.target, names.add(name));
        }
      }
    });
  }
  const declarations = new Map(
    [...contract.declarations].map(([id, declaration]) => {
      const names = chosen.get(id);
      return [id, names === undefined ? declaration : withTemplates(declaration, names)] as const;
    }),
  );
  return { ...contract, declarations };
}

function candidatesIn({ type }: Declaration): readonly Member[] {
  return type.kind === "object" ? type.members.filter(isCandidate) : [];
}

function isCandidate({ required, type }: Member): boolean {
  return required && type.kind === "string" && templateOf(type) !== undefined;
}

function patternsOf(type: Type): readonly string[] {
  return type.constraints.flatMap(({ keyword, value }) =>
    keyword === "pattern" && typeof value === "string" ? [value] : [],
  );
}

function templateOf(type: Type): readonly string[] | undefined {
  return patternsOf(type)
    .map(impliedTexts)
    .find((texts) => texts !== undefined);
}

/** Strings that a type has as constants of the member, wherever in it; they need not be all. */
function constantsOf(
  type: Type,
  name: string,
  contract: Contract,
  visited: Set<DeclarationId>,
): readonly string[] {
  const inside = (part: Type): readonly string[] => constantsOf(part, name, contract, visited);
  switch (type.kind) {
    case "object":
      return type.members.flatMap((member) => (member.name === name ? strings(member.type) : []));
    case "union":
    case "intersection":
      return type.members.flatMap(inside);
    case "reference": {
      if (visited.has(type.target)) return [];
      visited.add(type.target);
      const declaration = contract.declarations.get(type.target);
      return declaration === undefined
        ? []
        : [declaration.type, ...declaration.parents].flatMap(inside);
    }
    default:
      return [];
  }
}

function strings(type: Type): readonly string[] {
  if (type.kind === "union") return type.members.flatMap(strings);
  return type.kind === "literal" && typeof type.value === "string" ? [type.value] : [];
}

function withTemplates(declaration: Declaration, names: ReadonlySet<string>): Declaration {
  const type = declaration.type as ObjectType;
  const members = type.members.map((member): Member => {
    const template = names.has(member.name) ? templateOf(member.type) : undefined;
    return member.type.kind === "string" && template !== undefined
      ? { ...member, type: { ...member.type, template } }
      : member;
  });
  return { ...declaration, type: { ...type, members } };
}
