import { catalogue, codes, diagnostic, type Code } from "../diagnostics/catalogue.js";
import { didYouMean, nearest } from "../diagnostics/nearest.js";
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
  return `${code}  ${severity}\n  ${title}.\n\nMeaning\n  ${meaning}\n\nMend\n  ${mend}\n`;
}
