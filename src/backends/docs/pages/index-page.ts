/** The index: every type, by folder of the contract. */

import type { Declaration } from "../../../model/contract.js";
import { firstSentence, plain } from "../safe-markdown.js";
import type { Page } from "./page.js";

export function indexPage(page: Page): readonly string[] {
  const folders = new Map<string, Declaration[]>();
  for (const declaration of page.contract.declarations.values()) {
    const folder = folderOf(declaration);
    const declarations = folders.get(folder);
    if (declarations === undefined) folders.set(folder, [declaration]);
    else declarations.push(declaration);
  }
  const sorted = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `# ${plain(page.documented.subject.options.name)}`,
    `The ${page.contract.declarations.size} types of the contract, by the folders of its schemas.`,
    ...sorted.flatMap(([folder, declarations]) => [
      folder === "" ? "" : `## ${plain(folder)}`,
      declarations
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((declaration) => entry(page, declaration))
        .join("\n"),
    ]),
  ];
}

/** The folder of a type's schema within the contract; empty at its top. */
export function folderOf({ module }: Declaration): string {
  return module.split("/").slice(0, -1).join("/");
}

function entry(page: Page, declaration: Declaration): string {
  const { deprecated, description } = declaration.documentation;
  const name = page.typeLink(declaration);
  const words = [
    `- ${deprecated ? `~~${name}~~` : name}`,
    description === undefined ? "" : `— ${firstSentence(description)}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}
