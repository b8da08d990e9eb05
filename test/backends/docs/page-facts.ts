/** The facts that a reference page states, whatever its layout: read from the seed's pages and from ours. */

export interface PropertyFacts {
  readonly type: string;
  readonly optional: boolean;
  readonly inheritedFrom: string | undefined;
}

export interface PageFacts {
  /** The bases directly above the type. */
  readonly extends: readonly string[];
  readonly contents: readonly string[];
  readonly properties: Readonly<Record<string, PropertyFacts>>;
}

export interface DefinedIn {
  readonly property: string;
  readonly target: string;
}

export function factsOf(page: string): PageFacts {
  const sections = propertySections(page);
  return {
    extends: basesIn(sectionOf(page, "Hierarchy")),
    contents: contentsIn(sectionOf(page, "Table of contents")),
    properties: Object.fromEntries(sections.map(({ name, text }) => [name, propertyIn(text)])),
  };
}

export function definedIn(page: string): readonly DefinedIn[] {
  return propertySections(page).map(({ name, text }) => ({
    property: name,
    target: /Defined in\W*\[[^\]]*\]\(([^)]*)\)/.exec(text)?.[1] ?? "",
  }));
}

export function sectionOf(page: string, title: string): string {
  const [, rest = ""] = page.split(`\n## ${title}\n`);
  return rest.split(/\n## /)[0] ?? "";
}

interface Section {
  readonly name: string;
  readonly text: string;
}

function propertySections(page: string): readonly Section[] {
  return sectionOf(page, "Properties")
    .split(/^### /m)
    .slice(1)
    .map((text) => ({ name: plainText(text.split("\n")[0] ?? ""), text }));
}

/** Each name in bold is the type itself; the name before it is a base. */
function basesIn(section: string): readonly string[] {
  const names = section
    .split("\n")
    .map((line) => line.replace(/^[\s↳-]*/, ""))
    .filter((line) => line !== "");
  return names.flatMap((line, i) =>
    line.startsWith("**`") && i > 0 ? [plainText(names[i - 1] ?? "")] : [],
  );
}

/** Links to properties of the page; those to its sections are no property. */
function contentsIn(section: string): readonly string[] {
  return [...section.matchAll(/\[([^\]]+)\]\([^)#]*#([^)]*)\)/g)]
    .map(([, label = ""]) => plainText(label))
    .filter((label) => /^[a-z_]+$/.test(label));
}

function propertyIn(text: string): PropertyFacts {
  const [, flag, type = ""] = /^• (`Optional` )?\*\*.*?\*\*: (.*)$/m.exec(text) ?? [];
  const inherited = /Inherited from\W*?(\[.*)$/m.exec(text)?.[1];
  return {
    type: typeText(plainText(type)),
    optional: flag !== undefined,
    inheritedFrom: inherited === undefined ? undefined : plainText(inherited),
  };
}

/** Markdown without its marks. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]/g, "")
    .replaceAll(/\\(.)/g, "$1")
    .trim();
}

/** The order of a union's branches is no fact. */
function typeText(type: string): string {
  if (type.endsWith("[]")) return `(${typeText(type.slice(0, -2).replace(/^\((.*)\)$/, "$1"))})[]`;
  return type.split(" | ").sort().join(" | ");
}
