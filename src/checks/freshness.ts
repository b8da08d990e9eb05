import type { OutputFile } from "../backends/backend.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { unifiedDiff } from "./unified-diff.js";

export interface Freshness {
  readonly diagnostics: readonly Diagnostic[];
  readonly diffs: readonly string[];
}

/**
 * What on disk differs from what the schemas compile to: one diagnostic and one diff a file. `onDisk` maps paths below the
 * output folder to contents, with exactly the files that a build would manage.
 */
export function checkFreshness(
  generated: readonly OutputFile[],
  onDisk: ReadonlyMap<string, string>,
  outputFolder: string,
): Freshness {
  const expected = new Map(generated.map(({ path, contents }) => [path, contents]));
  const diagnostics: Diagnostic[] = [];
  const diffs: string[] = [];
  for (const path of [...new Set([...expected.keys(), ...onDisk.keys()])].sort()) {
    const now = onDisk.get(path);
    const wanted = expected.get(path);
    if (now === wanted) continue;
    const file = `${outputFolder}/${path}`;
    diagnostics.push(
      diagnostic("stale-output", {
        message:
          now === undefined
            ? "The file is missing"
            : wanted === undefined
              ? "No schema compiles to this file any more"
              : "The file differs from what the schemas compile to",
        location: { file },
      }),
    );
    diffs.push(unifiedDiff(file, now, wanted));
  }
  return { diagnostics, diffs };
}
