import type { Result } from "../diagnostics/result.js";
import { get, isObject } from "../json/value.js";
import type { Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import { findCycles } from "./cycles.js";
import type { Dialect } from "./dialect.js";
import { readOpenApi } from "./openapi.js";
import { resolveReferences } from "./references.js";
import { createRegistry, registerSource } from "./registry.js";
import { specialise } from "./specialise.js";
import { keyOf, type Resolved } from "./resolved.js";

export interface ResolveOptions {
  /** The dialect of a schema without `$schema`. */
  readonly defaultDialect: Dialect;
  /** Schemas that are not among the sources, by their URI. The metaschemas of the dialects are found without it. */
  readonly remotes?: Remotes | undefined;
}

/**
 * Binds every `$id`, anchor and reference of the sources. Nothing is inlined and nothing is fetched: what neither the
 * sources nor the remotes hold is reported. A remote that is referred to becomes a source. References that close a circle are reported and left out, so that later stages can follow the others safely.
 */
export function resolve(sources: readonly Source[], options: ResolveOptions): Result<Resolved> {
  const ordered = sources.map(readOpenApi).sort(byPath);
  const registry = createRegistry({ ...options, sourceIdentified: identifying(ordered) });
  for (const source of ordered) registerSource(registry, source);
  const { references, dynamic } = resolveReferences(registry);
  const variants = specialise(registry, references, dynamic);
  const cycles = findCycles(registry.schemas, references);
  for (const closing of cycles.closing) {
    references.get(keyOf(closing.from))?.delete(closing.keyword);
  }
  return {
    value: {
      sources: [...ordered, ...registry.remotes.sort(byPath), ...[...variants].sort(byPath)],
      schemas: registry.schemas,
      references,
      resources: registry.resources,
    },
    diagnostics: [...registry.diagnostics, ...cycles.diagnostics],
  };
}

function byPath(a: Source, b: Source): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Finds a source by the absolute `$id` of its root. */
function identifying(sources: readonly Source[]): (uri: string) => Source | undefined {
  let byId: Map<string, Source> | undefined;
  return (uri) => {
    byId ??= new Map(
      sources.flatMap((source) => {
        const id = isObject(source.json) ? get(source.json, "$id") : undefined;
        return typeof id === "string" ? [[id.replace(/#$/, ""), source] as const] : [];
      }),
    );
    return byId.get(uri);
  };
}
