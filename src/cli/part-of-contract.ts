import type { Compiled } from "../pipeline.js";
import type { Resolved } from "../resolve/resolved.js";

/** Paths of sources, with those that references from them lead to. */
export function withAllReached(
  start: Iterable<string>,
  { parts }: Pick<Resolved, "parts">,
): ReadonlySet<string> {
  const paths = new Set(start);
  // A set is iterated over what is added to it meanwhile.
  for (const path of paths) {
    for (const { target } of parts.get(path)?.references ?? []) paths.add(target.source.path);
  }
  return paths;
}

/** What of a model comes from the sources at these paths, which refer to no other. */
export function partOfContract<C extends Compiled>(
  compiled: C,
  paths: ReadonlySet<string>,
): C & Compiled {
  const { resolved, contract } = compiled;
  return {
    ...compiled,
    resolved: {
      ...resolved,
      sources: resolved.sources.filter(({ path }) => paths.has(path)),
      parts: new Map([...resolved.parts].filter(([path]) => paths.has(path))),
    },
    contract: {
      declarations: new Map(
        [...contract.declarations].filter(([, { location }]) => paths.has(location.path)),
      ),
      modules: contract.modules.filter(({ source }) => paths.has(source)),
    },
  };
}
