import { checkAgreement, type Judged } from "../../checks/agreement/check-agreement.js";
import { typescript } from "../../backends/typescript/backend.js";
import type { Agreement } from "../../diagnostics/agreement.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { generate } from "../../pipeline.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { backendOptionsOf } from "../generate-output.js";
import type { Progress } from "../progress.js";
import { createIssuesAnywhere } from "./issues-anywhere.js";
import { openAnswers } from "./known-answers.js";

export interface Agreed {
  readonly value?: Agreement;
  /** Those that count in `value`. */
  readonly answered: readonly Judged[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether types and validators agree on the fixtures that were judged. */
export async function agreement(
  compiled: CompiledContract,
  judged: readonly Judged[],
  context: Context,
  progress: Progress,
): Promise<Agreed> {
  if (judged.length === 0) return { answered: [], diagnostics: [] };
  progress.step("Asking TypeScript");
  const { contract, resolved, configuration } = compiled;
  const options = backendOptionsOf(configuration);
  const { value: files } = await generate(compiled, [typescript], options);
  const answers = openAnswers(contract, files, context.workingFolder);
  const issuesAt = createIssuesAnywhere(compiled, configuration.assertFormats);
  const found = checkAgreement({ contract, resolved, judged, files, issuesAt, known: answers });
  answers?.keep();
  return found;
}
