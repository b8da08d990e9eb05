/** Measures allof beside its peers, in one run: `npm run bench -- [part…] [--corpora folder]`. */

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureBreaking } from "./bench/breaking.js";
import { measureCheck } from "./bench/check.js";
import { measureNdjson } from "./bench/ndjson.js";
import { measureMutants } from "./bench/mutants.js";
import { measureOverflow, measureScale } from "./bench/scale.js";
import { measureSchemaStore } from "./bench/schemastore.js";
import { measureWatch } from "./bench/watch.js";
import type { Part } from "./bench/part.js";
import { measureValidators } from "./bench/validators.js";

const counts = [100, 1000, 5000];

interface Options {
  readonly corpora: string | undefined;
}

/** Name → what it measures; nothing where it can't be measured here, which is said. */
const parts: Readonly<Record<string, (options: Options) => Promise<readonly Part[]>>> = {
  schemastore: async ({ corpora }) => {
    if (corpora === undefined || !existsSync(corpora)) return skipped("schemastore");
    return [await measureSchemaStore(corpora)];
  },
  check: async ({ corpora }) => {
    if (corpora === undefined || !existsSync(corpora)) return skipped("check");
    return [await measureCheck(corpora)];
  },
  validators: async () => measureValidators(),
  mutants: async () => [await measureMutants()],
  local: async () => [await measureScale(counts, "local")],
  dense: async () => [await measureScale(counts, "dense"), await measureOverflow()],
  ndjson: async () => [await measureNdjson()],
  breaking: async () => [await measureBreaking(5000)],
  watch: async () => [await measureWatch(1000, "dense"), await measureWatch(5000, "dense")],
};

function skipped(part: string): readonly Part[] {
  console.log(`${part}: skipped, there are no corpora (--corpora, or ALLOF_CORPORA)\n`);
  return [];
}

const usage = `usage: npm run bench -- [${Object.keys(parts).join("] [")}] [--corpora <folder>]`;

function readArguments(): { readonly names: readonly string[]; readonly options: Options } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { corpora: { type: "string" } },
    });
    const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
    if (unknown !== undefined) throw new TypeError(`There is no part ${unknown}`);
    const names = positionals.length === 0 ? Object.keys(parts) : positionals;
    return { names, options: { corpora: values.corpora ?? process.env["ALLOF_CORPORA"] } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

const { names, options } = readArguments();
let missed = 0;
for (const name of names) {
  for (const { title, text, bars } of (await parts[name]?.(options)) ?? []) {
    console.log(`${title}\n${text}`);
    for (const bar of bars) {
      console.log(`${bar.met ? "✔" : "✘"} ${bar.name}: ${bar.measured}`);
      if (!bar.met) missed++;
    }
    console.log();
  }
}
process.exitCode = missed === 0 ? 0 : 1;
