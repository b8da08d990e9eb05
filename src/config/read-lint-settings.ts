import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Result } from "../diagnostics/result.js";
import { append } from "../json/pointer.js";
import type { LintSettings, RuleSettings } from "../lint/policy.js";
import type { Source } from "../load/source.js";
import type { AllofConfig, LintRules } from "./generated/index.js";

/** Names of rules, each with the options that it takes. */
export type KnownRules = ReadonlyMap<string, readonly string[]>;

/** The member `lint` with its defaults. A rule that is unknown, or does not take an option, is told with its place. */
export function readLintSettings(
  { lint = {} }: AllofConfig,
  source: Source,
  known: KnownRules,
): Result<LintSettings> {
  const { rules = {}, overrides = [], suppress = [] } = lint;
  const diagnostics = [
    ...faultsIn(rules, "/lint/rules", source, known),
    ...overrides.flatMap((each, i) =>
      faultsIn(each.rules, append("/lint/overrides", i, "rules"), source, known),
    ),
    ...suppress.flatMap(({ rule }, i) =>
      known.has(rule)
        ? []
        : unknownRule(rule, source.locate(append("/lint/suppress", i, "rule")), known),
    ),
  ];
  const value: LintSettings = {
    rules: rules as RuleSettings,
    overrides: overrides.map((each) => ({ ...each, rules: each.rules as RuleSettings })),
    suppress: suppress.map((each, i) => ({
      ...each,
      rule: each.rule as Code,
      location: source.locate(append("/lint/suppress", i)),
    })),
  };
  return { value, diagnostics };
}

function faultsIn(
  rules: LintRules,
  pointer: string,
  source: Source,
  known: KnownRules,
): readonly Diagnostic[] {
  return Object.entries(rules).flatMap(([rule, setting]) => {
    const at = append(pointer, rule);
    const options = known.get(rule);
    if (options === undefined) return unknownRule(rule, source.locate(at, "key"), known);
    if (typeof setting === "string") return [];
    return Object.keys(setting).flatMap((option) =>
      option === "level" || options.includes(option)
        ? []
        : diagnostic("invalid-configuration", {
            message: `The rule \`${rule}\` has no option \`${option}\``,
            location: source.locate(append(at, option), "key"),
            hint:
              options.length === 0
                ? "It takes a level only."
                : `It takes \`level\` and ${options.map((each) => `\`${each}\``).join(", ")}.`,
          }),
    );
  });
}

function unknownRule(rule: string, location: Location, known: KnownRules): readonly Diagnostic[] {
  return [
    diagnostic("invalid-configuration", {
      message: `There is no rule \`${rule}\``,
      location,
      hint: "docs/lint.md lists the rules.",
      ...didYouMean(rule, known.keys()),
    }),
  ];
}
