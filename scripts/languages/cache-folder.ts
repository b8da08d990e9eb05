import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A folder of this user's for what takes long to install or to build, kept for the next run. `key`: what it holds, versions included. */
export function cacheFolder(key: string): string {
  const root = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(root, "allof-languages", key.replace(/[^\w.=-]+/g, "-"));
  mkdirSync(folder, { recursive: true });
  return folder;
}
