import type { Compiled } from "../../pipeline.js";

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
