import { breakingCodes, type BreakingSettings } from "../breaking/settings.js";
import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Result } from "../diagnostics/result.js";
import { append } from "../json/pointer.js";
import type { Source } from "../load/source.js";
import type { AllofConfig } from "./generated/index.js";

/** The member `breaking` with its defaults. A rule that is unknown is told with its place. */
export function readBreakingSettings(
  { breaking = {} }: AllofConfig,
  source: Source,
): Result<BreakingSettings> {
  const { against, roles = [], rules = {}, suppress = [] } = breaking;
  const diagnostics = [
    ...Object.keys(rules).flatMap((rule) =>
      unknownRule(rule, source.locate(append("/breaking/rules", rule), "key")),
    ),
    ...suppress.flatMap(({ rule }, i) =>
      unknownRule(rule, source.locate(append("/breaking/suppress", i, "rule"))),
    ),
  ];
  const value: BreakingSettings = {
    against,
    roles,
    levels: new Map(Object.entries(rules).map(([rule, level]) => [rule as Code, level])),
    suppress: suppress.map((each, i) => ({
      ...each,
      rule: each.rule as Code,
      location: source.locate(append("/breaking/suppress", i)),
    })),
  };
  return { value, diagnostics };
}

function unknownRule(rule: string, location: Location): readonly Diagnostic[] {
  if ((breakingCodes as readonly string[]).includes(rule)) return [];
  return [
    diagnostic("invalid-configuration", {
      message: `\`allof breaking\` has no rule \`${rule}\``,
      location,
      hint: "docs/breaking.md lists the rules.",
      ...didYouMean(rule, breakingCodes),
    }),
  ];
}
