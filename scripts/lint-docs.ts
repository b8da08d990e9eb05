/** Writes `docs/lint.md`, the list of the rules of the lint: `npm run lint-docs`. A test holds the file to it. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintPage } from "./lint-docs/page.js";

const file = join(fileURLToPath(new URL("..", import.meta.url)), "docs", "lint.md");
await writeFile(file, lintPage());
process.stdout.write("docs/lint.md is written\n");
