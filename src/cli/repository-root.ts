import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder upward that holds `.git`; without one, the folder itself. */
export function repositoryRoot(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return folder;
  }
}
