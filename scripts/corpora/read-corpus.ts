import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { listFixtures } from "../../src/fixtures/list-fixtures.js";
import { readPayloads as readDocuments } from "../../src/load/read-payloads.js";
import { load } from "../../src/load/load.js";
import type { Source } from "../../src/load/source.js";
import { servedAt } from "./served-at.js";
import type { Payload, Root, Subject } from "./subject.js";

/**
 * A corpus of one contract: `schemas/`, `roots.json` (name of a type → its file, as its authors' build calls it),
 * `payloads/<Root>/{valid,invalid}/` and, where the contract refers to files of other servers, those in `remotes/`, by their names.
 */
export async function readCorpus(folder: string, name: string): Promise<Subject> {
  const root = resolve(folder, name);
  const sources = await readFolder(root, "schemas");
  const remotes = existsSync(join(root, "remotes")) ? await readFolder(root, "remotes") : [];
  const names = JSON.parse(await readFile(join(root, "roots.json"), "utf8")) as Readonly<
    Record<string, string>
  >;
  const roots = Object.entries(names).map(([type, path]) => ({
    name: type,
    source: fileNamed(path, sources),
  }));
  const byName = new Map(remotes.map((source) => [baseName(source.path), source]));
  return {
    name,
    sources,
    remotes: (uri) => byName.get(baseName(uri)),
    servedAt: servedAt(sources),
    dialect: "2020-12",
    roots,
    payloads: await readPayloadsOf(root, roots),
    silentFormats: [],
  };
}

async function readFolder(root: string, folder: string): Promise<readonly Source[]> {
  const { value, diagnostics } = await load(folder, { workingFolder: root });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The file that a path of the authors' build means: the one of that name, whatever its folder and extension; of several, the one with most folders in common. */
function fileNamed(path: string, sources: readonly Source[]): Source {
  const bare = (of: string): string => baseName(of).replace(/\.[a-z]+$/i, "");
  const folders = new Set(path.split("/").slice(0, -1));
  const common = (source: Source): number =>
    source.path.split("/").filter((folder) => folders.has(folder)).length;
  const [first, second] = sources
    .filter((source) => bare(source.path) === bare(path))
    .sort((a, b) => common(b) - common(a));
  if (first === undefined) throw new Error(`roots.json names ${path}, which no file is`);
  if (second !== undefined && common(second) === common(first)) {
    throw new Error(`roots.json names ${path}, which could be ${first.path} or ${second.path}`);
  }
  return first;
}

async function readPayloadsOf(folder: string, roots: readonly Root[]): Promise<readonly Payload[]> {
  const { files, missing } = await listFixtures([{ folder: join(folder, "payloads") }], folder);
  if (missing.length > 0) throw new Error(`There is no folder ${join(folder, "payloads")}`);
  const byName = new Map(roots.map((root) => [root.name, root]));
  const payloads: Payload[] = [];
  for (const { path, of, verdict } of files) {
    const name = of !== "itself" && "type" in of ? of.type : "";
    const root = byName.get(name);
    if (root === undefined) throw new Error(`Payloads of ${name}, which roots.json does not name`);
    const { value, diagnostics } = await readDocuments(path, { workingFolder: folder });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    for (const source of value) {
      const shown = source.file.replace(/^payloads\//, "");
      payloads.push({ root, verdict, name: shown, value: source.json });
    }
  }
  return payloads;
}
