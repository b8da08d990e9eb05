/** Which files git sees as changed since a ref. */

import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isWithin } from "../../load/load.js";

export interface ChangedFiles {
  /** Whether the file at an absolute path differs from what it was, or may: of what git does not keep, nothing is known. */
  has(path: string): boolean;
  /** The paths that differ, absolute; deleted ones too. */
  readonly paths: readonly string[];
}

const run = promisify(execFile);

/**
 * The files that differ between the commit and the working folder, committed meanwhile or not, deleted and untracked ones too. `places`:
 * the files and folders to look for untracked files in, absolute. A finding where git does not know the ref.
 */
export async function changedSince(
  ref: string,
  places: readonly string[],
  folder: string,
): Promise<ChangedFiles | Diagnostic> {
  const git = async (at: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await run("git", ["-C", at, ...args], { maxBuffer: 1 << 28 });
    return stdout.split("\0").filter((line) => line !== "");
  };
  let top: string;
  let commit: string;
  try {
    top = realPath(((await git(folder, "rev-parse", "--show-toplevel"))[0] ?? "").trimEnd());
    const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    commit = ((await git(folder, ...verify))[0] ?? "").trimEnd();
  } catch (error) {
    return unknownRef(ref, error);
  }
  const inside = places.map(realPath).filter((place) => isWithin(top, place));
  const tracked = await git(top, "diff", "--name-only", "-z", "--no-renames", commit, "--");
  // Without the rules of .gitignore: of an ignored file too it is not known what it was.
  const untracked =
    inside.length === 0 ? [] : await git(top, "ls-files", "--others", "-z", "--", ...inside);
  const paths = [...tracked, ...untracked].map((path) => join(top, path.split("/").join(sep)));
  const changed = new Set(paths);
  return {
    paths,
    has(path) {
      const real = realPath(path);
      if (!isWithin(top, real)) return true;
      // A submodule is one path.
      for (let each = real; each !== top; each = dirname(each)) if (changed.has(each)) return true;
      return false;
    },
  };
}

function unknownRef(ref: string, error: unknown): Diagnostic {
  if (!(error instanceof Error && "code" in error)) throw error;
  const message =
    error.code === "ENOENT"
      ? "`--changed` asks git, and there is no `git`"
      : `Git knows no commit \`${ref}\` here`;
  const hint = "Name a branch, a tag or a commit of the repository that holds the configuration.";
  return diagnostic("usage", { message, hint });
}

/** The path without symbolic links; of a file that is gone, as far as its folders are there. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
