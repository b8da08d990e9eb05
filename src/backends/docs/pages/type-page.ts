/** The page of a type. */

import type { DeclarationReflection } from "typedoc";
import type { Declaration } from "../../../model/contract.js";
import { factsOf } from "../facts.js";
import { authored, link, plain } from "../safe-markdown.js";
import { aliasSections, isEnumeration } from "./alias.js";
import { anchorsOf, sections, slugOf } from "./anchors.js";
import { examplesSection } from "./examples.js";
import { hierarchySection } from "./hierarchy.js";
import { loosenessSection } from "./looseness.js";
import type { Page } from "./page.js";
import { propertySection } from "./property.js";
import { writtenRule } from "./rules.js";
import { usedBySection } from "./used-by.js";
import { writtenType } from "./written-type.js";

export function typePage(
  page: Page,
  declaration: Declaration,
  reflection: DeclarationReflection,
): readonly string[] {
  const { name, documentation, module } = declaration;
  const properties = reflection.children ?? [];
  const isInterface = reflection.type === undefined;
  const after = [
    ...usedBySection(page, declaration),
    ...examplesSection(page, declaration),
    ...loosenessSection(page, declaration),
  ];
  const folder = module.split("/").slice(0, -1).map(plain);
  const crumbs = [page.indexLink(plain(page.documented.subject.options.name)), ...folder, name];
  return [
    crumbs.join(" / "),
    `# ${kindOf(declaration, isInterface)}: ${documentation.deprecated ? `~~${plain(name)}~~` : plain(name)}`,
    documentation.deprecated ? "**Deprecated.**" : "",
    documentation.description === undefined ? "" : authored(documentation.description),
    `Defined in ${page.schemaLink(declaration.location)}`,
    ...constraintLine(page, declaration),
    ...hierarchySection(page, declaration),
    ...(isInterface
      ? contents(page, properties, after)
      : aliasSections(page, declaration, reflection)),
    ...propertiesSection(page, properties),
    ...indexSection(page, reflection),
    ...after,
  ];
}

function kindOf({ type }: Declaration, isInterface: boolean): string {
  if (isInterface) return "Interface";
  return isEnumeration(type) ? "Enumeration" : "Type alias";
}

/** The demands on the value as a whole. */
function constraintLine(
  page: Page,
  { type, documentation, location }: Declaration,
): readonly string[] {
  const { rules } = factsOf(type, documentation, location);
  if (rules.length === 0) return [];
  return [`**Constraints**: ${rules.map((rule) => writtenRule(page, rule)).join(", ")}`];
}

function contents(
  page: Page,
  properties: readonly DeclarationReflection[],
  after: readonly string[],
): readonly string[] {
  const entries = properties.map((property) => {
    const name = property.name === "" ? '""' : property.name;
    return `- ${link(plain(name), page.urlOf(property) ?? "")}`;
  });
  const headings = after.flatMap((block) => /^## (.*)$/.exec(block)?.slice(1) ?? []);
  if (entries.length === 0) return [];
  return [
    `## ${sections.contents}`,
    [
      `- ${link(sections.properties, `#${slugOf(sections.properties)}`)}`,
      ...entries.map((entry) => `  ${entry}`),
      ...headings.map((heading) => `- ${link(heading, `#${slugOf(heading)}`)}`),
    ].join("\n"),
  ];
}

function propertiesSection(
  page: Page,
  properties: readonly DeclarationReflection[],
): readonly string[] {
  if (properties.length === 0) return [];
  const anchors = anchorsOf(properties.map(({ name }) => name));
  return [
    `## ${sections.properties}`,
    ...properties.flatMap((property, i) => {
      const anchor = anchors[i];
      if (anchor === undefined) return [];
      return [...(i === 0 ? [] : ["___"]), ...propertySection(page, property, anchor)];
    }),
  ];
}

/** Members that have no name in the schema. */
function indexSection(
  page: Page,
  { indexSignatures = [] }: DeclarationReflection,
): readonly string[] {
  if (indexSignatures.length === 0) return [];
  return [
    `## ${sections.otherProperties}`,
    ...indexSignatures.map(({ type }) => `• **\\[name: string\\]**: ${writtenType(page, type)}`),
  ];
}
