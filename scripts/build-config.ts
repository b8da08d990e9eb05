/**
 * Compiles the contracts that allof itself is made of, by allof: the schema of `allof.config.json`, and of the JSON report. The command
 * line uses their types and validators. It runs from the sources, since `dist/` is made of what it writes.
 */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../src/cli/build.js";
import { processContext } from "../src/cli/context.js";
import { print } from "../src/cli/print.js";

for (const name of ["config", "reporters"]) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "src", name);
  const context = { ...processContext(false), workingFolder: folder };
  const { report, exitCode } = await build({}, context);
  print(report, "pretty", context);
  process.exitCode = Math.max(exitCode, Number(process.exitCode ?? 0));
}
