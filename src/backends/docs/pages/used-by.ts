import type { Declaration } from "../../../model/contract.js";
import { walkType } from "../../../model/walk.js";
import { sections } from "./anchors.js";
import type { Page } from "./page.js";

/** The types that name this one in a property or branch of their own; children are in the hierarchy. */
export function usedBySection(page: Page, { id }: Declaration): readonly string[] {
  const users = [...page.contract.declarations.values()]
    .filter((other) => {
      let uses = false;
      walkType(other.type, (part) => {
        if (part.kind === "reference" && part.target === id) uses = true;
      });
      return uses;
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (users.length === 0) return [];
  return [`## ${sections.usedBy}`, users.map((user) => `- ${page.typeLink(user)}`).join("\n")];
}
