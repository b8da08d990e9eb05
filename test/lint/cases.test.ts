import { describe, expect, it } from "vitest";
import { createJudge } from "../../src/cli/check/lint-contract.js";
import { compileAndCheck } from "../../src/cli/compile-contract.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { casesOf } from "../../src/lint/cases.js";
import { lint } from "../../src/lint/lint.js";
import { createPolicy, noSettings, type RuleSetting } from "../../src/lint/policy.js";
import { rules } from "../../src/lint/registry.js";
import type { Rule } from "../../src/lint/rule.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";

type Files = Readonly<Record<string, string>>;

function sourcesOf(files: Files): readonly Source[] {
  return Object.entries(files).map(([path, content]) => {
    const { value, diagnostics } = parseSource({ path, content });
    if (value === undefined) throw new Error(JSON.stringify(diagnostics));
    return value;
  });
}

/** `path:line:column` of what a rule finds, in the order of the text. */
function findingsIn(files: Files, rule: Rule, setting: RuleSetting = "warning"): readonly string[] {
  const { value, diagnostics } = compileAndCheck(sourcesOf(files), { defaultDialect: "2020-12" });
  if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
  const policy = createPolicy({ ...noSettings, rules: { [rule.id]: setting } }, (file) => file);
  const found = lint({ ...value, judge: createJudge(value, true) }, policy, [rule]);
  return found
    .map(({ diagnostic }) => diagnostic.location)
    .sort((a, b) =>
      a?.file === b?.file
        ? (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
        : (a?.file ?? "") < (b?.file ?? "")
          ? -1
          : 1,
    )
    .map((at) => `${at?.file}:${at?.line}:${at?.column}`);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const cases = casesOf[id] ?? [];

  it("has a case that shows it, first of all", () => {
    expect(cases[0]?.found.length).toBeGreaterThan(0);
  });

  it.each(cases.map((each) => [each.name, each] as const))("%s", (_, each) => {
    expect(findingsIn(each.before, rule, each.setting)).toEqual(each.found);
    if (each.after === undefined) return;
    expect(findingsIn({ ...each.before, ...each.after }, rule, each.setting)).toEqual([]);
  });
});

it("there are cases of rules only", () => {
  expect(Object.keys(casesOf).sort()).toEqual(rules.map(({ id }) => id).sort());
});
