/** What allof makes of a group: types and their recorded looseness, and validators in process. */

import { typescript } from "../../src/backends/typescript/backend.js";
import { createValidators, type Validators } from "../../src/backends/validators/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { JsonValue } from "../../src/json/value.js";
import type { Remotes } from "../../src/load/remotes.js";
import { declarationOf } from "../../src/model/contract.js";
import { compileSources, generate, type Compiled } from "../../src/pipeline.js";
import type { Dialect } from "../../src/resolve/dialect.js";
import { createIssuesAnywhere } from "../../src/cli/check/issues-anywhere.js";
import type { IssuesAt } from "../../src/checks/agreement/explanation.js";
import type { GeneratedFiles } from "./judge.js";
import { schemaPath, sourceOf } from "./source-of.js";

export interface Ours {
  readonly compiled: Compiled;
  readonly generated: GeneratedFiles;
  readonly validators: Validators;
  /** Judges by any schema of the group, not only by those that are types. */
  readonly issuesAt: IssuesAt;
  /** Errors of compiling: there is no build. */
  readonly errors: readonly Diagnostic[];
  /** These, and the constructs that validators refuse. */
  readonly refusals: readonly Diagnostic[];
}

/** The declaration of a group's schema. */
export const rootId = `${schemaPath}#`;

export const options = {
  name: "suite",
  version: "1.0.0",
  schemasPath: "schemas",
  // The suite's required tests take `format` for an annotation.
  assertFormats: false,
  targets: ["typescript", "validators", "bundle"],
};

export async function compileGroup(
  schema: JsonValue,
  given: { readonly defaultDialect: Dialect; readonly remotes?: Remotes },
): Promise<Ours> {
  const sources = [sourceOf(schema)];
  const { value: compiled, diagnostics } = compileSources(sources, {
    ...given,
    alsoDeclare: ({ key }) => key === rootId,
  });
  const { value: files } = await generate(compiled, [typescript], options);
  const { name, module } = declarationOf(compiled.contract, rootId);
  const validators = createValidators({ ...compiled, options });
  const all = [...diagnostics, ...validators.diagnostics];
  return {
    compiled,
    generated: { files, type: name, module: `types/${module}.d.ts` },
    validators,
    issuesAt: createIssuesAnywhere(compiled, options.assertFormats),
    errors: diagnostics.filter(isError),
    refusals: all.filter(isError),
  };
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

export const textOf = ({ code, message }: Diagnostic): string => `${code}: ${message}`;
