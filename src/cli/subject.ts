/** What payloads are validated against: a type of the contract, or a schema file. */

import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Configuration } from "../config/configuration.js";
import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/result.js";
import { load, loadFile } from "../load/load.js";
import type { Source } from "../load/source.js";
import type { Declaration } from "../model/contract.js";
import type { Compiled } from "../pipeline.js";
import { resolve as resolveReferences } from "../resolve/resolve.js";
import type { Resolved } from "../resolve/resolved.js";
import {
  compileContract,
  compileAndCheck,
  configurationOf,
  resolveOptionsOf,
  type CompiledContract,
  type ContractFlags,
} from "./compile-contract.js";
import { compilePart, contractFacts } from "./compile-part.js";
import type { Context } from "./context.js";
import type { Outcome } from "./outcome.js";
import { referencesIn } from "../resolve/parts.js";
import { partOfContract, withAllReached } from "./part-of-contract.js";
import { openRunCache, type Remembered } from "./run-cache.js";
import { typeNamed } from "./type-named.js";

export interface Subject {
  readonly compiled: Compiled;
  readonly sources: readonly Source[];
  readonly declaration: Declaration;
  readonly assertFormats: boolean;
}

/** A subject, or why there is none. */
export interface Found {
  readonly subject: Subject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode?: Outcome["exitCode"] | undefined;
}

const silent = { step: () => {}, done: () => {} };

/** A name with a separator or an extension is a file's; so is one that exists. */
export function isSchemaFile(name: string, { workingFolder }: Context): boolean {
  return (
    /[/\\]|\.(json|jsonc|yaml|yml)$/.test(name) ||
    (existsSync(resolve(workingFolder, name)) && statSync(resolve(workingFolder, name)).isFile())
  );
}

export async function subjectOfType(
  name: string,
  flags: ContractFlags,
  context: Context,
): Promise<Found> {
  const { value } = await configurationOf(flags, context);
  const cache = value && openRunCache("types", value, context.workingFolder);
  const part = value && cache?.last && (await partWith(name, cache.last, value, context));
  if (part !== undefined) return { subject: part, diagnostics: [] };

  const { compiled, diagnostics, exitCode } = await compileContract(flags, context, silent);
  if (compiled === undefined) return { subject: undefined, diagnostics, exitCode };
  cache?.remember({ diagnostics: [], counts: {}, facts: contractFacts(compiled) });
  const named = typeNamed(name, compiled.contract);
  if ("unknown" in named) return { subject: undefined, diagnostics: [named.unknown] };
  const { declaration } = named;
  const reached = withAllReached([declaration.location.path], compiled.resolved);
  const own = partOfContract(compiled, reached);
  return { subject: subjectIn(own, declaration), diagnostics: [] };
}

/** The type with what it leads to, where the contract is as it was when its types were last looked at, and had no errors. */
async function partWith(
  name: string,
  { facts }: Remembered,
  configuration: Configuration,
  context: Context,
): Promise<Subject | undefined> {
  const [id] = Object.entries(facts?.names ?? {}).find(([, each]) => each === name) ?? [];
  const path = id?.slice(0, id.indexOf("#"));
  if (facts === undefined || id === undefined || path === undefined) return undefined;
  if (facts.modules[path] === undefined) return undefined;
  const compiled = await compilePart([path], facts, configuration, context);
  const declaration = compiled?.contract.declarations.get(id);
  if (compiled === undefined || declaration === undefined) return undefined;
  return subjectIn(compiled, declaration);
}

function subjectIn(compiled: CompiledContract, declaration: Declaration): Subject {
  const { sources } = compiled.resolved;
  const { assertFormats } = compiled.configuration;
  return { compiled, sources, declaration, assertFormats };
}

