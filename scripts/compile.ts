/**
 * TypeScript to `dist/`, with the files that are shipped as they are. It is made beside the old one and put in its place by
 * renaming, so that a process that runs from `dist/` meanwhile finds all of it. With `--no-check` types are not checked, which takes most of
 * the time; the files are the same.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const staging = join(root, ".allof", `dist-${process.pid}`);
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

const unchecked = process.argv.includes("--no-check") ? ["--noCheck"] : [];
const { status } = spawnSync(
  process.execPath,
  [tsc, "-p", "tsconfig.build.json", "--outDir", staging, ...unchecked],
  { cwd: root, stdio: "inherit" },
);
cpSync(join(root, "src"), staging, {
  recursive: true,
  // Folders, and what `tsc` leaves alone.
  filter: (path) =>
    !/\.[^/\\]+$/.test(path) || /(\.js|\.d\.ts|\.json|\.py|\.go|\.java|\.rs)$/.test(path),
});
chmodSync(join(staging, "cli", "main.js"), 0o755);

const old = `${staging}-old`;
if (existsSync(dist)) renameSync(dist, old);
renameSync(staging, dist);
rmSync(old, { recursive: true, force: true });
process.exitCode = status ?? 1;
