/**
 * Compares the types that allof and json-schema-to-typescript print for each root of real contracts:
 * `npm run compare -- <corpora folder> [corpus…] [--verbose]`. Exits with 1 where ours reject what is valid, or are looser without a reason.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { classifiedTable, detailsOf } from "./compare/report.js";
import { compareSubject, type Compared } from "./compare/compare-subject.js";
import { neededRemotes } from "./compare/needed-sources.js";
import { createJudge } from "./compare/judge.js";
import { askPeer } from "./corpora/peers.js";
import { readCorpus } from "./corpora/read-corpus.js";
import { readSchemaStore } from "./corpora/read-schemastore.js";
import type { Subject } from "./corpora/subject.js";

const contracts = ["gltf", "fdc3", "openlineage", "matrix", "cityjson", "stac"];
const all = [...contracts, "schemastore"];

const usage = `Usage: npm run compare -- <corpora folder> [corpus…] [--verbose]\nCorpora: ${all.join(", ")}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: "boolean", default: false } },
});
const [folder = process.env["ALLOF_CORPORA"], ...chosen] = positionals;
const unknown = chosen.find((name) => !all.includes(name));
if (folder === undefined || !existsSync(folder) || unknown !== undefined) {
  console.error(unknown === undefined ? usage : `There is no corpus \`${unknown}\`.\n${usage}`);
  process.exit(2);
}

async function subjectsOf(root: string, name: string): Promise<readonly Subject[]> {
  if (name !== "schemastore") return [await readCorpus(root, name)];
  return (await readSchemaStore(join(root, name))).subjects;
}

const judge = createJudge();
const results = new Map<string, readonly Compared[]>();
for (const name of chosen.length > 0 ? chosen : all) {
  const subjects = await subjectsOf(folder, name);
  const answers = await askPeer("json-schema-to-typescript", subjects, neededRemotes);
  const compared: Compared[] = [];
  for (const subject of subjects) compared.push(...(await compareSubject(subject, answers, judge)));
  results.set(name, compared);
  console.error(`${name}: ${compared.length} roots`);
}
judge.end();

console.log(classifiedTable(results));
const { text, failures } = detailsOf(results, values.verbose);
if (text !== "") console.log(text);
const { user, system } = process.cpuUsage();
console.log(
  `CPU: ${Math.round((user + system) / 1e6)} s here, ${Math.round(judge.seconds())} s judging.`,
);
process.exitCode = failures > 0 ? 1 : 0;
