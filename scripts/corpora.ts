/**
 * Measures allof on real contracts, beside its peers: `npm run corpora -- <folder> [name …]`. Exit code 1 where a bar is missed,
 * 2 where the arguments are wrong.
 */

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measure, type Measured, type MeasureOptions } from "./corpora/measure.js";
import { readCorpus } from "./corpora/read-corpus.js";
import { readSchemaStore } from "./corpora/read-schemastore.js";
import { notes, oursTable, typesTable } from "./corpora/report.js";

const contracts = ["gltf", "fdc3", "openlineage", "matrix", "cityjson", "stac"];
const all = [...contracts, "schemastore"];

const usage = `npm run corpora -- <folder> [name …]

  <folder>          where the corpora lie, a folder for each
  name              ${all.join(", ")}; all where none is given
  --mutants <n>     the most mutants of one payload (300; of a fixture of SchemaStore 10)
  --without-peers   measure allof alone
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { mutants: { type: "string" }, "without-peers": { type: "boolean" } },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
const [folderArgument, ...names] = positionals;
const folder = resolve(folderArgument ?? fail("The folder of the corpora is missing."));
for (const name of names) if (!all.includes(name)) fail(`There is no corpus ${name}.`);
const chosen = names.length === 0 ? all : names;
for (const name of chosen) {
  if (!existsSync(join(folder, name))) fail(`There is no folder ${join(folder, name)}.`);
}
const most = values.mutants === undefined ? undefined : Number(values.mutants);
if (most !== undefined && !(Number.isInteger(most) && most >= 0)) {
  fail("--mutants takes a whole number.");
}
const peers = values["without-peers"] !== true;

async function measureOne(name: string): Promise<Measured> {
  if (name !== "schemastore") {
    const options: MeasureOptions = {
      mutants: most ?? 300,
      peers,
      targets: ["typescript", "validators", "index"],
      // Ajv sorted the payloads without regard to formats.
      assertFormats: false,
    };
    return measure(name, [await readCorpus(folder, name)], options);
  }
  const { subjects, skipped } = await readSchemaStore(join(folder, name));
  process.stdout.write(
    `schemastore: ${skipped} fixtures are of schemas that its own list says are not tested\n`,
  );
  return measure(name, subjects, {
    mutants: most ?? 10,
    peers,
    targets: ["typescript"],
    assertFormats: true,
  });
}

const measured: Measured[] = [];
for (const name of chosen) {
  const start = performance.now();
  measured.push(await measureOne(name));
  process.stdout.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}
process.stdout.write(`\n${typesTable(measured)}\n\n${oursTable(measured)}\n\n`);
let missed = 0;
for (const each of measured) {
  const { text, missed: count } = notes(each);
  process.stdout.write(`${text}\n`);
  missed += count;
}
const { user, system } = process.cpuUsage();
process.stdout.write(
  `\n${missed === 0 ? "Every bar is met" : `${missed} bars are missed`}; ` +
    `${((user + system) / 1e6).toFixed(0)} s of CPU beside the peers'\n`,
);
process.exitCode = missed === 0 ? 0 : 1;
