/** Schemas that are known by an address: from folders and values that the configuration names. Nothing is ever fetched. */

import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../json/value.js";
import { tooManyBytes } from "./file-size.js";
import { formatOf } from "./format.js";
import { displayPath, isWithin } from "./load.js";
import { parseSource } from "./parse-source.js";
import { percentDecode } from "./percent-decode.js";
import { pathOfRemote } from "./remote-path.js";
import type { Source } from "./source.js";
import { systemReason } from "./system-reason.js";

/** A URI prefix → a folder; a URI → a file, or a schema. Paths are relative to the working folder. */
export type RemotesMap = Readonly<Record<string, JsonValue>>;

/** The schema at an absolute URI without fragment; `undefined` where none is known. One URI has one `Source`. */
export interface Remotes {
  (uri: string): Source | undefined;
  /** Why a remote that is there can't be used (it is no JSON, a link leads out of its folder). */
  readonly faultsOf?: (uri: string) => readonly Diagnostic[];
}

export interface RemotesOptions {
  /** Where relative paths start, and the paths that messages show. */
  readonly workingFolder: string;
}

interface Found {
  readonly source?: Source;
  readonly faults: readonly Diagnostic[];
}

interface Entry {
  readonly prefix: string;
  readonly value: JsonValue;
}

const extensions = ["", ".json", ".jsonc", ".yaml", ".yml"];

/**
 * A lookup over `map`. The longest prefix that fits decides. A file is read when it is first asked for; one that is a symbolic
 * link out of its folder is refused. A file may be asked for without its extension.
 */
export function createRemotes(map: RemotesMap, { workingFolder }: RemotesOptions): Remotes {
  const entries = Object.entries(map)
    .map(([key, value]): Entry => ({ prefix: normal(key.replace(/#$/, "")), value }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const known = new Map<string, Found>();
  const find = (uri: string): Found => {
    const before = known.get(uri);
    if (before !== undefined) return before;
    const found = findIn(entries, uri, workingFolder);
    known.set(uri, found);
    return found;
  };
  return Object.assign((uri: string) => find(uri).source, {
    faultsOf: (uri: string) => find(uri).faults,
  });
}

const nothing: Found = { faults: [] };

function findIn(entries: readonly Entry[], uri: string, workingFolder: string): Found {
  for (const { prefix, value } of entries) {
    if (typeof value !== "string") {
      if (prefix !== uri) continue;
      const content = JSON.stringify(value, null, 2);
      return parsed({ uri, file: uri, content });
    }
    const path = resolve(workingFolder, value);
    if (prefix === uri) {
      const found = readRemote(uri, path, undefined, workingFolder);
      if (found !== undefined) return found;
    }
    const folder = prefix.endsWith("/") ? prefix : prefix + "/";
    if (!uri.startsWith(folder)) continue;
    const rest = uri.slice(folder.length).split("/").map(percentDecode).join("/");
    for (const extension of rest === "" ? [] : extensions) {
      const found = readRemote(uri, join(path, rest + extension), path, workingFolder);
      if (found !== undefined) return found;
    }
  }
  return nothing;
}

/** The file at `path`; `undefined` where there is none. Within a folder, it must not lead out of it. */
function readRemote(
  uri: string,
  path: string,
  folder: string | undefined,
  workingFolder: string,
): Found | undefined {
  const file = displayPath(workingFolder, path);
  const refuse = (message: string): Found => ({
    faults: [diagnostic("unreadable-file", { message, location: { file } })],
  });
  if (path.includes("\0")) return undefined;
  try {
    const state = statSync(path, { throwIfNoEntry: false });
    if (state?.isFile() !== true) return undefined;
    if (folder !== undefined && !isWithin(realpathSync(folder), realpathSync(path))) {
      return refuse("This leads out of the folder of its remote, which allof does not follow");
    }
    const large = tooManyBytes(state.size, file);
    if (large !== undefined) return { faults: [large] };
    return parsed({ uri, file, content: readFileSync(path) });
  } catch (error) {
    return refuse(`The file can't be read: ${systemReason(error)}`);
  }
}

function parsed(input: {
  readonly uri: string;
  readonly file: string;
  readonly content: string | Uint8Array;
}): Found {
  const { uri, file, content } = input;
  const format = formatOf(file) ?? "json";
  const { value, diagnostics } = parseSource({ path: pathOfRemote(uri), file, format, content });
  if (value === undefined || diagnostics.length > 0) return { faults: diagnostics };
  return { source: { ...value, uri }, faults: [] };
}

/** A URI as references are resolved to it. */
function normal(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).href : uri;
}
