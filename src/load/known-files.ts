import { statSync } from "node:fs";
import type { Result } from "../diagnostics/result.js";
import type { Source } from "./source.js";

interface Known {
  readonly stamp: Stamp;
  /** When it was read, in milliseconds. */
  readonly read: number;
  readonly content: Uint8Array;
  readonly parsed: Result<Source | undefined>;
}

interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
}

/** What a folder holds, as the file system lists it. */
export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

interface KnownFolder {
  readonly stamp: Stamp;
  readonly read: number;
  readonly entries: readonly FolderEntry[];
}

/** Files change within the resolution of a file system's clock, so one that had just changed when it was read is read again. */
const CLOCK_MILLISECONDS = 50;

/**
 * Schema files that were read, and the folders that they lie in, so that one that has not changed is not read again, and one that holds the same bytes is not parsed
 * again. All are of one contract, read from one working folder.
 */
export class KnownFiles {
  readonly #files = new Map<string, Known>();
  readonly #folders = new Map<string, KnownFolder>();
  readonly #pending = new Map<string, { readonly stamp: Stamp; readonly read: number }>();

  /** What the file at an absolute path was parsed to, if its size and times are what they were; else it is to be read now. */
  at(path: string): Result<Source | undefined> | undefined {
    const stamp = statSync(path, { throwIfNoEntry: false });
    if (stamp === undefined) return undefined;
    const known = this.#files.get(path);
    if (known !== undefined && isSettled(stamp, known.read) && isSame(known.stamp, stamp)) {
      return known.parsed;
    }
    this.#pending.set(path, { stamp, read: Date.now() });
    return undefined;
  }

  /** What lies in the folder at an absolute path: what `read` finds there, or found, if the folder's times are what they were. */
  async entries(
    path: string,
    read: () => Promise<readonly FolderEntry[]>,
  ): Promise<readonly FolderEntry[]> {
    const stamp = statSync(path);
    const known = this.#folders.get(path);
    if (known !== undefined && isSettled(stamp, known.read) && isSame(known.stamp, stamp)) {
      return known.entries;
    }
    const now = Date.now();
    const entries = await read();
    this.#folders.set(path, { stamp, read: now, entries });
    return entries;
  }

  /** What `content`, just read from the file that was asked for, is parsed to. */
  parsed(
    path: string,
    content: Uint8Array,
    parse: () => Result<Source | undefined>,
  ): Result<Source | undefined> {
    const known = this.#files.get(path);
    const isEqual = known !== undefined && Buffer.compare(known.content, content) === 0;
    const parsed = isEqual ? known.parsed : parse();
    const pending = this.#pending.get(path);
    this.#pending.delete(path);
    if (pending !== undefined) this.#files.set(path, { ...pending, content, parsed });
    return parsed;
  }
}

/** Whether what was read at a time can't have changed since without another stamp. */
function isSettled({ mtimeMs, ctimeMs }: Stamp, read: number): boolean {
  return Math.max(mtimeMs, ctimeMs) < read - CLOCK_MILLISECONDS;
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}
