import type { Result } from "../diagnostics/result.js";
import { get, isObject } from "../json/value.js";
import type { Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import { findCycles, waysOf, type Cycles } from "./cycles.js";
import type { Dialect } from "./dialect.js";
import { readOpenApi } from "./openapi.js";
import { partsOf } from "./parts.js";
import { resolveReferences } from "./references.js";
import { enterSource } from "./enter-source.js";
import { createRegistry } from "./registry.js";
import { specialise } from "./specialise.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type ResolvedReference,
  type SchemaEntry,
} from "./resolved.js";

export interface ResolveOptions {
  /** The dialect of a schema without `$schema`. */
  readonly defaultDialect: Dialect;
  /** Schemas that are not among the sources, by their URI. The metaschemas of the dialects are found without it. */
  readonly remotes?: Remotes | undefined;
  /** What builds with these very options keep for the next one. */
  readonly memo?: Memo | undefined;
}

/**
 * Binds every `$id`, anchor and reference of the sources. Nothing is inlined and nothing is fetched: what neither the
 * sources nor the remotes hold is reported. A remote that is referred to becomes a source. References that close a circle are reported and left out, so that later stages can follow the others safely.
 */
export function resolve(sources: readonly Source[], options: ResolveOptions): Result<Resolved> {
  const { memo } = options;
  const read = (source: Source): Source =>
    memo === undefined
      ? readOpenApi(source)
      : memo.ofObject("read", source, () => readOpenApi(source));
  const ordered = sources.map(read).sort(byPath);
  const registry = createRegistry({ ...options, sourceIdentified: identifying(ordered) });
  for (const source of ordered) enterSource(registry, source, memo);
  const { references, dynamic } = resolveReferences(registry, memo);
  const variants = specialise(registry, references, dynamic);
  const cycles = cyclesOf(registry.schemas, references, memo);
  for (const { from, keyword } of cycles.closing) {
    const others = [...(references.get(keyOf(from)) ?? [])].filter(([each]) => each !== keyword);
    references.set(keyOf(from), new Map(others));
  }
  const parts = partsOf(registry.schemas, references, memo);
  return {
    value: {
      sources: [...ordered, ...registry.remotes.sort(byPath), ...[...variants].sort(byPath)],
      ...(memo === undefined
        ? { schemas: registry.schemas, references, resources: registry.resources, parts }
        : {
            memo,
            schemas: memo.track("schemas", registry.schemas),
            references: memo.track("references", references),
            resources: memo.track("resources", registry.resources),
            parts: memo.track("parts", parts),
          }),
    },
    diagnostics: [...registry.diagnostics, ...cycles.diagnostics],
  };
}

interface Free {
  /** Where each schema leads that leads anywhere; of a contract without circles. */
  readonly ways: Map<LocationKey, string>;
  readonly seen: WeakMap<SchemaEntry, unknown>;
}

/** The circles of a contract: none, as before, as long as every schema leads in place to where it led. */
function cyclesOf(
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
  memo: Memo | undefined,
): Cycles {
  if (memo === undefined) return findCycles(schemas, references);
  const known = memo.ofObject("free of cycles", memo, (): { free?: Free | undefined } => ({}));
  const { free } = known;
  let isSame = free !== undefined;
  const { ways, seen }: Free = free ?? { ways: new Map(), seen: new WeakMap() };
  for (const entry of schemas.values()) {
    const own = references.get(entry.key);
    if (seen.has(entry) && seen.get(entry) === own) continue;
    seen.set(entry, own);
    const way = waysOf(entry, schemas, references);
    if (way === (ways.get(entry.key) ?? "")) continue;
    isSame = false;
    ways.set(entry.key, way);
  }
  for (const key of ways.keys()) {
    if (schemas.has(key)) continue;
    isSame = false;
    ways.delete(key);
  }
  if (isSame) return { closing: [], diagnostics: [] };
  const cycles = findCycles(schemas, references);
  known.free = cycles.closing.length === 0 ? { ways, seen } : undefined;
  return cycles;
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
