import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isObject } from "../../json/value.js";
import { lint, type Found, type LintSubject } from "../../lint/lint.js";
import { applyPolicy, type Suppression } from "../../lint/policy.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Compiled } from "../../pipeline.js";
import type { CompiledContract } from "../compile-contract.js";
import { createIssuesAnywhere } from "./issues-anywhere.js";

/** What the rules of the lint find, and the suppressions that suppress nothing: neither here, nor among `used`, nor in the compilation. */
export function lintContract(
  compiled: CompiledContract,
  used: ReadonlySet<Suppression>,
): readonly Diagnostic[] {
  const { policy, configuration, suppressions } = compiled;
  const found = findingsIn(compiled).map((each) => each.diagnostic);
  const applied = applyPolicy(found, policy);
  const all = new Set([...used, ...suppressions, ...applied.used]);
  const unused = configuration.lint.suppress.filter(
    // What only a build finds is not known to be gone.
    (each) => !all.has(each) && each.rule !== "shared-bundle",
  );
  return [...applied.kept, ...unused.map(unusedSuppression)];
}

/** What the rules find, suppressed or not. */
export function findingsIn(compiled: CompiledContract): readonly Found[] {
  const judge = createJudge(compiled, compiled.configuration.assertFormats);
  return lint({ ...compiled, judge }, compiled.policy);
}

/** Judges values by the schemas that say `default` or `examples`, wherever they stand: what is wrong with one, in words. */
export function createJudge(
  compiled: Compiled,
  assertFormats: boolean,
  milliseconds?: number,
): LintSubject["judge"] {
  let isStopped = false;
  const issuesAt = createIssuesAnywhere(compiled, assertFormats, {
    isAsked: saysValues,
    stopped() {
      isStopped = true;
    },
    ...(milliseconds !== undefined && { milliseconds }),
  });
  return (key, value) => {
    isStopped = false;
    const issues = issuesAt(key, value) ?? [];
    return isStopped ? "stopped" : issues.map(({ message }) => message);
  };
}

function saysValues({ value }: SchemaEntry): boolean {
  return isObject(value) && (Object.hasOwn(value, "default") || Object.hasOwn(value, "examples"));
}

function unusedSuppression({ rule, path, location }: Suppression): Diagnostic {
  return diagnostic("unused-suppression", {
    message: `No finding of \`${rule}\` is left at \`${path}\``,
    ...(location !== undefined && { location }),
  });
}
