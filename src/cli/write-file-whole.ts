import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./output-folder.js";

/**
 * Writes a file beside its place and renames it into it: whoever reads it meanwhile, or after this process was killed, finds the old
 * contents or the new ones. What a killed one has left beside it is removed by the next that writes there.
 */
export function writeFileWhole(file: string, contents: string): void {
  const prefix = `.${basename(file)}.allof-`;
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(prefix)) continue;
    const process_ = Number(name.slice(prefix.length));
    if (!isRunning(process_)) rmSync(join(dirname(file), name), { force: true });
  }
  const unfinished = join(dirname(file), `${prefix}${process.pid}`);
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
}
