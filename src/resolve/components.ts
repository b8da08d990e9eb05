import type { Resolved } from "./resolved.js";
import { referencesIn } from "./parts.js";

/** The paths of the sources that references connect, directly or not and in whatever direction, by the path of each. */
export function componentsOf({
  sources,
  parts,
}: Pick<Resolved, "sources" | "parts">): ReadonlyMap<string, ReadonlySet<string>> {
  const components = new Map(sources.map(({ path }) => [path, new Set([path])]));
  for (const { from, target } of referencesIn({ parts })) {
    const one = components.get(from.source.path);
    const other = components.get(target.source.path);
    if (one === undefined || other === undefined || one === other) continue;
    const [small, large] = one.size < other.size ? [one, other] : [other, one];
    for (const path of small) {
      large.add(path);
      components.set(path, large);
    }
  }
  return components;
}
