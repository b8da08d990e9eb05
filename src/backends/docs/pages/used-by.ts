import type { Contract, Declaration } from "../../../model/contract.js";
import type { DeclarationId } from "../../../model/type.js";
import { walkType } from "../../../model/walk.js";
import { sections } from "./anchors.js";
import type { Page } from "./page.js";

/** The types that name this one in a property or branch of their own; children are in the hierarchy. */
export function usedBySection(page: Page, { id }: Declaration): readonly string[] {
  const users = usersIn(page.contract).get(id);
  if (users === undefined) return [];
  const sorted = [...users].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [`## ${sections.usedBy}`, sorted.map((user) => `- ${page.typeLink(user)}`).join("\n")];
}

type Users = ReadonlyMap<DeclarationId, ReadonlySet<Declaration>>;

const known = new WeakMap<Contract, Users>();

/** Worked out once for all pages of a contract. */
function usersIn(contract: Contract): Users {
  const found = known.get(contract);
  if (found !== undefined) return found;
  const users = new Map<DeclarationId, Set<Declaration>>();
  for (const declaration of contract.declarations.values()) {
    walkType(declaration.type, (part) => {
      if (part.kind !== "reference") return;
      const own = users.get(part.target);
      if (own === undefined) users.set(part.target, new Set([declaration]));
      else own.add(declaration);
    });
  }
  known.set(contract, users);
  return users;
}
