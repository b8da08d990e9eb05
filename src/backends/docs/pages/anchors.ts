/** Anchors of properties on a page. */

export interface Anchor {
  readonly id: string;
  /** The page has to set it: the one that readers derive from the heading is taken, or is none. */
  readonly isExplicit: boolean;
}

export const sections = {
  hierarchy: "Hierarchy",
  contents: "Table of contents",
  properties: "Properties",
  otherProperties: "Other properties",
  branches: "Branches",
  members: "Members",
  parts: "Parts",
  usedBy: "Used by",
  examples: "Examples",
  looseness: "What the type can't say",
} as const;

const reserved = new Set(Object.values(sections).map(slugOf));

/** The anchor that GitHub and its kin derive from a heading that no other on the page is like. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** An anchor for each name, all different and none a section's: derived from the heading where that is safe. */
export function anchorsOf(names: readonly string[]): readonly Anchor[] {
  const slugs = names.map(slugOf);
  const counts = new Map<string, number>();
  for (const slug of slugs) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const used = new Set<string>();
  return slugs.map((slug) => {
    // A number at the end is what a second heading of that name would get.
    const isSafe =
      slug !== "" && counts.get(slug) === 1 && !reserved.has(slug) && !/-\d+$/.test(slug);
    let id = isSafe ? slug : `property-${slug}`;
    for (let i = 2; used.has(id); i++) id = `property-${slug}-${i}`;
    used.add(id);
    return { id, isExplicit: !isSafe };
  });
}
