/**
 * The output folder: which files in it are ours, and replacing them as a whole.
 *
 * A build writes the new output into a folder beside the old one, and swaps the two by renaming. A build that is killed before
 * the swap leaves the old output untouched; one that is killed between the two renames leaves it whole under its backup's name,
 * and the next run puts it back. A reader never sees a mixture. (`--watch` renames changed files one by one: `known-output.ts`.)
 *
 * A manifest in the output names the files that allof wrote. Files that it does not name are foreign: a build refuses to lose
 * them. Dot files (`.gitattributes`, `.gitkeep`) are nobody's output and stay where they are.
 */

import { existsSync, rmSync, writeFileSync } from "node:fs";
import {
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { OutputFile } from "../backends/backend.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { print } from "../json/print.js";
import { displayPath, MANIFEST } from "../load/load.js";
import type { Memo } from "../memo/memo.js";
import { systemReason } from "../load/system-reason.js";

export interface OutputState {
  /** Files that allof wrote, or would write alike: path below the folder → contents. The manifest included. */
  readonly own: ReadonlyMap<string, string>;
  /** Files from elsewhere, by path. */
  readonly foreign: readonly string[];
  /** Dot files, by path: carried over from build to build. */
  readonly kept: readonly string[];
}

/** The files of a build, with the manifest that names them. */
export function withManifest(files: readonly OutputFile[], memo?: Memo): readonly OutputFile[] {
  const paths = files.map(({ path }) => path);
  const text = (): string => {
    const comment =
      "The files that allof wrote here. A build replaces them, and refuses to touch others.";
    return print({ comment, files: paths.toSorted() });
  };
  const contents = memo === undefined ? text() : memo.whileSame("manifest", paths, text);
  return [...files, { path: MANIFEST, contents }];
}

/** What lies in the output folder now. A folder that does not exist holds nothing. */
export async function readOutput(
  folder: string,
  generated: readonly OutputFile[],
): Promise<OutputState> {
  const own = new Map<string, string>();
  const foreign: string[] = [];
  const kept: string[] = [];
  const expected = new Map(generated.map(({ path, contents }) => [path, contents]));
  const listed = new Set([...(await manifestOf(folder)), ...(await interruptedIn(folder))]);
  for (const path of await filesBelow(folder)) {
    if (path !== MANIFEST && basename(path).startsWith(".")) {
      kept.push(path);
      continue;
    }
    const contents = await readFile(join(folder, path), "utf8");
    if (path === MANIFEST || listed.has(path) || expected.get(path) === contents) {
      own.set(path, contents);
    } else {
      foreign.push(path);
    }
  }
  return { own, foreign: foreign.sort(), kept };
}

export interface Written {
  /** How many files were written or removed. */
  readonly written: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Replaces the output; files that do not change keep their time of change. Says how many were written or removed. */
export async function writeOutput(
  folder: string,
  generated: readonly OutputFile[],
  workingFolder: string,
): Promise<Written> {
  const shown = displayPath(workingFolder, folder);
  try {
    await recover(folder);
    const target = existsSync(folder) ? await realpath(folder) : folder;
    const state = await readOutput(target, generated);
    if (state.foreign.length > 0) return { written: 0, diagnostics: [foreignOutput(shown, state)] };
    const changed = generated.filter(({ path, contents }) => state.own.get(path) !== contents);
    const expected = new Set(generated.map(({ path }) => path));
    const removed = [...state.own.keys()].filter((path) => !expected.has(path));
    if (changed.length + removed.length > 0) await replace(target, generated, state);
    for (const journal of await journalsOf(target)) await rm(journal, { force: true });
    return { written: changed.length + removed.length, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return {
      written: 0,
      diagnostics: [
        diagnostic("unwritable-output", {
          message: `The output folder \`${shown}\` can't be written: ${systemReason(error)}`,
          location: { file: shown },
        }),
      ],
    };
  }
}

function foreignOutput(shown: string, { foreign }: OutputState): Diagnostic {
  const named = foreign.slice(0, 3).map((path) => `\`${path}\``);
  const more = foreign.length > 3 ? ` and ${foreign.length - 3} more` : "";
  return diagnostic("foreign-output", {
    message: `The output folder \`${shown}\` holds files that allof did not write: ${named.join(", ")}${more}`,
    location: { file: `${shown}/${foreign[0] ?? ""}` },
  });
}

async function replace(
  folder: string,
  generated: readonly OutputFile[],
  state: OutputState,
): Promise<void> {
  const staging = siblingOf(folder, "new");
  const backup = siblingOf(folder, "old");
  try {
    await mkdir(staging, { recursive: true });
    for (const { path, contents } of generated) {
      const to = join(staging, path);
      await mkdir(dirname(to), { recursive: true });
      if (state.own.get(path) === contents) await keep(join(folder, path), to);
      else await writeFile(to, contents);
    }
    for (const path of state.kept) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await keep(join(folder, path), join(staging, path));
    }
    if (!existsSync(folder)) {
      await rename(staging, folder);
      return;
    }
    await rename(folder, backup);
    try {
      await rename(staging, folder);
    } catch (error) {
      await rename(backup, folder);
      throw error;
    }
    await rm(backup, { recursive: true, force: true });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The same file in a second place: its time of change stays, and nothing is copied where the file system can link. */
async function keep(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
    const { atime, mtime } = await stat(from);
    await utimes(to, atime, mtime);
  }
}

/** The journals beside the output: of writings that were interrupted, or are under way. */
async function journalsOf(folder: string): Promise<readonly string[]> {
  const prefix = `.${basename(folder)}.allof-writing-`;
  const names = await readdir(dirname(folder)).catch(() => []);
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(dirname(folder), name));
}

/** The files that an interrupted writing may have left behind, though the manifest doesn't name them yet. */
async function interruptedIn(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const journal of await journalsOf(folder)) {
    files.push(...(await readFile(journal, "utf8").catch(() => "")).split("\n"));
  }
  return files;
}

/** Notes which files of the output are about to be written or removed one by one. */
export function writeJournal(folder: string, files: readonly string[]): void {
  writeFileSync(siblingOf(folder, "writing"), files.join("\n"));
}

export function removeJournal(folder: string): void {
  rmSync(siblingOf(folder, "writing"), { force: true });
}

/** `.generated.allof-new-4711`: beside the output, so on its file system; with the process, so that two builds don't meet. */
export function siblingOf(folder: string, role: "new" | "old" | "writing"): string {
  return join(dirname(folder), `.${basename(folder)}.allof-${role}-${process.pid}`);
}

/** Mends what a killed build left: puts a backup back where the output is missing, and removes leftovers. */
export async function recover(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `.${basename(folder)}.allof-`;
  for (const name of await readdir(parent).catch(() => [])) {
    const match = name.startsWith(prefix)
      ? /^(new|old)-(\d+)$/.exec(name.slice(prefix.length))
      : null;
    if (match === null || isRunning(Number(match[2]))) continue;
    if (match[1] === "old" && !existsSync(folder)) await rename(join(parent, name), folder);
    else await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Whether there is a process of that number. */
export function isRunning(process_: number): boolean {
  if (process_ === process.pid) return true;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function manifestOf(folder: string): Promise<ReadonlySet<string>> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
    const files =
      typeof manifest === "object" && manifest !== null && "files" in manifest
        ? manifest.files
        : [];
    return new Set(Array.isArray(files) ? files.filter((file) => typeof file === "string") : []);
  } catch {
    return new Set();
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
}
