import { checkAgreement, type Judged } from "../../checks/agreement/check-agreement.js";
import type { IssuesAt } from "../../checks/agreement/explanation.js";
import { createValidators, type Validators } from "../../backends/validators/index.js";
import { typescript } from "../../backends/typescript/backend.js";
import type { Agreement } from "../../diagnostics/agreement.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { compileSources, generate } from "../../pipeline.js";
import { resolveOptionsOf, type CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { backendOptionsOf } from "../generate-output.js";
import type { Progress } from "../progress.js";
import { openAnswers } from "./known-answers.js";

/** Whether types and validators agree on the fixtures that were judged. */
export async function agreement(
  compiled: CompiledContract,
  judged: readonly Judged[],
  context: Context,
  progress: Progress,
): Promise<{ readonly value?: Agreement; readonly diagnostics: readonly Diagnostic[] }> {
  if (judged.length === 0) return { diagnostics: [] };
  progress.step("Asking TypeScript");
  const { contract, resolved, configuration } = compiled;
  const options = backendOptionsOf(configuration);
  const { value: files } = await generate(compiled, [typescript], options);
  const answers = openAnswers(contract, files, context.workingFolder);
  const issuesAt = issuesAnywhere(compiled, context);
  const found = checkAgreement({ contract, resolved, judged, files, issuesAt, known: answers });
  answers?.keep();
  return found;
}

/** The verdicts of any schema of the contract, as if each were a type. Compiled when first asked for: few explanations need them. */
function issuesAnywhere({ configuration, resolved }: CompiledContract, context: Context): IssuesAt {
  let made:
    | { readonly has: (place: string) => boolean; readonly validators: Validators }
    | undefined;
  return (place, value) => {
    if (made === undefined) {
      const own = resolved.sources.filter(
        ({ variant, uri }) => variant === undefined && uri === undefined,
      );
      const { value: compiled } = compileSources(own, {
        ...resolveOptionsOf(configuration, context),
        alsoDeclare: () => true,
      });
      const options = backendOptionsOf(configuration);
      const { declarations } = compiled.contract;
      made = {
        has: (id) => declarations.has(id),
        validators: createValidators({ ...compiled, options }),
      };
    }
    return made.has(place) ? made.validators.validate(place, value) : undefined;
  };
}
