import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIGURATION_FILE } from "./configuration.js";

/**
 * The nearest `allof.config.json`, from `folder` upward. The search ends at the folder that holds `.git`, since what lies above
 * a repository is none of its business, or else at the root of the file system.
 */
export function findConfiguration(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const candidate = join(current, CONFIGURATION_FILE);
    if (statSync(candidate, { throwIfNoEntry: false })?.isFile()) return candidate;
    if (existsSync(join(current, ".git")) || dirname(current) === current) return undefined;
  }
}
