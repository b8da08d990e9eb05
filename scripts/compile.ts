/** TypeScript to `dist/`, with the files that are shipped as they are. */

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
cpSync(join(root, "src"), dist, {
  recursive: true,
  filter: (path) => !/\.[^/\\.]+$/.test(path) || /(\.js|\.d\.ts|\.json)$/.test(path),
});
chmodSync(join(dist, "cli", "main.js"), 0o755);
