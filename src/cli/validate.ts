import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { findingContext, findingDiagnostic } from "../checks/finding.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { hasErrors } from "../diagnostics/result.js";
import { load } from "../load/load.js";
import { readPayloads } from "../load/read-payloads.js";
import type { Source } from "../load/source.js";
import type { Declaration } from "../model/contract.js";
import type { Compiled } from "../pipeline.js";
import type { Summary } from "../reporters/report.js";
import { validatorOf } from "./backends.js";
import { compileContract, compileSources, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { outcome, secondsSince, type Outcome } from "./outcome.js";
import { createProgress } from "./progress.js";

export interface ValidateOutcome extends Outcome {
  /** Texts that are not on disk. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What payloads are validated against. */
interface Subject {
  readonly compiled: Compiled;
  readonly sources: readonly Source[];
  readonly declaration: Declaration;
  readonly assertFormats: boolean;
}

/** Payloads against a type of the contract, or against a schema file. */
export async function validate(
  subjectName: string,
  files: readonly string[],
  flags: ContractFlags,
  context: Context,
): Promise<ValidateOutcome> {
  const start = performance.now();
  const progress = createProgress(context);
  const texts = new Map<string, string>();
  const end = (diagnostics: readonly Diagnostic[], payloads?: number): ValidateOutcome => {
    const counts = payloads === undefined ? {} : { payloads };
    const summary: Summary = { command: "validate", ...counts, seconds: secondsSince(start) };
    return { ...outcome(diagnostics, summary), texts };
  };
  try {
    progress.step("Compiling");
    const isFile = isSchemaFile(subjectName, context);
    const found = isFile
      ? await subjectOfFile(subjectName, context)
      : await subjectOfType(subjectName, flags, context);
    if (found.subject === undefined) {
      const failed = end(found.diagnostics);
      return { ...failed, exitCode: found.exitCode ?? failed.exitCode };
    }
    const { compiled, sources, declaration, assertFormats } = found.subject;

    progress.step("Validating");
    const options = { name: declaration.name, schemasPath: ".", assertFormats, targets: [] };
    const validators = await validatorOf(compiled, options);
    const diagnostics: Diagnostic[] = [...found.diagnostics, ...validators.diagnostics];
    if (hasErrors(validators.diagnostics)) return end(diagnostics);
    const context_ = findingContext(compiled.contract, sources);
    let payloads = 0;
    for (const file of files) {
      const read = await readPayloads(file, context);
      diagnostics.push(...read.diagnostics);
      for (const payload of read.value) {
        payloads += 1;
        texts.set(payload.file, payload.text);
        for (const issue of validators.validate(declaration, payload.json)) {
          diagnostics.push(findingDiagnostic(issue, declaration, payload, context_));
        }
      }
    }
    return end(diagnostics, payloads);
  } finally {
    progress.done();
  }
}

/** A name with a separator or an extension is a file's; so is one that exists. */
function isSchemaFile(name: string, { workingFolder }: Context): boolean {
  return (
    /[/\\]|\.(json|jsonc|yaml|yml)$/.test(name) ||
    (existsSync(resolve(workingFolder, name)) && statSync(resolve(workingFolder, name)).isFile())
  );
}

interface Found {
  readonly subject: Subject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode?: Outcome["exitCode"];
}

async function subjectOfType(name: string, flags: ContractFlags, context: Context): Promise<Found> {
  const silent = { step: () => {}, done: () => {} };
  const compilation = await compileContract(flags, context, silent);
  const { compiled, diagnostics } = compilation;
  if (compiled === undefined) {
    const { exitCode } = compilation;
    return { subject: undefined, diagnostics, ...(exitCode !== undefined && { exitCode }) };
  }
  const declarations = [...compiled.contract.declarations.values()];
  const declaration = declarations.find((each) => each.name === name);
  if (declaration === undefined) {
    const names = declarations.map((each) => each.name);
    const meant = nearest(name, names);
    const hint =
      meant === undefined
        ? "Name a type of the contract, or a schema file."
        : `Did you mean \`${meant}\`?`;
    const message = `The contract has no type \`${name}\``;
    return { subject: undefined, diagnostics: [diagnostic("usage", { message, hint })] };
  }
  const { sources, configuration } = compiled;
  const { assertFormats } = configuration;
  return { subject: { compiled, sources, declaration, assertFormats }, diagnostics: [] };
}

/** The schema file with all that lies in its folder and below, which it may refer to. */
async function subjectOfFile(name: string, { workingFolder }: Context): Promise<Found> {
  const absolute = resolve(workingFolder, name);
  if (!existsSync(absolute)) {
    const message = `There is no schema file \`${name}\``;
    return { subject: undefined, diagnostics: [diagnostic("usage", { message })] };
  }
  const folder = dirname(absolute);
  const loaded = await load(folder, { workingFolder });
  const path = relative(folder, absolute).split(sep).join("/");
  const own = loaded.value.find((source) => source.path === path);
  const faults = loaded.diagnostics.filter(
    ({ location }) => own === undefined || location?.file === own.file,
  );
  if (own === undefined) return { subject: undefined, diagnostics: faults };
  // Alone if it can be: what else lies in the folder need not even be a schema.
  let sources: readonly Source[] = [own];
  let compiled = compileSources(sources, "2020-12");
  if (compiled.diagnostics.some(({ code }) => code.includes("reference"))) {
    sources = loaded.value;
    compiled = compileSources(sources, "2020-12");
  }
  const diagnostics = [...faults, ...compiled.diagnostics];
  const declaration = [...compiled.value.contract.declarations.values()].find(
    ({ location, isRoot }) => isRoot && location.path === path,
  );
  if (hasErrors(diagnostics) || declaration === undefined) {
    return { subject: undefined, diagnostics };
  }
  const subject = { compiled: compiled.value, sources, declaration, assertFormats: true };
  return { subject, diagnostics: [] };
}
