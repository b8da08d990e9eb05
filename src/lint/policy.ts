/** At which level each finding counts, file by file, and which are passed over: what the configuration says under `lint`. */

import picomatch from "picomatch";
import { catalogue, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { isConfigurable } from "./configurable.js";
import type { RuleOptions } from "./rule.js";
import { usualLevel, type Level } from "./usual-level.js";

/** A level, or options with or without one. A rule that is given options is meant to be in force. */
export type RuleSetting = Level | (RuleOptions & { readonly level?: Level });

export type RuleSettings = Readonly<Partial<Record<Code, RuleSetting>>>;

/** The member `lint` of the configuration. Paths are relative to its folder, with `/`. */
export interface LintSettings {
  readonly rules: RuleSettings;
  /** Later ones count before earlier ones, and all before `rules`. */
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly rules: RuleSettings;
  }[];
  readonly suppress: readonly Suppression[];
}

export interface Suppression {
  readonly rule: Code;
  /** A pattern of files, and perhaps `#` and a JSON Pointer, at or below which findings are passed over. */
  readonly path: string;
  readonly reason: string;
  /** Where it is written. */
  readonly location?: Location;
}

export const noSettings: LintSettings = { rules: {}, overrides: [], suppress: [] };

export interface Policy {
  /** The path of a file as messages show it, relative to the configuration. */
  pathOf(file: string): string;
  /** Whether the code has another level than `off` in some file. */
  asksFor(code: Code): boolean;
  levelOf(code: Code, file: string): Level;
  optionsOf(code: Code, file: string): RuleOptions;
  /** The suppression that passes over a finding. */
  suppressionOf(diagnostic: Diagnostic): Suppression | undefined;
}

export function createPolicy(
  { rules, overrides, suppress }: LintSettings,
  pathOf: (file: string) => string,
): Policy {
  const layers = overrides.map((each) => ({ ...each, matches: matcher(each.files) }));
  const suppressions = suppress.map((suppression) => {
    const [glob = "", ...pointer] = suppression.path.split("#");
    return { suppression, matches: matcher([glob]), pointer: pointer.join("#") };
  });
  const settingsOf = (code: Code, file: string): readonly RuleSetting[] => {
    const path = layers.length === 0 ? "" : pathOf(file);
    return [
      rules,
      ...layers.filter(({ matches }) => matches(path)).map((layer) => layer.rules),
    ].flatMap((each) => each[code] ?? []);
  };
  const levelOf = (code: Code, settings: readonly RuleSetting[]): Level =>
    settings.map(levelIn).findLast((level) => level !== undefined) ??
    (settings.length > 0 ? catalogue[code].severity : usualLevel(code));
  return {
    pathOf,
    asksFor: (code) => {
      const base = rules[code] === undefined ? [] : [rules[code]];
      const all = [
        base,
        ...layers.flatMap((layer) =>
          layer.rules[code] === undefined ? [] : [[...base, layer.rules[code]]],
        ),
      ];
      return all.some((settings) => levelOf(code, settings) !== "off");
    },
    levelOf: (code, file) => levelOf(code, settingsOf(code, file)),
    optionsOf: (code, file) =>
      Object.assign(
        {},
        ...settingsOf(code, file).filter((each) => typeof each === "object"),
      ) as RuleOptions,
    suppressionOf: ({ code, location }) =>
      location === undefined
        ? undefined
        : suppressions.find(
            ({ suppression, matches, pointer }) =>
              suppression.rule === code &&
              matches(pathOf(location.file)) &&
              isAtOrBelow(location.pointer ?? "", pointer),
          )?.suppression,
  };
}

function levelIn(setting: RuleSetting | undefined): Level | undefined {
  return typeof setting === "object" ? setting.level : setting;
}

/** A pattern without a folder is one of file names, wherever they lie. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) =>
    picomatch(glob.replace(/^\.\//, ""), { dot: true, basename: !glob.includes("/") }),
  );
  return (path) => matchers.some((matches) => matches(path));
}

function isAtOrBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(above.endsWith("/") ? above : above + "/");
}

export interface Applied {
  readonly kept: readonly Diagnostic[];
  /** The suppressions that passed over something. */
  readonly used: ReadonlySet<Suppression>;
}

/** Diagnostics of configurable codes at the levels of a policy, without those that it passes over; others stay as they are. */
export function applyPolicy(diagnostics: readonly Diagnostic[], policy: Policy): Applied {
  const used = new Set<Suppression>();
  const kept = diagnostics.flatMap((each) => {
    if (!isConfigurable(each.code)) return [each];
    const suppression = policy.suppressionOf(each);
    if (suppression !== undefined) used.add(suppression);
    if (suppression !== undefined) return [];
    const level = policy.levelOf(each.code, each.location?.file ?? "");
    if (level === "off") return [];
    return [level === each.severity ? each : { ...each, severity: level }];
  });
  return { kept, used };
}
