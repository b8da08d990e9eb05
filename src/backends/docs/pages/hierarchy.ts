/** Where a type stands among its bases and children. */

import { declarationOf, type Declaration } from "../../../model/contract.js";
import type { DeclarationId } from "../../../model/type.js";
import type { Page } from "./page.js";
import { sections } from "./anchors.js";

/** Each chain of bases from the farthest down to the type, then the types that extend it. Empty for a type without either. */
export function hierarchySection(page: Page, declaration: Declaration): readonly string[] {
  const children = childrenOf(page, declaration);
  if (declaration.parents.length === 0 && children.length === 0) return [];
  const chains = declaration.parents.length === 0 ? [] : chainsTo(page, declaration, new Set());
  return [
    `## ${sections.hierarchy}`,
    chains.map((chain) => writtenChain(page, chain, declaration)).join("\n"),
    ...(children.length === 0
      ? []
      : ["**Extended by**", children.map((child) => `- ${page.typeLink(child)}`).join("\n")]),
  ];
}

function writtenChain(page: Page, chain: readonly Declaration[], own: Declaration): string {
  return chain
    .map((each, depth) => {
      const name = each === own ? `**${page.typeLink(each)}**` : page.typeLink(each);
      return `${"  ".repeat(depth)}- ${name}`;
    })
    .join("\n");
}

/** A chain per base of a base; what is above a type that several chains share is shown in the first. */
function chainsTo(
  page: Page,
  declaration: Declaration,
  shown: Set<DeclarationId>,
): readonly (readonly Declaration[])[] {
  if (declaration.parents.length === 0 || shown.has(declaration.id)) return [[declaration]];
  shown.add(declaration.id);
  return declaration.parents.flatMap(({ target }) =>
    chainsTo(page, declarationOf(page.contract, target), shown).map((chain) => [
      ...chain,
      declaration,
    ]),
  );
}

function childrenOf({ contract }: Page, { id }: Declaration): readonly Declaration[] {
  return [...contract.declarations.values()]
    .filter(({ parents }) => parents.some(({ target }) => target === id))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
