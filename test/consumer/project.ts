/** An empty project outside of the repository, with the packed package installed in it. */

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program and its arguments, run to its end whatever that is. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Output> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, NODE_OPTIONS: undefined };
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      // On Windows npm and npx are batch files, which only a shell starts.
      { cwd, env, maxBuffer: 1 << 26, shell: process.platform === "win32" },
      (error, stdout, stderr) => {
        const exitCode = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
        resolve({ exitCode, stdout, stderr });
      },
    );
  });
}

export interface Project {
  readonly folder: string;
  /** Why there is no package in it: the registry is out of reach. */
  readonly unreachable?: string;
  readonly remove: () => void;
}

const outOfReach =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

export interface ProjectOptions {
  /** Of the project's files, below `test/consumer`. */
  readonly files?: string;
  /** Packages beside ours, by name, with their versions. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The files of `project/`, beside the package as `npm pack` makes it and the packages that those files import. */
export async function installedProject(options: ProjectOptions = {}): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "allof-consumer-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const unreachable = await install(folder, options);
    return { folder, remove, ...(unreachable !== undefined && { unreachable }) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Fills the folder; says why it can't where that is not our fault. */
async function install(
  folder: string,
  { files = "project", dependencies }: ProjectOptions,
): Promise<string | undefined> {
  // `dist/` was compiled by the global setup.
  const packed = await npm(
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    root,
  );
  if (packed.exitCode !== 0) throw new Error(packed.stderr);
  const tarball = fileNameOf(packed.stdout);

  cpSync(join(root, "test", "consumer", files), folder, { recursive: true });
  const beside =
    dependencies ??
    Object.fromEntries(
      ["up-fetch", "@standard-schema/spec"].map((name) => [name, versionHere(name)]),
    );
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      name: "consumer",
      private: true,
      type: "module",
      dependencies: { allof: `file:${tarball}`, ...beside },
    }),
  );
  const quick = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
  const soon = ["--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-timeout=20000"];
  const { exitCode, stderr } = await npm(["install", ...quick, ...soon], folder);
  if (exitCode === 0) return undefined;
  const reason = outOfReach.exec(stderr)?.[0];
  if (reason === undefined) throw new Error(stderr);
  return `npm's registry is out of reach (${reason})`;
}

const npm = (args: readonly string[], cwd: string): Promise<Output> => run("npm", args, cwd);

/** What `npm pack --json` prints: a list, or by package name since npm 12. */
function fileNameOf(stdout: string): string {
  const packed = JSON.parse(stdout) as Readonly<Record<string, { readonly filename: string }>>;
  const [first] = Object.values(packed);
  if (first === undefined) throw new Error(`npm pack: ${stdout}`);
  return first.filename;
}

export function versionHere(name: string): string {
  const text = readFileSync(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
