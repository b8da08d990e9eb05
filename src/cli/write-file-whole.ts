import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./output-folder.js";

/**
 * Writes a file beside its place and renames it into it: whoever reads it meanwhile, or after this process was killed, finds the old
 * contents or the new ones. What a killed one has left beside it is removed by the next that writes there. Folders are made as needed;
 * throws the system's error where that, or the writing, fails.
 */
export function writeFileWhole(
  file: string,
  contents: string,
  options: { readonly mode?: number } = {},
): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  // By a hash, since the name with more to it could be longer than names may be.
  const hash = createHash("sha256").update(basename(file)).digest("hex").slice(0, 12);
  const prefix = `.allof-${hash}-`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    if (!isRunning(Number(name.slice(prefix.length)))) rmSync(join(folder, name), { force: true });
  }
  const unfinished = join(folder, `${prefix}${process.pid}`);
  try {
    writeFileSync(unfinished, contents, options);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
