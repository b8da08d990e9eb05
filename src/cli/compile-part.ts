/** What is kept of a contract so that a part of it can be compiled as it is in the whole, and compiling one. */

import { join } from "node:path";
import type { Configuration } from "../config/configuration.js";
import { hasErrors } from "../diagnostics/result.js";
import { load } from "../load/load.js";
import type { Source } from "../load/source.js";
import { compileSources, type Compiled } from "../pipeline.js";
import { referencesIn } from "../resolve/parts.js";
import type { LocationKey } from "../resolve/resolved.js";
import { policyOf, resolveOptionsOf, type CompiledContract } from "./compile-contract.js";
import type { Context } from "./context.js";

/** Plain data. It holds as long as configuration and schemas are what they were. */
export interface ContractFacts {
  /** The names of the types, and the modules of the schema files, as settled for the whole contract. */
  readonly names: Readonly<Record<LocationKey, string>>;
  readonly modules: Readonly<Record<string, string>>;
  /** Of each schema file by its path: the paths of those that it refers to. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

export function contractFacts({ contract, resolved }: Compiled): ContractFacts {
  const pathOf = (source: Source): string => (source.variant?.of ?? source).path;
  const references = new Map<string, Set<string>>();
  for (const { from, target } of referencesIn(resolved)) {
    const [path, to] = [pathOf(from.source), pathOf(target.source)];
    if (path === to) continue;
    const known = references.get(path);
    if (known === undefined) references.set(path, new Set([to]));
    else known.add(to);
  }
  const all = [...contract.declarations.values()];
  return {
    names: Object.fromEntries(all.map(({ id, name }) => [id, name])),
    modules: Object.fromEntries(all.map(({ location, module }) => [location.path, module])),
    references: Object.fromEntries(Array.from(references, ([path, to]) => [path, [...to]])),
  };
}

/**
 * The contract of the schema files at these paths and of those that they lead to, each type called as it is in the whole. `undefined` where
 * that can't be had.
 */
export async function compilePart(
  files: readonly string[],
  { references, names, modules }: ContractFacts,
  configuration: Configuration,
  context: Context,
): Promise<CompiledContract | undefined> {
  const paths = new Set(files);
  // A set is iterated over what is added to it meanwhile.
  for (const path of paths) for (const next of references[path] ?? []) paths.add(next);
  const wanted = new Set(Array.from(paths, (path) => join(configuration.schemas, path)));
  const loaded = await load(configuration.schemas, {
    workingFolder: context.workingFolder,
    isExcepted: (path) => !wanted.has(path),
  });
  const settled = {
    names: new Map(Object.entries(names)),
    modules: new Map(Object.entries(modules)),
  };
  const { value, diagnostics } = compileSources(loaded.value, {
    ...resolveOptionsOf(configuration, context),
    settled,
  });
  const declarations = [...value.contract.declarations.keys()];
  const isPart = declarations.every((id) => settled.names.has(id));
  if (!isPart || hasErrors([...loaded.diagnostics, ...diagnostics])) return undefined;
  const { sources } = value.resolved;
  const policy = policyOf(configuration, context);
  return { ...value, configuration, sources, policy, suppressions: new Set() };
}
