import { get, isObject } from "../../src/json/value.js";
import type { Source } from "../../src/load/source.js";

/** The `$id` (`id`) of a file, without fragment; `undefined` where it has none that is absolute. */
export function absoluteId(source: Source): string | undefined {
  if (!isObject(source.json)) return undefined;
  const id = get(source.json, "$id") ?? get(source.json, "id");
  if (typeof id !== "string" || !URL.canParse(id)) return undefined;
  return id.replace(/#.*$/s, "");
}

/**
 * The URI prefix at which the files of a folder are served, going by most of those `$id`s that end with the file's path. By it a
 * reference finds a file whose own `$id` is missing or misspelt, as it does on the authors' server.
 */
export function servedAt(sources: readonly Source[]): string | undefined {
  const votes = new Map<string, number>();
  for (const source of sources) {
    const id = absoluteId(source);
    if (id?.endsWith("/" + source.path) !== true) continue;
    const prefix = id.slice(0, -source.path.length);
    votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best?.[0];
}
