/** A contract as it is in a commit: its objects are read, the work tree is not touched. */

import { execFile, spawn } from "node:child_process";
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface GitCommit {
  /** The root of the repository. */
  readonly top: string;
  readonly commit: string;
}

/** The commit that a reference names in the repository of a folder; `undefined` where there is none, or no git. */
export async function commitOf(ref: string, folder: string): Promise<GitCommit | undefined> {
  try {
    const top = (await git(folder, "rev-parse", "--show-toplevel")).trimEnd();
    const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const commit = (await git(folder, ...verify)).trimEnd();
    return { top: realpathSync(top), commit };
  } catch (error) {
    // Git says so by its exit code; without git, the system does.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", folder, ...args], { maxBuffer: 1 << 28 });
  return stdout;
}

/** The path in the repository, with `/`; `undefined` for what lies outside of it. */
export function pathInRepository(path: string, { top }: GitCommit): string | undefined {
  const within = relative(top, path).split(sep).join("/");
  return within.startsWith("../") || within === ".." ? undefined : within;
}

/** Writes the files at and below `paths` of a commit into a folder, at the same paths. Returns those written. */
export async function writeFiles(
  { top, commit }: GitCommit,
  paths: readonly string[],
  into: string,
): Promise<readonly string[]> {
  // `ls-tree` takes paths as they are; none is all.
  const wanted = paths.includes("") ? [] : paths;
  const listed = await git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", ...wanted);
  const files = listed.split("\0").flatMap((line) => {
    const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    return id === undefined || path === undefined ? [] : [{ id, path }];
  });
  const contents = await readBlobs(
    top,
    files.map(({ id }) => id),
  );
  for (const [i, { path }] of files.entries()) {
    const file = join(into, ...path.split("/"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents[i] ?? "");
  }
  return files.map(({ path }) => path);
}

/** The contents of objects, in order. */
async function readBlobs(top: string, ids: readonly string[]): Promise<readonly Buffer[]> {
  const child = spawn("git", ["-C", top, "cat-file", "--batch"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(ids.map((id) => `${id}\n`).join(""));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  const contents: Buffer[] = [];
  for (let at = 0; at < all.length;) {
    const end = all.indexOf(0x0a, at);
    const size = Number(all.toString("latin1", at, end).split(" ")[2]);
    contents.push(all.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}
