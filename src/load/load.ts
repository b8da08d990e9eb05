import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { parseSource } from "./parse-source.js";
import type { Source } from "./source.js";
import { systemReason } from "./system-reason.js";

export interface LoadOptions {
  /** Where the paths that messages show start. */
  readonly workingFolder: string;
  /** Folders below `folder` that hold no schemas (the output, fixtures), as absolute paths. */
  readonly except?: readonly string[];
}

/**
 * All `.json`, `.jsonc`, `.yaml` and `.yml` files below `folder`, sorted by path in code units, so in one order on every system.
 * Dot files, dot folders and `node_modules` are passed over. A symbolic link is followed only to a file within `folder`.
 * Files that can't be read are diagnostics, and absent.
 */
export async function load(
  folder: string,
  { workingFolder, except = [] }: LoadOptions,
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
  const paths = (
    await glob("**/*.{json,jsonc,yaml,yml}", {
      cwd: root,
      ignore: ["**/node_modules/**"],
      followSymbolicLinks: false,
      expandDirectories: false,
    })
  )
    .filter((path) => !excluded.some((folder) => isWithin(folder, join(root, path))))
    .sort();
  if (paths.length === 0) return noSchemas(`The folder \`${shownFolder}\` holds no schema`);

  const realRoot = await realpath(root);
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const absolute = join(root, path);
    const file = displayPath(workingFolder, absolute);
    const read = await readWithin(realRoot, absolute);
    if (typeof read === "string") {
      diagnostics.push(diagnostic("unreadable-file", { message: read, location: { file } }));
      continue;
    }
    const parsed = parseSource({ path, file, content: read });
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value !== undefined) sources.push(parsed.value);
  }
  return { value: sources, diagnostics };
}

/** The file's bytes, or why there are none. */
async function readWithin(realRoot: string, absolute: string): Promise<Uint8Array | string> {
  try {
    if ((await lstat(absolute)).isSymbolicLink()) {
      const target = await realpath(absolute);
      if (!isWithin(realRoot, target)) {
        return "The file is a symbolic link out of the schemas folder, which allof does not follow";
      }
    }
    return await readFile(absolute);
  } catch (error) {
    return `The file can't be read: ${systemReason(error)}`;
  }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path as messages show it: relative to the working folder, with `/` on every system. */
export function displayPath(workingFolder: string, absolute: string): string {
  return (relative(workingFolder, absolute) || ".").split(sep).join("/");
}
