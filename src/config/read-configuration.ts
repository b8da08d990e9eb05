import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { append } from "../json/pointer.js";
import type { JsonValue } from "../json/value.js";
import { displayPath } from "../load/load.js";
import { parseSource } from "../load/parse-source.js";
import type { Source } from "../load/source.js";
import { systemReason } from "../load/system-reason.js";
import { defaults, type Configuration, type Overrides } from "./configuration.js";
import { fixtureRules } from "./fixture-rules.js";
import { noSettings, type LintSettings } from "../lint/policy.js";
import { findTargets, type OutsideTarget } from "./find-targets.js";
import { findConfiguration } from "./find-configuration.js";
import type { AllofConfig } from "./generated/index.js";
import { noBreakingSettings, type BreakingSettings } from "../breaking/settings.js";
import { readBreakingSettings } from "./read-breaking-settings.js";
import type { KnownTargets } from "./known-targets.js";
import { readLintSettings, type KnownRules } from "./read-lint-settings.js";
import { validateConfiguration } from "./validate-configuration.js";

export interface ReadOptions {
  readonly workingFolder: string;
  /** The file named by `--config`; else it is searched for. */
  readonly file?: string | undefined;
  readonly overrides?: Overrides;
  readonly knownTargets: KnownTargets;
  /** The rules that `lint` may name, with the options that each takes. */
  readonly knownRules: KnownRules;
}

/** Flags over file over defaults. Absent where the file can't be used. */
export async function readConfiguration({
  workingFolder,
  file: named,
  overrides = {},
  knownTargets,
  knownRules,
}: ReadOptions): Promise<Result<Configuration | undefined>> {
  const file =
    named === undefined ? findConfiguration(workingFolder) : resolve(workingFolder, named);
  const folder = file === undefined ? workingFolder : dirname(file);
  const read: Result<Read | undefined> =
    file === undefined
      ? {
          value: { from: {}, lint: noSettings, breaking: noBreakingSettings, outside: [] },
          diagnostics: [],
        }
      : await readFileOf(file, workingFolder, { knownTargets, knownRules });
  if (read.value === undefined) return { value: undefined, diagnostics: read.diagnostics };

  const { from, lint, breaking } = read.value;
  const flagged =
    overrides.targets &&
    findTargets(overrides.targets, { folder: workingFolder, knownTargets, code: "usage" });
  const path = (flag: string | undefined, member: string | undefined, fallback: string): string =>
    flag !== undefined ? resolve(workingFolder, flag) : resolve(folder, member ?? fallback);
  const value: Configuration = {
    file,
    folder,
    name: from.name ?? (basename(folder) || "contract"),
    version: from.version ?? defaults.version,
    schemas: path(overrides.schemas, from.schemas, defaults.schemas),
    output: path(overrides.output, from.output, defaults.output),
    fixtures: from.fixtures === null ? undefined : fixtureRules(from.fixtures, folder),
    targets: overrides.targets ?? from.targets,
    outside: flagged?.value ?? read.value.outside,
    dialect: from.dialect ?? defaults.dialect,
    assertFormats: (from.formats ?? defaults.formats) === "assert",
    remotes: Object.fromEntries(
      Object.entries(from.remotes ?? {}).map(([uri, remote]) => [
        uri,
        typeof remote === "string" ? resolve(folder, remote) : (remote as JsonValue),
      ]),
    ),
    lint,
    breaking,
  };
  return {
    value,
    diagnostics: [...(flagged?.diagnostics ?? []), ...overlaps(value, workingFolder)],
  };
}

/** What a configuration file says. */
interface Read {
  readonly from: AllofConfig;
  readonly lint: LintSettings;
  readonly breaking: BreakingSettings;
  readonly outside: readonly OutsideTarget[];
}

async function readFileOf(
  file: string,
  workingFolder: string,
  { knownTargets, knownRules }: Pick<ReadOptions, "knownTargets" | "knownRules">,
): Promise<Result<Read | undefined>> {
  const shown = displayPath(workingFolder, file);
  let content: Uint8Array;
  try {
    content = await readFile(file);
  } catch (error) {
    return {
      value: undefined,
      diagnostics: [
        diagnostic("invalid-configuration", {
          message: `The configuration can't be read: ${systemReason(error)}`,
          location: { file: shown },
          hint: "Name an existing file with --config, or run `allof init`.",
        }),
      ],
    };
  }
  const parsed = parseSource({ path: shown, content, format: "json" });
  if (parsed.value === undefined || parsed.diagnostics.length > 0) {
    return { value: undefined, diagnostics: parsed.diagnostics };
  }
  const source = parsed.value;
  const valid = validateConfiguration(source);
  if (valid.value === undefined) return { value: undefined, diagnostics: valid.diagnostics };
  const outside = findTargets(valid.value.targets ?? [], {
    folder: dirname(file),
    knownTargets,
    code: "invalid-configuration",
    locationOf: (index) => source.locate(`/targets/${index}`),
  });
  const lint = readLintSettings(valid.value, source, knownRules);
  const breaking = readBreakingSettings(valid.value, source);
  const missing = missingRemotes(valid.value, source, file, workingFolder);
  const diagnostics = [
    ...outside.diagnostics,
    ...lint.diagnostics,
    ...breaking.diagnostics,
    ...missing,
  ];
  return diagnostics.length > 0
    ? { value: undefined, diagnostics }
    : {
        value: {
          from: valid.value,
          lint: lint.value,
          breaking: breaking.value,
          outside: outside.value,
        },
        diagnostics,
      };
}

/** Remotes that are said to lie where nothing lies. */
function missingRemotes(
  { remotes = {} }: AllofConfig,
  source: Source,
  file: string,
  workingFolder: string,
): readonly Diagnostic[] {
  return Object.entries(remotes).flatMap(([uri, remote]) => {
    if (typeof remote !== "string") return [];
    const path = resolve(dirname(file), remote);
    if (existsSync(path)) return [];
    return diagnostic("invalid-configuration", {
      message: `The remote \`${uri}\` is said to lie in \`${displayPath(workingFolder, path)}\`, which does not exist`,
      location: source.locate(append("/remotes", uri)),
      hint: "Name a folder or a file that exists, relative to the configuration.",
    });
  });
}

/** A build replaces its output folder: nothing that a person wrote may lie in it. */
function overlaps(configuration: Configuration, workingFolder: string): readonly Diagnostic[] {
  const { output, schemas, fixtures, folder, file } = configuration;
  const within = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  const lost = [
    ["the schemas folder", schemas],
    ...(fixtures ?? []).map((rule) =>
      "folder" in rule ? (["the fixtures folder", rule.folder] as const) : undefined,
    ),
    ["the configuration's folder", folder],
  ] as const;
  const found = lost.find((each) => each !== undefined && within(each[1], output));
  if (found === undefined) return [];
  return [
    diagnostic("invalid-configuration", {
      message: `The output folder \`${displayPath(workingFolder, output)}\` would replace ${found[0]}`,
      ...(file !== undefined && { location: { file: displayPath(workingFolder, file) } }),
      hint: "Choose an `output` folder of its own.",
    }),
  ];
}
