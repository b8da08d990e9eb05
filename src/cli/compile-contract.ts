import { join, relative, resolve, sep } from "node:path";
import { checkPatterns } from "../checks/exponential-patterns.js";
import { checkMetaschemas } from "../checks/metaschema.js";
import { checkOpenApiKeywords } from "../checks/openapi-keywords.js";
import { checkUniqueItems } from "../checks/unbounded-unique-items.js";
import { checkKeywords } from "../checks/unknown-keywords.js";
import { CONFIGURATION_FILE, type Configuration, type Overrides } from "../config/configuration.js";
import { readConfiguration } from "../config/read-configuration.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withoutRepetition } from "../diagnostics/without-repetition.js";
import { hasErrors } from "../diagnostics/result.js";
import { createIsFixture } from "../fixtures/list-fixtures.js";
import { knownRules } from "../lint/configurable.js";
import { applyPolicy, createPolicy, type Policy, type Suppression } from "../lint/policy.js";
import { load } from "../load/load.js";
import { createRemotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import { compileSources, type Compiled } from "../pipeline.js";
import type { ResolveOptions } from "../resolve/resolve.js";
import { knownTargets } from "./backends.js";
import type { Context } from "./context.js";
import type { ExitCode } from "./outcome.js";
import type { Carried } from "./session.js";
import type { Progress } from "./progress.js";

/** Flags that every command on a contract takes. */
export interface ContractFlags {
  readonly config?: string;
  readonly schemas?: string;
  readonly output?: string;
  readonly target?: readonly string[];
}

export interface CompiledContract extends Compiled {
  readonly configuration: Configuration;
  /** The files of the contract, and the remotes that something in it refers to. */
  readonly sources: readonly Source[];
  /** Set where only the part that no error reaches was compiled. */
  readonly part?: PartOfContract;
  /** At which level findings count. That of the diagnostics of the compilation is theirs already. */
  readonly policy: Policy;
  /** The suppressions that passed over diagnostics of the compilation. */
  readonly suppressions: ReadonlySet<Suppression>;
}

/** A contract without those of its schemas that have errors. */
export interface PartOfContract {
  /** The contract with them; nothing that is compiled of it is to be relied on. */
  readonly whole: CompiledContract;
}

export interface Compilation {
  readonly compiled: CompiledContract | undefined;
  /** What there is of a contract whose schemas have errors. */
  readonly flawed?: CompiledContract;
  /** Known even where the schemas don't compile. */
  readonly configuration: Configuration | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Set where it is the configuration that is wrong. */
  readonly exitCode?: ExitCode;
}

/**
 * Configuration, files and model of the contract; nothing to go on with where there are errors. `begin` is called once the
 * configuration is known, whether or not the schemas turn out to be in order.
 */
export async function compileContract(
  flags: ContractFlags,
  context: Context,
  progress: Progress,
  begin: (configuration: Configuration) => Promise<void> = async () => {},
  carried?: Carried,
): Promise<Compilation> {
  const configured = await configurationOf(flags, context);
  const configuration = configured.value;
  if (configuration === undefined || hasErrors(configured.diagnostics)) {
    const { diagnostics } = configured;
    return { compiled: undefined, configuration, diagnostics, exitCode: 2 };
  }
  await begin(configuration);
  const memo = carried?.memoFor(configuration);
  const diagnostics = [...configured.diagnostics];

  progress.step("Reading schemas");
  const loaded = await load(configuration.schemas, {
    workingFolder: context.workingFolder,
    except: exceptionsOf(configuration),
    isExcepted: createIsFixture(configuration.fixtures ?? []),
    known: carried?.files,
  });
  diagnostics.push(...loaded.diagnostics);
  if (loaded.value.length === 0) return { compiled: undefined, configuration, diagnostics };

  progress.step("Compiling");
  const result = compileAndCheck(loaded.value, {
    ...resolveOptionsOf(configuration, context),
    memo,
  });
  const policy = policyOf(configuration, context);
  const { kept, used } = applyPolicy(result.diagnostics, policy);
  diagnostics.push(...kept);
  const { sources } = result.value.resolved;
  const compiled = { ...result.value, configuration, sources, policy, suppressions: used };
  return hasErrors(diagnostics)
    ? { compiled: undefined, flawed: compiled, configuration, diagnostics }
    : { compiled, configuration, diagnostics };
}

/** What may lie in the schemas folder and is no schema. A folder that holds the schemas themselves is no exception. */
function exceptionsOf({ file, schemas, output, fixtures }: Configuration): readonly string[] {
  const folders = (fixtures ?? []).flatMap((rule) => ("folder" in rule ? [rule.folder] : []));
  return [file, join(schemas, CONFIGURATION_FILE), output, ...folders]
    .filter((path) => path !== undefined)
    .filter((path) => path.startsWith(schemas.endsWith(sep) ? schemas : schemas + sep));
}

/** What a configuration says of findings. */
export function policyOf({ lint, folder }: Configuration, { workingFolder }: Context): Policy {
  return createPolicy(lint, (file) =>
    relative(folder, resolve(workingFolder, file)).split(sep).join("/"),
  );
}

/** How a configuration wants references to be resolved. */
export function resolveOptionsOf(
  { dialect, remotes }: Configuration,
  { workingFolder }: Context,
): ResolveOptions {
  return { defaultDialect: dialect, remotes: createRemotes(remotes, { workingFolder }) };
}

/** The model of sources, with what their metaschemas say of them. */
export function compileAndCheck(
  sources: readonly Source[],
  options: ResolveOptions,
): ReturnType<typeof compileSources> {
  const result = compileSources(sources, options);
  const { resolved } = result.value;
  const invalid = [...checkMetaschemas(resolved), ...checkOpenApiKeywords(resolved)];
  // What a value that the metaschema forbids amounts to is nothing to be said besides.
  const places = new Set(invalid.map(({ location }) => JSON.stringify(location)));
  const others = result.diagnostics.filter(
    ({ location }) => location === undefined || !places.has(JSON.stringify(location)),
  );
  const diagnostics = [
    ...others,
    ...invalid,
    ...[checkKeywords, checkPatterns, checkUniqueItems].flatMap((check) => check(resolved)),
  ];
  return { value: result.value, diagnostics: withoutRepetition(diagnostics) };
}

/** The configuration that the flags and the working folder lead to. */
export async function configurationOf(
  flags: ContractFlags,
  { workingFolder }: Context,
): ReturnType<typeof readConfiguration> {
  const overrides: Overrides = {
    schemas: flags.schemas,
    output: flags.output,
    targets: flags.target,
  };
  return readConfiguration({
    workingFolder,
    file: flags.config,
    overrides,
    knownTargets: knownTargets(),
    knownRules,
  });
}
