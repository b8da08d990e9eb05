/** Runs every case of this folder through the whole compiler. See README.md. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Backend, OutputFile } from "../../src/backends/backend.js";
import { createBackends } from "../../src/backends/registry.js";
import { createValidators } from "../../src/backends/validators/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { load } from "../../src/load/load.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import type { JsonValue } from "../../src/json/value.js";
import type { Source } from "../../src/load/source.js";
import { compileSources, generate, type Compiled } from "../../src/pipeline.js";
import { askTypeScript, type Question } from "../../src/checks/agreement/assignability.js";
import { modelText } from "../support/model-text.js";

const folder = dirname(fileURLToPath(import.meta.url));
const update = (process.env["UPDATE_CASES"] ?? "") !== "";
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const options = {
  name: "case",
  version: "1.0.0",
  schemasPath: "schemas",
  assertFormats: true,
  targets: [],
};

const [typescript, languages] = await backendsOfCases();

/** TypeScript, and the other languages; what they copy into their output is named there only. */
async function backendsOfCases(): Promise<readonly [Backend, readonly Backend[]]> {
  const copied = Object.keys(await readRuntimeAssets()).map((file) => [file, `${file}\n`] as const);
  const [first, ...others] = createBackends(Object.fromEntries(copied));
  if (first === undefined) throw new Error("There is no back-end");
  return [first, others.filter(({ onlyWhenNamed }) => onlyWhenNamed === true)];
}

type Payloads = Readonly<
  Record<string, { readonly valid?: readonly JsonValue[]; readonly invalid?: readonly JsonValue[] }>
>;

interface Run {
  readonly sources: readonly Source[];
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly OutputFile[];
  readonly payloads: Payloads;
}

async function run(name: string): Promise<Run> {
  const root = join(folder, name);
  const loaded = await load("schemas", { workingFolder: root });
  const { value: compiled, diagnostics } = compileSources(loaded.value);
  const all = [...loaded.diagnostics, ...diagnostics];
  const files = hasErrors(all) ? [] : (await generate(compiled, [typescript], options)).value;
  const payloadFile = join(root, "payloads.json");
  const payloads = existsSync(payloadFile)
    ? (JSON.parse(readFileSync(payloadFile, "utf8")) as Payloads)
    : {};
  return { sources: loaded.value, compiled, diagnostics: all, files, payloads };
}

/** Compares `text` with the file that should hold it; with UPDATE_CASES, writes it there. `undefined`: no such file. */
function expectFile(path: string, text: string | undefined): void {
  if (update) {
    rmSync(path, { force: true });
    if (text === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  expect(existsSync(path) ? readFileSync(path, "utf8") : undefined, path).toBe(text);
}

/** Compares files with the folder that should hold them, and nothing else. */
function expectFolder(folder: string, files: readonly OutputFile[]): void {
  if (update) rmSync(folder, { recursive: true, force: true });
  for (const file of files) expectFile(join(folder, file.path), file.contents);
  const found = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    : [];
  expect(found).toHaveLength(files.length);
}

const print = (diagnostics: readonly Diagnostic[]): string | undefined =>
  diagnostics.length === 0 ? undefined : JSON.stringify(diagnostics, null, 2) + "\n";

describe.each(names)("%s", (name) => {
  let result: Run;
  const root = join(folder, name);
  beforeAll(async () => {
    result = await run(name);
  });

  it("reports what it should", () => {
    expectFile(join(root, "diagnostics.json"), print(result.diagnostics));
  });

  it("makes the model and the types that it should", () => {
    const failed = hasErrors(result.diagnostics);
    expectFile(join(root, "model.txt"), failed ? undefined : modelText(result.compiled.contract));
    expectFolder(join(root, "out", "typescript"), result.files);
  });

  it.for(languages.filter((each) => existsSync(join(root, "out", each.name))))(
    "makes what it should for $name",
    async (language) => {
      const { value, diagnostics } = await generate(result.compiled, [language], options);
      expectFolder(join(root, "out", language.name), value);
      expectFile(join(root, "out", `${language.name}.json`), print(diagnostics));
    },
  );

  it("does not depend on the order of files", async () => {
    const reversed = compileSources([...result.sources].reverse());
    expect(modelText(reversed.value.contract)).toBe(modelText(result.compiled.contract));
  });

  it("gives the payloads their verdicts", () => {
    const { compiled, payloads } = result;
    const validators = createValidators({ ...compiled, options });
    for (const [type, { valid = [], invalid = [] }] of Object.entries(payloads)) {
      const declaration = [...compiled.contract.declarations.values()].find((d) => d.name === type);
      expect(declaration, `no type ${type}`).toBeDefined();
      if (declaration === undefined) continue;
      for (const value of valid) {
        expect(validators.validate(declaration.id, value), JSON.stringify(value)).toEqual([]);
      }
      for (const value of invalid) {
        expect(validators.validate(declaration.id, value), JSON.stringify(value)).not.toEqual([]);
      }
    }
  });
});

it("types of all cases compile and accept every valid payload", async () => {
  const files: OutputFile[] = [];
  const questions: Question[] = [];
  for (const name of names) {
    const { compiled, files: own, payloads } = await run(name);
    files.push(...own.map((file) => ({ ...file, path: `${name}/${file.path}` })));
    for (const { name: type, module } of compiled.contract.declarations.values()) {
      for (const value of payloads[type]?.valid ?? []) {
        questions.push({ type, module: `${name}/types/${module}.d.ts`, value });
      }
    }
  }
  const { assignable, errors } = askTypeScript(files, questions);
  expect(errors).toEqual([]);
  const refused = questions.filter((_, i) => assignable[i] === false);
  expect(refused).toEqual([]);
  expect(questions.length).toBeGreaterThan(0);
});
