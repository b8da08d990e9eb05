/**
 * What `allof check --watch` does when a fixture changes, in the folder given by an output of the benchmark: in one process, a check, then
 * changes of a fixture, each checked. Prints the seconds of the fastest, from the change to the report.
 */

import { writeFileSync } from "node:fs";
import { check } from "../../src/cli/check.js";
import { processContext } from "../../src/cli/context.js";
import { deliver } from "../../src/cli/deliver.js";
import { SETTLE_MILLISECONDS } from "../../src/cli/watch.js";

const [fixture = ""] = process.argv.slice(2);
const context = { ...processContext(false), out: () => {} };
const run = async (): Promise<number> => {
  const start = performance.now();
  await deliver(await check({}, context), [{ name: "pretty" }], context);
  return (performance.now() - start + SETTLE_MILLISECONDS) / 1000;
};

await run();
let fastest = Infinity;
for (let version = 0; version < 5; version++) {
  writeFileSync(fixture, JSON.stringify({ watched: version }));
  fastest = Math.min(fastest, await run());
}
console.log(fastest);
