/**
 * Compiles the schema of `allof.config.json` by allof itself: its type and validator, from which the command line is built.
 * It runs from the sources, since `dist/` is made of what it writes.
 */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../src/cli/build.js";
import { processContext } from "../src/cli/context.js";
import { print } from "../src/cli/print.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "config");
const context = { ...processContext(false), workingFolder: folder };
const { report, exitCode } = await build({}, context);
print(report, "pretty", context);
process.exitCode = exitCode;