/** A file of the contract is judged as the contract judges it; any other, as a contract of its own folder. */
export async function subjectOfFile(
  name: string,
  flags: ContractFlags,
  context: Context,
): Promise<Found> {
  const file = resolve(context.workingFolder, name);
  if (!existsSync(file)) {
    const message = `There is no schema file \`${name}\``;
    return { subject: undefined, diagnostics: [diagnostic("usage", { message })] };
  }
  const { value: configuration, diagnostics } = await configurationOf(flags, context);
  if (configuration === undefined || hasErrors(diagnostics)) {
    return { subject: undefined, diagnostics, exitCode: 2 };
  }
  const { schemas } = configuration;
  if (file.startsWith(schemas.endsWith(sep) ? schemas : schemas + sep)) {
    const compilation = await compileContract(flags, context, silent);
    const { compiled } = compilation;
    if (compiled === undefined) {
      const { diagnostics: faults, exitCode } = compilation;
      return { subject: undefined, diagnostics: faults, exitCode };
    }
    const path = relative(schemas, file).split(sep).join("/");
    const { sources } = compiled;
    // What loading passes over (fixtures, an output) lies in the folder, and is no part of the contract.
    if (sources.some((source) => source.path === path)) {
      return subjectAt(name, path, compiled, sources, configuration, "");
    }
  }
  return subjectOfFolder(name, configuration, context);
}

/** The references that a file alone can't follow, and its folder perhaps can. */
const leadsElsewhere: ReadonlySet<Code> = new Set(["unresolved-reference", "reference-outside"]);

/** The file with what it refers to in its folder and below. What else lies there need not even be a schema. */
async function subjectOfFolder(
  name: string,
  configuration: Configuration,
  context: Context,
): Promise<Found> {
  const file = resolve(context.workingFolder, name);
  const options = resolveOptionsOf(configuration, context);
  const { value: own, diagnostics: faults } = await loadFile(file, context);
  if (own === undefined) return { subject: undefined, diagnostics: faults };
  let sources: readonly Source[] = [own];
  let compiled = compileAndCheck(sources, options);
  if (compiled.diagnostics.some(({ code }) => leadsElsewhere.has(code))) {
    const others = (await load(dirname(file), context)).value.filter(
      ({ path }) => path !== own.path,
    );
    const { value: resolved } = resolveReferences([own, ...others], options);
    // Remotes and variants are found again by what refers to them.
    const files = reachableFrom(own, resolved).map((source) => source.variant?.of ?? source);
    sources = [...new Set(files)].filter(({ uri }) => uri === undefined);
    compiled = compileAndCheck(sources, options);
  }
  const diagnostics = [...faults, ...compiled.diagnostics];
  if (hasErrors(diagnostics)) return { subject: undefined, diagnostics };
  const { value } = compiled;
  return subjectAt(
    name,
    own.path,
    value,
    value.resolved.sources,
    configuration,
    ` with \`--schemas ${dirname(name)}\``,
  );
}

/** The source, and all that its references lead to. */
function reachableFrom(own: Source, resolved: Resolved): readonly Source[] {
  const links = referencesIn(resolved);
  const reached = new Set([own]);
  // A set is iterated over what is added to it meanwhile.
  for (const source of reached) {
    for (const { from, target } of links) {
      if (from.source === source) reached.add(target.source);
    }
  }
  return [...reached];
}

/** The type of a file's root. An OpenAPI document has none, but those of its components; `flags`: with which they have names. */
function subjectAt(
  name: string,
  path: string,
  compiled: Compiled,
  sources: readonly Source[],
  { assertFormats }: Configuration,
  flags: string,
): Found {
  const own = [...compiled.contract.declarations.values()].filter(
    ({ location }) => location.path === path,
  );
  const declaration = own.find(({ isRoot }) => isRoot);
  if (declaration !== undefined) {
    return { subject: { compiled, sources, declaration, assertFormats }, diagnostics: [] };
  }
  const names = own.map((each) => `\`${each.name}\``);
  const finding = diagnostic("usage", {
    message: `\`${name}\` is no schema, but a document that may hold some`,
    hint:
      names.length === 0
        ? "Name a type, or the file of a schema; this document has no named schema."
        : `Name one of its types${flags}: ${names.join(", ")}.`,
  });
  return { subject: undefined, diagnostics: [finding] };
}
