/**
 * Runs the programs in `examples/`, and compares what they print with `examples/expected.txt`: `npm run examples -- [language …]`. Exit code 1
 * where one differs or fails, 2 where the arguments are wrong.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unifiedDiff } from "../src/checks/unified-diff.js";
import type { Example } from "./examples/example.js";
import { go } from "./examples/go.js";
import { java } from "./examples/java.js";
import { python } from "./examples/python.js";
import { rust } from "./examples/rust.js";

const examples: readonly Example[] = [python, go, java, rust];

const repository = fileURLToPath(new URL("..", import.meta.url));
const expected = readFileSync(join(repository, "examples", "expected.txt"), "utf8");

/** What is wrong with an example; `undefined`: nothing. */
function faultOf(example: Example): string | undefined {
  const scratch = mkdtempSync(join(tmpdir(), "allof-example-"));
  try {
    const accessCodes = join(repository, "examples", "access-codes.json");
    const printed = example.run({ repository, accessCodes, scratch });
    return printed === expected
      ? undefined
      : `prints something else\n${unifiedDiff("examples/expected.txt", expected, printed)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const named = process.argv.slice(2);
for (const name of named) {
  if (examples.some((each) => each.name === name)) continue;
  const names = examples.map((each) => each.name).join(", ");
  process.stderr.write(`There is no example ${name}; there are ${names}.\n`);
  process.exit(2);
}
for (const example of examples) {
  if (named.length > 0 && !named.includes(example.name)) continue;
  const missing = example.missing();
  const fault = missing === undefined ? faultOf(example) : undefined;
  if (fault !== undefined) process.exitCode = 1;
  process.stdout.write(
    missing !== undefined
      ? `${example.name}: skipped, ${missing}\n`
      : `${example.name}: ${fault ?? "prints what is expected"}\n`,
  );
}
