import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import type { LocationKey, ResolvedReference, SchemaEntry } from "./resolved.js";

/** What a contract holds of one source. */
export interface Part {
  readonly source: Source;
  /** Its schemas, in the order of the contract's. */
  readonly schemas: readonly SchemaEntry[];
  /** The references that stand in it. */
  readonly references: readonly ResolvedReference[];
}

type Schemas = ReadonlyMap<LocationKey, SchemaEntry>;
type References = ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>;

/** A contract source by source, by path. Where a source holds what it held in the last build, its part is the very same object. */
export function partsOf(
  schemas: Schemas,
  references: References,
  memo?: Memo,
): ReadonlyMap<string, Part> {
  const parts = new Map<string, { [K in keyof Part]: Mutable<Part[K]> }>();
  for (const entry of schemas.values()) {
    const { source } = entry;
    const part = parts.get(source.path);
    if (part === undefined) parts.set(source.path, { source, schemas: [entry], references: [] });
    else part.schemas.push(entry);
  }
  for (const byKeyword of references.values()) {
    for (const reference of byKeyword.values()) {
      parts.get(reference.from.source.path)?.references.push(reference);
    }
  }
  return memo === undefined
    ? parts
    : new Map([...parts].map(([path, part]) => [path, asBefore(path, part, memo)]));
}

type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : T;

/** The part of the last build where it is the same. */
export function asBefore(path: string, part: Part, memo: Memo): Part {
  const last = memo.ofObject("parts", memo, () => new Map<string, Part>());
  const known = last.get(path);
  const isSame =
    known !== undefined &&
    known.source === part.source &&
    areSame(known.schemas, part.schemas) &&
    areSame(known.references, part.references);
  if (isSame) return known;
  last.set(path, part);
  return part;
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** What is computed of one part alone: its source, its schemas, the targets of its references. Kept from build to build where there is a memo. */
export function ofPart<T>(memo: Memo | undefined, name: string, part: Part, compute: () => T): T {
  return memo === undefined ? compute() : memo.ofObject(name, part, compute);
}

/** The schema of the whole source; none where that is no schema, or no value that could be one. */
export function rootOf({ schemas }: Part): SchemaEntry | undefined {
  const [first] = schemas;
  return first?.pointer === "" ? first : undefined;
}

/** All schemas of a contract, source by source. */
export function schemasIn({
  parts,
}: {
  readonly parts: ReadonlyMap<string, Part>;
}): readonly SchemaEntry[] {
  return [...parts.values()].flatMap(({ schemas }) => schemas);
}

/** All references of a contract, source by source. */
export function referencesIn({
  parts,
}: {
  readonly parts: ReadonlyMap<string, Part>;
}): readonly ResolvedReference[] {
  return [...parts.values()].flatMap(({ references }) => references);
}
