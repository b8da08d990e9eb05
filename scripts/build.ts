/** The main job of the repository: compiles the Seam contract with our own command line, and checks it. */

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Summary } from "../src/reporters/report.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const start = performance.now();

const built = run("build");
const checked = run("check");
const count = (value: number | undefined, noun: string): string =>
  `  ${noun.padEnd(18)}${value ?? 0}\n`;
process.stdout.write(
  "The Seam contract\n" +
    count(built.types, "types") +
    count(built.validators, "validators") +
    count(built.files, "files") +
    count(checked.fixtures, "fixtures checked") +
    `  ${"time".padEnd(18)}${((performance.now() - start) / 1000).toFixed(1)} s\n`,
);

/** The summary of a command; where it fails, it is run again for a reader, and this process ends with its exit code. */
function run(command: string): Summary {
  const main = join(root, "dist", "cli", "main.js");
  const { status, stdout } = spawnSync(process.execPath, [main, command, "--reporter", "json"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });
  if (status === 0) return (JSON.parse(stdout) as { readonly summary: Summary }).summary;
  spawnSync(process.execPath, [main, command], { cwd: root, stdio: "inherit" });
  process.exit(status ?? 3);
}
