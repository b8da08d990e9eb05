import type { Source } from "../../load/source.js";
import type { Item } from "./item.js";

/** The items whose schemas stand in one line. */
export interface CoveredLine {
  readonly line: number;
  readonly items: readonly Item[];
}

export interface CoveredFile {
  readonly source: Source;
  /** In order; lines that hold no item are absent. */
  readonly lines: readonly CoveredLine[];
}

/**
 * The schema files with items, each item at the line of its key. What is inherited stands where the base says it. `more`: files that are
 * listed without items, too.
 */
export function linesOf(
  items: readonly Item[],
  sources: readonly Source[],
  more: readonly Source[] = [],
): readonly CoveredFile[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const files = new Map<Source, Map<number, Item[]>>(more.map((source) => [source, new Map()]));
  for (const item of items) {
    const found = byPath.get(item.place.path);
    const source = found?.variant?.of ?? found;
    if (source === undefined) continue;
    const { line = 1 } = source.locate(item.place.pointer, "key");
    const lines = files.get(source) ?? new Map<number, Item[]>();
    files.set(source, lines);
    lines.set(line, [...(lines.get(line) ?? []), item]);
  }
  return [...files]
    .sort(([a], [b]) => (a.path < b.path ? -1 : 1))
    .map(([source, lines]) => ({
      source,
      lines: [...lines].sort(([a], [b]) => a - b).map(([line, own]) => ({ line, items: own })),
    }));
}
