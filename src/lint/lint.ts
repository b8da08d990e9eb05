import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../load/source.js";
import type { Contract } from "../model/contract.js";
import { schemaTypes } from "../normalise/schema-types.js";
import { isAuthors } from "../normalise/units.js";
import type { Resolved } from "../resolve/resolved.js";
import type { Policy } from "./policy.js";
import { rules } from "./registry.js";
import type { At, Finding, Fix, LintInput, Rule } from "./rule.js";
import type { Level } from "./usual-level.js";

export interface Found {
  readonly rule: Rule;
  readonly source: Source;
  readonly diagnostic: Diagnostic;
  readonly fix?: Fix;
}

export interface LintSubject {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly judge: LintInput["judge"];
}

/** What the rules that a policy asks for find, at the levels that it gives them; suppressions are not looked at. */
export function lint(
  { resolved, contract, judge }: LintSubject,
  policy: Policy,
  wanted: readonly Rule[] = rules,
): readonly Found[] {
  const parts = [...resolved.parts.values()].filter(({ source }) => isAuthors(source));
  const input: Omit<LintInput, "options"> = {
    resolved,
    contract,
    judge,
    types: schemaTypes(resolved, contract),
    schemas: parts.flatMap(({ schemas }) => schemas),
  };
  return wanted.flatMap((rule) => {
    if (!policy.asksFor(rule.id)) return [];
    const options: LintInput["options"] = ({ file }) => policy.optionsOf(rule.id, file);
    return [...rule.check({ ...input, options })].flatMap((finding) => {
      const level = policy.levelOf(rule.id, finding.at.source.file);
      return level === "off" ? [] : found(rule, finding, level);
    });
  });
}

function found(rule: Rule, finding: Finding, level: Exclude<Level, "off">): Found {
  const { at, message, related, hint, fix } = finding;
  return {
    rule,
    source: at.source,
    diagnostic: {
      ...diagnostic(rule.id, {
        message,
        location: located(at),
        ...(related !== undefined && {
          related: related.map((each) => ({ message: each.message, location: located(each.at) })),
        }),
        ...(hint !== undefined && { hint }),
      }),
      severity: level,
    },
    ...(fix !== undefined && { fix }),
  };
}

function located({ source, pointer, of }: At): Diagnostic["location"] & object {
  return source.locate(pointer, of);
}
