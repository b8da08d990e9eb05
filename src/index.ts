/** The public API of allof: `compile` and `compileFromFile`, the stages of the pipeline, the back-ends, validators in process. */

export { compile } from "./drop-in/compile.js";
export { compileFromFile } from "./drop-in/compile-from-file.js";
export { DEFAULT_OPTIONS, type Options, type SchemaCopy } from "./drop-in/options.js";
export type { Style } from "./drop-in/style.js";
export { AllofError } from "./drop-in/allof-error.js";

export { load, type LoadOptions } from "./load/load.js";
export { createRemotes, type Remotes, type RemotesMap } from "./load/remotes.js";
export { parseSource } from "./load/parse-source.js";
export { readRuntimeAssets } from "./load/runtime-assets.js";
export type { Source, SourceFormat } from "./load/source.js";

export { compileSources, generate, type Compiled, type CompileOptions } from "./pipeline.js";
export type { Dialect } from "./resolve/dialect.js";
export type {
  Resolved,
  ResolvedReference,
  SchemaEntry,
  SchemaLocation,
} from "./resolve/resolved.js";

export { declarationOf, type Contract, type Declaration, type Module } from "./model/contract.js";
export { ancestorsOf, membersOf, type EffectiveMember, type Slice } from "./model/members.js";
export { loosenessOf, type Looseness } from "./model/looseness.js";
export type { Constraint, Documentation, Member, Place, Type } from "./model/type.js";

export type { Backend, BackendInput, BackendOptions, OutputFile } from "./backends/backend.js";
export { createBackends } from "./backends/registry.js";
export { createValidators, type Validators } from "./backends/validators/index.js";

export { catalogue, codes, type Code } from "./diagnostics/catalogue.js";
export type { Diagnostic, Location, Related, Severity } from "./diagnostics/diagnostic.js";
export { hasErrors, type Result } from "./diagnostics/result.js";

export type { JsonObject, JsonValue } from "./json/value.js";
