import { catalogue, codes, diagnostic, type Code } from "../diagnostics/catalogue.js";
import { didYouMean, nearest } from "../diagnostics/nearest.js";
import type { LintCase } from "../lint/case.js";
import { casesOf } from "../lint/cases.js";
import { rules } from "../lint/registry.js";
import type { Rule } from "../lint/rule.js";
import { compileContract, type ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { explainType } from "./explain-type.js";
import { outcome, type Outcome } from "./outcome.js";

/** The explanation of a type or a code as text, or why there is none. */
export async function explain(
  word: string,
  flags: ContractFlags,
  context: Context,
): Promise<string | Outcome> {
  if (isCode(word)) return explainCode(word);

  const compilation = await compileContract(flags, context, { step: () => {}, done: () => {} });
  const summary = { command: "explain", seconds: 0 };
  const { compiled } = compilation;
  const declarations = [...(compiled?.contract.declarations.values() ?? [])];
  const declaration = declarations.find(({ name }) => name === word);
  if (compiled !== undefined && declaration !== undefined) {
    return explainType(declaration, compiled.contract, compiled.sources);
  }
  if (compiled === undefined && nearest(word, codes) === undefined) {
    const failed = outcome(compilation.diagnostics, summary);
    return { ...failed, exitCode: compilation.exitCode ?? failed.exitCode };
  }
  const unknown = diagnostic("usage", {
    message: `\`${word}\` is neither a type of the contract nor a code of a diagnostic`,
    ...didYouMean(word, [...declarations.map(({ name }) => name), ...codes]),
  });
  return outcome([unknown], summary);
}

function isCode(word: string): word is Code {
  return Object.hasOwn(catalogue, word);
}

function explainCode(code: Code): string {
  const { severity, title, meaning, mend } = catalogue[code];
  const rule = rules.find(({ id }) => id === code);
  const level =
    rule?.isOptIn === true ? `${severity}, where a configuration asks for it` : severity;
  const cases = casesOf[code] ?? [];
  return (
    `${code}  ${level}\n  ${title}.\n\nMeaning\n  ${meaning}\n\nMend\n  ${mend}\n` +
    (rule === undefined ? "" : `\nConfigure\n  ${settingOf(rule)}\n`) +
    cases
      .filter(({ found }) => found.length > 0)
      .map(caseText)
      .join("")
  );
}

/** How the rule is set in `allof.config.json`, as an example. */
function settingOf({ id, options = [] }: Rule): string {
  const setting =
    options.length === 0
      ? '"error"'
      : `{ "level": "error", ${options.map((name) => `"${name}": "…"`).join(", ")} }`;
  return `"lint": { "rules": { "${id}": ${setting} } }`;
}

/** A case as text: the files with what is found in them, and the files as they should be. */
function caseText({ name, before, found, after = {} }: LintCase): string {
  const files = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([path, text]) => `  ${path}\n${indented(text)}`)
      .join("");
  return (
    `\nExample: ${name}\n${files(before)}  found at ${found.join(", ")}\n` +
    (Object.keys(after).length === 0 ? "" : `\nInstead\n${files(after)}`)
  );
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
