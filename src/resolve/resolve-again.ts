/**
 * Resolving a contract of which some files have changed since the last build, by what that one found: only those files, and what
 * refers to them, are looked at.
 */

import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import { leadAsBefore } from "./known-cycles.js";
import { aloneOf } from "./enter-source.js";
import { asBefore, type Part } from "./parts.js";
import { plainReferencesOf, settledReferences } from "./references.js";
import type { Registry } from "./registry.js";
import type { LocationKey, ResolvedReference, SchemaEntry } from "./resolved.js";

/** What a build has resolved. The maps are its own, and the next one's to change. */
export interface Found {
  readonly sources: readonly Source[];
  readonly registry: Registry;
  readonly references: Map<LocationKey, ReadonlyMap<string, ResolvedReference>>;
  readonly parts: ReadonlyMap<string, Part>;
}

/** What differs from the last build, by the keys of each map. */
export interface Changes {
  readonly schemas: ReadonlySet<LocationKey>;
  readonly references: ReadonlySet<LocationKey>;
  readonly resources: ReadonlySet<string>;
}

/**
 * Keeps what a build has found for `resolveAgain`, if it is plain: every source stands for itself, every reference leads to what a
 * keyword makes a schema, and nothing depends on a dynamic scope, is a remote, or is reported.
 */
export function keepFound(found: Found, isPlain: boolean, memo: Memo): void {
  const { sources, registry } = found;
  const alone = sources.map((source) => aloneOf(registry, source, memo));
  const size = alone.reduce((sum, each) => sum + (each?.schemas.size ?? 0), 0);
  const isKept =
    isPlain &&
    registry.diagnostics.length === 0 &&
    registry.remotes.length === 0 &&
    registry.recursiveAnchors.length === 0 &&
    registry.dynamicAnchors.size === 0 &&
    alone.every((each) => each !== undefined) &&
    registry.schemas.size === size;
  lastOf(memo).found = isKept ? found : undefined;
}

function lastOf(memo: Memo): { found: Found | undefined } {
  return memo.ofObject("found", memo, () => ({ found: undefined }));
}

/**
 * What resolving all of `sources` would find, and how it differs from the last build. `undefined` where that can't be told by the
 * changed files alone: files have come or gone, a name is given anew, a schema leads in place to where it did not lead, or the
 * contract is not plain.
 */
export function resolveAgain(
  sources: readonly Source[],
  memo: Memo,
): { readonly found: Found; readonly changes: Changes } | undefined {
  const last = lastOf(memo);
  const { found } = last;
  // Until all has turned out well, there is nothing to go on with.
  last.found = undefined;
  if (found === undefined || found.sources.length !== sources.length) return undefined;
  if (sources.some(({ path }, i) => found.sources[i]?.path !== path)) return undefined;
  const { registry, references } = found;
  const changes = { schemas: new Set(""), references: new Set(""), resources: new Set("") };
  const changed = new Set<string>();
  for (const [i, source] of sources.entries()) {
    const before = found.sources[i];
    if (before === source || before === undefined) continue;
    if (!enterAgain(registry, before, source, memo, changes)) return undefined;
    changed.add(source.path);
  }

  const parts = new Map(found.parts);
  for (const [path, part] of found.parts) {
    const isChanged = changed.has(path);
    const leadsToChange = part.references.some(({ target }) => changed.has(target.source.path));
    if (!isChanged && !leadsToChange) continue;
    const source = registry.roots.get(path)?.source ?? part.source;
    const alone = aloneOf(registry, source, memo);
    if (alone === undefined) return undefined;
    const schemas = isChanged ? [...alone.schemas.values()] : part.schemas;
    for (const { key } of isChanged ? part.schemas : []) {
      if (references.delete(key)) changes.references.add(key);
    }
    const own: ResolvedReference[] = [];
    for (const entry of schemas) {
      const plain = plainReferencesOf(registry, entry);
      if (plain === undefined) return undefined;
      if (plain.size === 0) continue;
      const settled = settledReferences(entry, plain, memo);
      own.push(...settled.values());
      if (references.get(entry.key) === settled) continue;
      references.set(entry.key, settled);
      changes.references.add(entry.key);
    }
    parts.set(path, asBefore(path, { source, schemas, references: own }, memo));
    if (!leadAsBefore(part.schemas, schemas, registry.schemas, references, memo)) return undefined;
  }
  last.found = { sources, registry, references, parts };
  return { found: last.found, changes };
}

/** Enters the schemas of a source in the place of those that it had; `false` where it gives other names than it gave. */
function enterAgain(
  registry: Registry,
  before: Source,
  source: Source,
  memo: Memo,
  changes: { readonly schemas: Set<LocationKey>; readonly resources: Set<string> },
): boolean {
  const old = aloneOf(registry, before, memo);
  const alone = aloneOf(registry, source, memo);
  const root = alone?.roots.get(source.path);
  if (old === undefined || alone === undefined || root === undefined) return false;
  if (namesOf(old) !== namesOf(alone)) return false;
  for (const key of old.schemas.keys()) {
    registry.schemas.delete(key);
    changes.schemas.add(key);
  }
  for (const [key, entry] of alone.schemas) {
    registry.schemas.set(key, entry);
    changes.schemas.add(key);
  }
  registry.roots.set(source.path, root);
  for (const [uri, entry] of alone.resources) {
    // A name that nothing gives it may be another's.
    if (registry.resources.get(uri)?.key !== entry.key) continue;
    registry.resources.set(uri, entry);
    changes.resources.add(uri);
  }
  for (const [name, entry] of alone.anchors) registry.anchors.set(name, entry);
  return true;
}

/** A text that says what a source calls its schemas. */
function namesOf({
  resources,
  implied,
  anchors,
  dynamicAnchors,
  recursiveAnchors,
}: Registry): string {
  const given = (names: ReadonlyMap<string, SchemaEntry>) =>
    Array.from(names, ([name, { key, baseUri }]) => [name, key, baseUri]);
  return JSON.stringify([
    given(resources),
    [...implied],
    given(anchors),
    [...dynamicAnchors.keys()],
    recursiveAnchors.map(({ key }) => key),
  ]);
}
