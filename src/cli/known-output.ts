import {
  existsSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OutputFile } from "../backends/backend.js";
import { MANIFEST } from "../load/load.js";
import {
  removeJournal,
  siblingOf,
  writeJournal,
  writeOutput,
  type Written,
} from "./output-folder.js";

interface Known {
  readonly contents: string;
  /** Where it lies. */
  readonly at: string;
  readonly stamp: Stats;
}

/**
 * The output folder of a process that builds again and again: it knows what it wrote, and writes what differs only.
 *
 * As long as every file and folder has the size and times that it was left with, nobody else has been there. Then each changed file
 * is written beside the folder and renamed into it, so that a reader sees no half of one, the manifest last. A journal beside the
 * folder names them meanwhile: where the process is killed, the next build takes them for its own and writes all anew. In any
 * other case the folder is replaced as a whole, as a single build does.
 */
export class KnownOutput {
  #folder = "";
  /** What lies in the folder, as it was generated. */
  #last: readonly OutputFile[] = [];
  readonly #files = new Map<string, Known>();
  readonly #folders = new Map<string, { readonly at: string; readonly stamp: Stats }>();

  async write(
    folder: string,
    generated: readonly OutputFile[],
    workingFolder: string,
  ): Promise<Written> {
    const target = existsSync(folder) ? await realpath(folder) : folder;
    if (target === this.#folder && this.#isUntouched()) {
      try {
        const written = this.#update(generated);
        this.#last = generated;
        return { written, diagnostics: [] };
      } catch (error) {
        // What stands in the way is for the whole replacement to deal with, or to report.
        if (!(error instanceof Error && "code" in error)) throw error;
      }
    }
    this.#folder = "";
    this.#last = [];
    this.#files.clear();
    this.#folders.clear();
    const written = await writeOutput(folder, generated, workingFolder);
    if (written.diagnostics.length > 0) return written;
    this.#folder = await realpath(folder);
    this.#last = generated;
    for (const file of generated) this.#know(file);
    for (const path of foldersOf(this.#files.keys())) this.#knowFolder(path);
    return written;
  }

  #isUntouched(): boolean {
    for (const { at, stamp } of this.#folders.values()) {
      const found = statSync(at, { throwIfNoEntry: false });
      // Of a folder, what changes with its entries.
      if (found?.mtimeMs !== stamp.mtimeMs || found.ino !== stamp.ino) return false;
    }
    for (const { at, stamp } of this.#files.values()) {
      const found = statSync(at, { throwIfNoEntry: false });
      if (found === undefined || !isSame(found, stamp)) return false;
    }
    return true;
  }

  #update(generated: readonly OutputFile[]): number {
    const changed: OutputFile[] = [];
    let kept = 0;
    for (const [i, file] of generated.entries()) {
      const isAsLast = this.#last[i] === file;
      const known = isAsLast ? undefined : this.#files.get(file.path);
      if (isAsLast || known !== undefined) kept++;
      if (!isAsLast && known?.contents !== file.contents) changed.push(file);
    }
    const removed = kept === this.#files.size ? [] : this.#withoutThose(generated);
    if (changed.length + removed.length === 0) return 0;
    // The manifest last: until then, the journal says what else is ours.
    changed.sort((a, b) => Number(a.path === MANIFEST) - Number(b.path === MANIFEST));

    const staging = siblingOf(this.#folder, "new");
    try {
      mkdirSync(staging, { recursive: true });
      for (const [i, { contents }] of changed.entries()) {
        writeFileSync(join(staging, String(i)), contents);
      }
      writeJournal(this.#folder, [...changed.map(({ path }) => path), ...removed]);
      for (const path of removed) this.#remove(path);
      for (const [i, file] of changed.entries()) {
        const to = join(this.#folder, file.path);
        mkdirSync(dirname(to), { recursive: true });
        renameSync(join(staging, String(i)), to);
        this.#know(file);
      }
      removeJournal(this.#folder);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
    for (const path of foldersOf([...changed.map(({ path }) => path), ...removed])) {
      this.#knowFolder(path);
    }
    return changed.length + removed.length;
  }

  /** Removes a file, and the folders that are empty without it. */
  #remove(path: string): void {
    rmSync(join(this.#folder, path));
    this.#files.delete(path);
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      try {
        rmdirSync(join(this.#folder, folder));
      } catch (error) {
        if (error instanceof Error && "code" in error) return;
        throw error;
      }
      this.#folders.delete(folder);
    }
  }

  /** The files that are there, and are not to be. */
  #withoutThose(generated: readonly OutputFile[]): readonly string[] {
    const expected = new Set(generated.map(({ path }) => path));
    return [...this.#files.keys()].filter((path) => !expected.has(path));
  }

  #know({ path, contents }: OutputFile): void {
    const at = join(this.#folder, path);
    this.#files.set(path, { contents, at, stamp: statSync(at) });
  }

  #knowFolder(path: string): void {
    const at = join(this.#folder, path);
    const stamp = statSync(at, { throwIfNoEntry: false });
    if (stamp === undefined) this.#folders.delete(path);
    else this.#folders.set(path, { at, stamp });
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

/** All folders above `paths`, the output folder itself (`.`) included. */
function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>(["."]);
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}
