import { pathOfRemote } from "../load/remote-path.js";
import { relativeReferences } from "../load/load-referenced.js";
import type { Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import { get, isObject } from "../json/value.js";

/**
 * `remotes`, and after them the files that lie where a relative reference says, seen from the file that holds it. By the standard such a
 * reference starts from the file's `$id`; json-schema-to-typescript starts from its place, and that often is what was meant.
 */
export function besideTheirFiles(sources: readonly Source[], remotes: Remotes): Remotes {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const known = new Map<string, Source>();
  for (const source of sources) {
    const id = isObject(source.json)
      ? (get(source.json, "$id") ?? get(source.json, "id"))
      : undefined;
    if (typeof id !== "string" || !URL.canParse(id)) continue;
    for (const [text, path] of relativeReferences(source)) {
      const target = byPath.get(path);
      if (target === undefined || !URL.canParse(text, id)) continue;
      const uri = new URL(text, id).href;
      known.set(uri, { ...target, uri, path: pathOfRemote(uri) });
    }
  }
  return Object.assign((uri: string) => remotes(uri) ?? known.get(uri), {
    ...(remotes.faultsOf !== undefined && { faultsOf: remotes.faultsOf }),
  });
}
