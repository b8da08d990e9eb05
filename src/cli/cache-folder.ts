/** Where caches lie, and how they are written. */

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeFileWhole } from "./write-file-whole.js";

/** The nearest `node_modules`, from a folder upward. */
export function nearestModules(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return modules;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Writes a file of a cache. A folder that can't be written to keeps none. */
export function writeCache(file: string, text: string): void {
  try {
    writeFileWhole(file, text);
  } catch {
    // The run itself is done, and its answers are right without.
    return;
  }
}
