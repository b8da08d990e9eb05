import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { tooLarge } from "./file-size.js";
import type { KnownFiles } from "./known-files.js";
import { parseSource } from "./parse-source.js";
import type { Source } from "./source.js";
import { systemReason } from "./system-reason.js";

const SCHEMA_FILE = /\.(json|jsonc|yaml|yml)$/;

/** The file that marks a folder as output of allof, and names what in it is. */
export const MANIFEST = ".allof-output.json";

export interface LoadOptions {
  /** Where the paths that messages show start. */
  readonly workingFolder: string;
  /** Files, and folders, that hold no schemas (the configuration, the output, fixtures), as absolute paths. */
  readonly except?: readonly string[];
  /** Whether a file, by its absolute path, is no schema for another reason. */
  readonly isExcepted?: (path: string) => boolean;
  /** What was read before. A file that is as it was is then the very same source. */
  readonly known?: KnownFiles | undefined;
}

/**
 * All `.json`, `.jsonc`, `.yaml` and `.yml` files below `folder`, sorted by path in code units, so in one order on every system.
 * Dot files, dot folders, `node_modules` and folders that allof wrote are passed over. A symbolic link is followed only to a file within `folder`.
 * Files that can't be read are diagnostics, and absent.
 */
export async function load(
  folder: string,
  { workingFolder, except = [], isExcepted = () => false, known }: LoadOptions,
): Promise<Result<readonly Source[]>> {
  const root = resolve(workingFolder, folder);
  const shownFolder = displayPath(workingFolder, root);
  const noSchemas = (message: string): Result<readonly Source[]> => ({
    value: [],
    diagnostics: [diagnostic("no-schemas", { message, location: { file: shownFolder } })],
  });

  const kind = await stat(root).catch(() => undefined);
  if (kind === undefined) return noSchemas(`The schemas folder \`${shownFolder}\` does not exist`);
  if (!kind.isDirectory()) return noSchemas(`\`${shownFolder}\` is not a folder`);

  const excluded = except.map((path) => resolve(workingFolder, path));
  const entries = (await entriesBelow(root, "", known))
    .map((entry) => ({ ...entry, absolute: join(root, entry.path) }))
    .filter(({ absolute }) => !excluded.some((folder) => isWithin(folder, absolute)))
    .filter(({ absolute }) => !isExcepted(absolute))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const realRoot = await realpath(root);
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, absolute, isLink } of entries) {
    const before = isLink ? undefined : known?.at(absolute);
    if (before !== undefined) {
      diagnostics.push(...before.diagnostics);
      if (before.value !== undefined) sources.push(before.value);
      continue;
    }
    const file = displayPath(workingFolder, absolute);
    const read = await readWithin(realRoot, absolute, isLink, file);
    if (read !== undefined && "code" in read) {
      diagnostics.push(read);
    } else if (read !== undefined) {
      const parse = () => parseSource({ path, file, content: read });
      const parsed = isLink ? parse() : (known?.parsed(absolute, read, parse) ?? parse());
      diagnostics.push(...parsed.diagnostics);
      if (parsed.value !== undefined) sources.push(parsed.value);
    }
  }
  if (sources.length + diagnostics.length === 0) {
    return noSchemas(`The folder \`${shownFolder}\` holds no schema`);
  }
  return { value: sources, diagnostics };
}

/** One file as a contract of its own, with its name as its path. */
export async function loadFile(
  file: string,
  { workingFolder }: Pick<LoadOptions, "workingFolder">,
): Promise<Result<Source | undefined>> {
  const absolute = resolve(workingFolder, file);
  const shown = displayPath(workingFolder, absolute);
  try {
    const large = await tooLarge(absolute, shown);
    if (large !== undefined) return { value: undefined, diagnostics: [large] };
    const content = await readFile(absolute);
    return parseSource({ path: basename(absolute), file: shown, content });
  } catch (error) {
    const message = `The file can't be read: ${systemReason(error)}`;
    const unreadable = diagnostic("unreadable-file", { message, location: { file: shown } });
    return { value: undefined, diagnostics: [unreadable] };
  }
}

interface Entry {
  /** Relative to the contract's folder, with `/`. */
  readonly path: string;
  readonly isLink: boolean;
}

/** Schema files by their extension, and all symbolic links, which may be anything. */
async function entriesBelow(
  root: string,
  folder: string,
  known: KnownFiles | undefined,
): Promise<readonly Entry[]> {
  const at = join(root, folder);
  const list = () => readdir(at, { withFileTypes: true });
  const entries = await (known === undefined ? list() : known.entries(at, list));
  // The bundles of an earlier output are schemas too, but nobody's source.
  if (folder !== "" && entries.some(({ name }) => name === MANIFEST)) return [];
  const found: Entry[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await entriesBelow(root, path, known)));
    else if (entry.isSymbolicLink()) found.push({ path, isLink: true });
    else if (SCHEMA_FILE.test(path)) found.push({ path, isLink: false });
  }
  return found;
}

/** The file's bytes, or what is to be said against reading them; `undefined` for a link to what is no schema, or is found under its own path. */
async function readWithin(
  realRoot: string,
  absolute: string,
  isLink: boolean,
  shown: string,
): Promise<Uint8Array | Diagnostic | undefined> {
  const unreadable = (message: string): Diagnostic =>
    diagnostic("unreadable-file", { message, location: { file: shown } });
  try {
    if (isLink) {
      const target = await realpath(absolute);
      const isFolder = (await stat(target)).isDirectory();
      if (!isFolder && !SCHEMA_FILE.test(absolute)) return undefined;
      if (!isWithin(realRoot, target)) {
        return unreadable(
          "This is a symbolic link out of the schemas folder, which allof does not follow",
        );
      }
      if (isFolder) return undefined;
    }
    return (await tooLarge(absolute, shown)) ?? (await readFile(absolute));
  } catch (error) {
    return unreadable(`The file can't be read: ${systemReason(error)}`);
  }
}

/** Whether `path` is `folder` or lies in it. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path as messages show it: relative to the working folder, with `/` on every system. */
export function displayPath(workingFolder: string, absolute: string): string {
  return (relative(workingFolder, absolute) || ".").split(sep).join("/");
}
