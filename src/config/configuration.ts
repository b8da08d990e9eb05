import type { BreakingSettings } from "../breaking/settings.js";
import type { LintSettings } from "../lint/policy.js";
import type { RemotesMap } from "../load/remotes.js";
import type { OutsideTarget } from "./find-targets.js";
import type { Dialect } from "../resolve/dialect.js";

/** A folder of `<Type>/valid/` and `<Type>/invalid/`. */
export interface FixtureFolder {
  readonly folder: string;
}

/** Files by a pattern. */
export interface FixturePattern {
  /** A glob with `/` that matches absolute paths; `{schema}`, `{type}` and `{verdict}` stand for a name without `/`. */
  readonly files: string;
  /** As the author wrote it. */
  readonly written: string;
  /** Absent where the pattern says it. */
  readonly verdict?: Verdict | undefined;
  /** The type of all files; absent where the file says it: by its path, its name, or its `$schema`. */
  readonly type?: string | undefined;
  /** Whether an invalid fixture must have its expected findings beside it. */
  readonly needsFindings: boolean;
}

export type FixtureRule = FixtureFolder | FixturePattern;

export type Verdict = "valid" | "invalid";

/** A configuration with every default filled in and every path absolute. */
export interface Configuration {
  /** The configuration file, where there is one. */
  readonly file: string | undefined;
  /** The folder that the file's paths are relative to: its own, or the working folder. */
  readonly folder: string;
  readonly name: string;
  /** A semantic version. */
  readonly version: string;
  readonly schemas: string;
  readonly output: string;
  /** Where fixtures lie, the first that names a file counting; `undefined`: the contract has none. */
  readonly fixtures: readonly FixtureRule[] | undefined;
  /** Back-ends as they were written; `undefined`: all of those that need not be named. */
  readonly targets: readonly string[] | undefined;
  /** Those of `targets` that don't come with allof. */
  readonly outside: readonly OutsideTarget[];
  readonly dialect: Dialect;
  readonly assertFormats: boolean;
  /** A URI prefix → a folder or file, absolute; or a URI → a schema. */
  readonly remotes: RemotesMap;
  readonly lint: LintSettings;
  readonly breaking: BreakingSettings;
}

/** What flags say; each overrides the file. Paths are relative to the working folder. */
export interface Overrides {
  readonly schemas?: string | undefined;
  readonly output?: string | undefined;
  readonly targets?: readonly string[] | undefined;
}

export const CONFIGURATION_FILE = "allof.config.json";

export const defaults = {
  version: "0.0.0",
  schemas: "schemas",
  output: "generated",
  fixtures: "test/fixtures",
  dialect: "2020-12",
  formats: "assert",
} as const;
