/** The anchors that GitHub gives a page: one per heading, numbered where headings repeat, and those that the page sets. */
export function anchorsOf(page: string): readonly string[] {
  const anchors: string[] = [];
  const counts = new Map<string, number>();
  let fence: string | undefined;
  for (const line of page.split("\n")) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const own = /^<a id="([^"]*)"><\/a>$/.exec(line)?.[1];
    if (own !== undefined) anchors.push(own);
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/\\(.)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.push(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}
