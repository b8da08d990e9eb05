/** Where caches lie, and how they are written. */

import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The nearest `node_modules`, from a folder upward. */
export function nearestModules(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return modules;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Writes a file of a cache whole: whoever reads it meanwhile has the old one. A folder that can't be written to keeps no cache. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    // The run itself is done, and its answers are right without.
    return;
  }
}
