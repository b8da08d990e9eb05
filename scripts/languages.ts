/**
 * Proves that the types of other languages mean what the schemas do, and that their validators judge by our bundles as we do:
 * `npm run conformance:languages -- [language …] [--corpora folder]`. Exit code 1 where anything is unexplained, 2 where the arguments are wrong.
 */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpusCase, ownCase } from "./languages/cases.js";
import { go } from "./languages/go/go.js";
import { java } from "./languages/java/java.js";
import type { Language } from "./languages/language.js";
import { measure, type Case, type Measured } from "./languages/measure.js";
import { measurePeer, type MeasuredPeer } from "./languages/peers/measure-peer.js";
import type { Peer } from "./languages/peers/peer.js";
import { peers } from "./languages/peers/peers.js";
import { reportPeers } from "./languages/peers/report.js";
import { python } from "./languages/python/python.js";
import { rust } from "./languages/rust/rust.js";
import { measureValidator } from "./languages/validators/measure-validator.js";
import { reportValidator } from "./languages/validators/report.js";
import type { Validator } from "./languages/validators/validator.js";
import { validators } from "./languages/validators/validators.js";
import { table } from "./table.js";

const languages: readonly Language[] = [python, go, java, rust];
const corpora = ["gltf", "fdc3", "openlineage", "matrix"];
const root = fileURLToPath(new URL("..", import.meta.url));

const names = new Set([
  ...languages.map(({ name }) => name),
  ...validators.map(({ language }) => language),
]);

const usage = `npm run conformance:languages -- [language …] [--types] [--validators] [--peers] [--corpora <folder>]

  language            ${[...names].join(", ")}; all where none is given
  --types             only the types that are generated
  --validators        only the languages' validators of JSON Schema, on the bundles
  --peers             what other generators score on our contract (not run unless asked for)
  --corpora <folder>  where the corpora lie: ${corpora.join(", ")}, a folder for each
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        corpora: { type: "string" },
        peers: { type: "boolean" },
        types: { type: "boolean" },
        validators: { type: "boolean" },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
for (const name of positionals) {
  if (!names.has(name)) fail(`There is no language ${name}.`);
}
const folder = values.corpora === undefined ? undefined : resolve(values.corpora);
for (const name of folder === undefined ? [] : corpora) {
  if (!existsSync(join(folder ?? "", name)))
    fail(`There is no folder ${join(folder ?? "", name)}.`);
}

/** The contracts with the output of a target. What is compiled for one language's validator is not compiled again for the next. */
async function casesOf(target: string): Promise<readonly Case[]> {
  let cases = known.get(target);
  if (cases === undefined) {
    const others = folder === undefined ? [] : corpora;
    const all = [
      ownCase(root, target),
      ...others.map((name) => corpusCase(folder ?? "", name, target)),
    ];
    known.set(target, (cases = Promise.all(all)));
  }
  return cases;
}

const known = new Map<string, Promise<readonly Case[]>>();

/** What is measured of each contract, one after another, in a folder that is there as long. */
async function onEach<T>(
  target: string,
  measureIn: (scratch: string) => (each: Case) => T,
): Promise<readonly T[]> {
  const scratch = mkdtempSync(join(tmpdir(), "allof-languages-"));
  try {
    const measureOne = measureIn(scratch);
    return (await casesOf(target)).map((each) => measureOne(each));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measureLanguage(language: Language): Promise<readonly Measured[]> {
  return onEach(language.name, (scratch) => {
    const tools = language.prepare(scratch);
    return (each) => measure(each, language, tools, scratch);
  });
}

/** Shows how a language's validator judges; how many verdicts nothing explains. */
async function showValidator(validator: Validator): Promise<number> {
  const measured = await onEach("bundle", (scratch) => {
    const command = validator.prepare();
    const options = { folder: scratch, mostMutants: 500 };
    return (each) => measureValidator(each, command, validator.differences, options);
  });
  process.stdout.write(reportValidator(validator, measured));
  return measured.reduce((sum, { unexplained }) => sum + unexplained.length, 0);
}

/** Shows what other generators score. Nothing of it is wrong with ours. */
async function showPeers(asked: readonly Peer[]): Promise<void> {
  const [own] = await casesOf("bundle");
  if (own === undefined) throw new Error("There is no contract of ours");
  const scratch = mkdtempSync(join(tmpdir(), "allof-peers-"));
  try {
    const measured: [Peer, MeasuredPeer][] = [];
    for (const [i, peer] of asked.entries()) {
      const missing = peer.missing();
      if (missing === undefined) {
        measured.push([peer, await measurePeer(peer, own, join(scratch, String(i)))]);
      } else process.stdout.write(`${peer.name}, ${peer.language}: skipped, ${missing}\n`);
    }
    process.stdout.write(reportPeers(measured));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const head =
  "contract valid decoded round-tripped invalid rejected explained unexplained faults".split(" ");
const isAsked = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const isAll = [values.types, values.validators, values.peers].every((each) => each === undefined);
let wrong = 0;
for (const language of isAll || values.types === true ? languages : []) {
  if (!isAsked(language.name)) continue;
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
for (const validator of isAll || values.validators === true ? validators : []) {
  if (!isAsked(validator.language)) continue;
  const missing = validator.missing();
  if (missing === undefined) wrong += await showValidator(validator);
  else process.stdout.write(`${validator.language}, ${validator.library}: skipped, ${missing}\n`);
}
if (values.peers === true) await showPeers(peers.filter(({ language }) => isAsked(language)));
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
