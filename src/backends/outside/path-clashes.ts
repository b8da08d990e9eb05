import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Backend, OutputFile } from "../backend.js";

/** What one back-end of a build generated. */
export interface Generated {
  readonly backend: Backend;
  readonly files: readonly OutputFile[];
}

interface Owned {
  readonly path: string;
  readonly backend: Backend;
}

/**
 * Paths that two files have, where a back-end from outside wrote one of them; also those that are the same on a file system without regard to
 * case, and a file where another has a folder. allof's own back-ends see to it themselves that theirs differ.
 */
export function pathClashes(outputs: readonly Generated[]): readonly Diagnostic[] {
  const known = new Map<string, Owned>();
  const folders = new Map<string, Owned>();
  const found: Diagnostic[] = [];
  for (const { backend, files } of outputs) {
    for (const { path } of files) {
      const key = path.toLowerCase();
      const owned = { path, backend };
      const above = foldersOf(key);
      const other =
        known.get(key) ?? folders.get(key) ?? above.map((each) => known.get(each)).find(Boolean);
      const outside = backend.fromOutside ?? other?.backend.fromOutside;
      if (other !== undefined && outside !== undefined) {
        found.push(
          diagnostic("invalid-backend-output", { message: clash(other, owned), location: outside }),
        );
      }
      known.set(key, owned);
      for (const each of above) folders.set(each, owned);
    }
  }
  return found;
}

function clash(one: Owned, other: Owned): string {
  const [a, b] = [one.backend.name, other.backend.name];
  const paths =
    one.path === other.path ? `\`${one.path}\`` : `\`${one.path}\` and \`${other.path}\``;
  const who =
    a === b ? `The back-end \`${a}\` returned` : `The back-ends \`${a}\` and \`${b}\` returned`;
  return `${who} ${one.path === other.path ? `${paths} twice` : `${paths}, of which only one can be`}`;
}

/** `a/b/c.txt`: `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join("/"));
}
