import { existsSync, readFileSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { decode } from "../load/decode.js";
import { reporters, type ReporterName } from "../reporters/registry.js";
import type { Report, ReporterOptions } from "../reporters/report.js";
import type { Context } from "./context.js";
import { repositoryRoot } from "./repository-root.js";
import { version } from "./version.js";

/** Renders a report on standard output. `texts` holds what is not on disk, such as standard input. */
export function print(
  report: Report,
  reporter: ReporterName,
  context: Context,
  texts: ReadonlyMap<string, string> = new Map(),
): void {
  context.out(reporters[reporter](report, reporterOptions(context, texts)));
}

/** What reporters may know of this process and its disk. */
export function reporterOptions(
  { workingFolder, colours }: Context,
  texts: ReadonlyMap<string, string> = new Map(),
): ReporterOptions {
  const known = new Map<string, string | undefined>(texts);
  let root: string | undefined;
  return {
    colours,
    version,
    textOf: (file) => {
      if (!known.has(file)) {
        const path = resolve(workingFolder, file);
        known.set(file, existsSync(path) ? textAt(path) : undefined);
      }
      return known.get(file);
    },
    inRepository: (file) => {
      root ??= repositoryRoot(workingFolder);
      const path = relative(root, resolve(workingFolder, file));
      // What lies elsewhere has no other name than the one that the run gave it.
      return path.startsWith("..") || path === "" || texts.has(file)
        ? file
        : path.split(sep).join("/");
    },
  };
}

const MOST_FRAMED_BYTES = 64 << 20;

function textAt(path: string): string | undefined {
  try {
    // A frame of a few lines is not worth holding what was read line by line.
    if (statSync(path).size > MOST_FRAMED_BYTES) return undefined;
    return decode(readFileSync(path)).text;
  } catch {
    return undefined;
  }
}
