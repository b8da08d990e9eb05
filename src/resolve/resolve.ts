import type { Result } from "../diagnostics/result.js";
import type { Source } from "../load/source.js";
import { findCycles } from "./cycles.js";
import type { Dialect } from "./dialect.js";
import { resolveReferences } from "./references.js";
import { createRegistry, registerSource } from "./registry.js";
import { keyOf, type Resolved } from "./resolved.js";

export interface ResolveOptions {
  /** The dialect of a schema without `$schema`. */
  readonly defaultDialect: Dialect;
}

/**
 * Binds every `$id`, anchor and reference of the sources. Nothing is inlined and nothing is fetched: what the sources do not hold
 * is reported. References that close a circle are reported and left out, so that later stages can follow the others safely.
 */
export function resolve(sources: readonly Source[], options: ResolveOptions): Result<Resolved> {
  const ordered = [...sources].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const registry = createRegistry();
  for (const source of ordered) registerSource(registry, source, options.defaultDialect);
  const references = resolveReferences(registry);
  const cycles = findCycles(registry.schemas, references);
  for (const closing of cycles.closing) {
    references.get(keyOf(closing.from))?.delete(closing.keyword);
  }
  return {
    value: {
      sources: ordered,
      schemas: registry.schemas,
      references,
      resources: registry.resources,
    },
    diagnostics: [...registry.diagnostics, ...cycles.diagnostics],
  };
}
