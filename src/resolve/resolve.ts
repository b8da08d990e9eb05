import type { Result } from "../diagnostics/result.js";
import { get, isObject } from "../json/value.js";
import type { Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import type { Dialect } from "./dialect.js";
import { readOpenApi } from "./openapi.js";
import { partsOf } from "./parts.js";
import { resolveReferences } from "./references.js";
import { enterSource } from "./enter-source.js";
import { createRegistry } from "./registry.js";
import { cyclesOf } from "./known-cycles.js";
import { keepFound, resolveAgain, type Changes } from "./resolve-again.js";
import { specialise } from "./specialise.js";
import { keyOf, type Resolved } from "./resolved.js";

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
  const again = memo && resolveAgain(ordered, memo);
  if (again !== undefined) {
    const { registry, references, parts } = again.found;
    const { schemas, resources } = registry;
    const value = { sources: ordered, schemas, references, resources, parts };
    return { value: tracked(value, memo, again.changes), diagnostics: [] };
  }
  const registry = createRegistry({ ...options, sourceIdentified: identifying(ordered) });
  for (const source of ordered) enterSource(registry, source, memo);
  const { references, dynamic } = resolveReferences(registry, memo);
  const variants = specialise(registry, references, dynamic);
  const cycles = cyclesOf(registry.schemas, references, memo);
  for (const { from, keyword } of cycles.closing) {
    const others = [...(references.get(keyOf(from)) ?? [])].filter(([each]) => each !== keyword);
    references.set(keyOf(from), new Map(others));
  }
  const { schemas, resources } = registry;
  const parts = partsOf(schemas, references, memo);
  if (memo !== undefined) {
    const isPlain = dynamic.size === 0 && variants.length === 0 && cycles.closing.length === 0;
    keepFound({ sources: ordered, registry, references, parts }, isPlain, memo);
  }
  const all = [...ordered, ...registry.remotes.sort(byPath), ...[...variants].sort(byPath)];
  const value = { sources: all, schemas, references, resources, parts };
  return {
    value: tracked(value, memo),
    diagnostics: [...registry.diagnostics, ...cycles.diagnostics],
  };
}

/** The contract as it is seen by what is remembered. `changes`: all that differs from the last build, where that is known. */
function tracked(
  found: Omit<Resolved, "memo" | "schemas" | "references" | "resources"> & {
    readonly [K in "schemas" | "references" | "resources"]: ReadonlyMap<
      string,
      ReturnType<Resolved[K]["get"]> & {}
    >;
  },
  memo: Memo | undefined,
  changes?: Changes,
): Resolved {
  if (memo === undefined) return found;
  const { schemas, references, resources, parts } = found;
  return {
    ...found,
    memo,
    schemas: memo.trackLookup("schemas", schemas, changes?.schemas),
    references: memo.trackLookup("references", references, changes?.references),
    resources: memo.trackLookup("resources", resources, changes?.resources),
    parts: memo.track("parts", parts),
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
