import { readFile, realpath } from "node:fs/promises";
import { join, posix } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { tooLarge } from "./file-size.js";
import { displayPath, isWithin } from "./load.js";
import { parseSource } from "./parse-source.js";
import { percentDecode } from "./percent-decode.js";
import { referencesIn } from "./references-in.js";
import type { Source } from "./source.js";
import { systemReason } from "./system-reason.js";

/**
 * The files that `first` refers to by relative references, and those that they refer to, each once, without `first`. All are files
 * in `folder`, below which paths start; a link that leads out of it is a diagnostic. A reference to no file is left to `resolve` to report.
 */
export async function loadReferenced(
  first: Source,
  folder: string,
): Promise<Result<readonly Source[]>> {
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set([first.path]);
  const waiting = [first];
  let realFolder: string | undefined;
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    for (const path of new Set(relativeReferences(source).values())) {
      if (seen.has(path)) continue;
      seen.add(path);
      const file = join(folder, path);
      const real = await realpath(file).catch(() => undefined);
      if (real === undefined) continue;
      realFolder ??= await realpath(folder);
      const shown = displayPath(process.cwd(), file);
      if (!isWithin(realFolder, real)) {
        const message = `This is a symbolic link out of ${displayPath(process.cwd(), folder)}, which allof does not follow`;
        diagnostics.push(diagnostic("unreadable-file", { message, location: { file: shown } }));
        continue;
      }
      const parsed = await readSource(file, path, shown);
      diagnostics.push(...parsed.diagnostics);
      if (parsed.value === undefined) continue;
      sources.push(parsed.value);
      waiting.push(parsed.value);
    }
  }
  return { value: sources, diagnostics };
}

async function readSource(
  file: string,
  path: string,
  shown: string,
): Promise<Result<Source | undefined>> {
  try {
    const large = await tooLarge(file, shown);
    if (large !== undefined) return { value: undefined, diagnostics: [large] };
    return parseSource({ path, file: shown, content: await readFile(file) });
  } catch (error) {
    const message = `The file can't be read: ${systemReason(error)}`;
    const location = { file: shown };
    return {
      value: undefined,
      diagnostics: [diagnostic("unreadable-file", { message, location })],
    };
  }
}

/**
 * The source's relative references, without fragment, and the paths below its folder that they name. Those that lead above it are left
 * out, and so are absolute ones.
 */
export function relativeReferences({ path, json }: Source): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const reference of referencesIn(json)) {
    const [before = ""] = reference.split(/[?#]/);
    const target = pathIn(before);
    if (target === undefined) continue;
    const below = posix.join(posix.dirname(path), target);
    if (below !== ".." && !below.startsWith("../")) found.set(before, below);
  }
  return found;
}

/** The path that a relative reference without fragment is; `undefined` for an absolute one, or none. */
function pathIn(before: string): string | undefined {
  const isRelative =
    before !== "" && !before.startsWith("/") && !/^[a-z][a-z0-9+.-]*:/i.test(before);
  return isRelative ? percentDecode(before) : undefined;
}
