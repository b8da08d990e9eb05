/**
 * Proves that the types of other languages mean what the schemas do: `npm run conformance:languages -- [language …] [--corpora folder]`.
 * Exit code 1 where anything is unexplained, 2 where the arguments are wrong.
 */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpusCase, ownCase } from "./languages/cases.js";
import { go } from "./languages/go/go.js";
import type { Language } from "./languages/language.js";
import { measure, type Measured } from "./languages/measure.js";
import { python } from "./languages/python/python.js";
import { table } from "./table.js";

const languages: readonly Language[] = [python, go];
const corpora = ["gltf", "fdc3", "openlineage", "matrix"];
const root = fileURLToPath(new URL("..", import.meta.url));

const usage = `npm run conformance:languages -- [language …] [--corpora <folder>]

  language            ${languages.map(({ name }) => name).join(", ")}; all where none is given
  --corpora <folder>  where the corpora lie: ${corpora.join(", ")}, a folder for each
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { corpora: { type: "string" } } });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
for (const name of positionals) {
  if (!languages.some((each) => each.name === name)) fail(`There is no language ${name}.`);
}
const folder = values.corpora === undefined ? undefined : resolve(values.corpora);
for (const name of folder === undefined ? [] : corpora) {
  if (!existsSync(join(folder ?? "", name)))
    fail(`There is no folder ${join(folder ?? "", name)}.`);
}

async function measureLanguage(language: Language): Promise<readonly Measured[]> {
  const scratch = mkdtempSync(join(tmpdir(), "allof-languages-"));
  try {
    const tools = language.prepare(scratch);
    const measured = [measure(await ownCase(root, language.name), language, tools, scratch)];
    if (folder === undefined) return measured;
    for (const name of corpora) {
      const each = await corpusCase(folder, name, language.name);
      measured.push(measure(each, language, tools, scratch));
    }
    return measured;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const head =
  "contract valid decoded round-tripped invalid rejected explained unexplained faults".split(" ");
let wrong = 0;
for (const language of languages) {
  if (positionals.length > 0 && !positionals.includes(language.name)) continue;
  const missing = language.missing();
  if (missing !== undefined) {
    process.stdout.write(`${language.name}: skipped, ${missing}\n`);
    continue;
  }
  const measured = await measureLanguage(language);
  process.stdout.write(`${language.name}\n${table(head, rowsOf(measured))}\n`);
  for (const { name, unexplained, faults, looseBy } of measured) {
    const loose = [...looseBy].sort(([a], [b]) => (a < b ? -1 : 1));
    if (loose.length > 0) {
      const told = loose.map(([keyword, count]) => `${keyword} ${count}`).join(", ");
      process.stdout.write(`${name}: explained by ${told}\n`);
    }
    for (const line of [...faults, ...unexplained]) process.stdout.write(`${name}: ${line}\n`);
    wrong += faults.length + unexplained.length;
  }
}
process.exitCode = wrong === 0 ? 0 : 1;

function rowsOf(measured: readonly Measured[]): string[][] {
  return measured.map((each) => [
    each.name,
    ...[each.valid, each.decoded, each.roundTripped].map(String),
    ...[each.invalid, each.rejected, each.explained].map(String),
    String(each.unexplained.length),
    String(each.faults.length),
  ]);
}
