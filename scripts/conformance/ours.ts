/** What allof makes of a group: types and their recorded looseness, and validators in process. */

import { typescript } from "../../src/backends/typescript/backend.js";
import { createValidators, type Validators } from "../../src/backends/validators/index.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Source } from "../../src/load/source.js";
import { declarationOf } from "../../src/model/contract.js";
import { compileSources, generate, type Compiled } from "../../src/pipeline.js";
import type { Dialect } from "../../src/resolve/dialect.js";
import type { Generated } from "./judge.js";
import { schemaPath } from "./sources-of-group.js";

export interface Ours {
  readonly compiled: Compiled;
  readonly generated: Generated;
  readonly validators: Validators;
  /** Errors of compiling and of the validators: what makes a build refuse the schema. */
  readonly refusals: readonly Diagnostic[];
}

/** The declaration of a group's schema. */
export const rootId = `${schemaPath}#`;

export const options = {
  name: "suite",
  schemasPath: "schemas",
  // The suite's required tests take `format` for an annotation.
  assertFormats: false,
  targets: ["typescript", "validators", "bundle"],
};

export async function compileGroup(sources: readonly Source[], dialect: Dialect): Promise<Ours> {
  const { value: compiled, diagnostics } = compileSources(sources, { defaultDialect: dialect });
  const { value: files } = await generate(compiled, [typescript], options);
  const { name, module } = declarationOf(compiled.contract, rootId);
  const validators = createValidators({ ...compiled, options });
  const all = [...diagnostics, ...validators.diagnostics];
  return {
    compiled,
    generated: hasErrors(diagnostics)
      ? { error: diagnostics.filter(isError).map(textOf).join("; ") }
      : { files, type: name, module: `types/${module}.d.ts` },
    validators,
    refusals: all.filter(isError),
  };
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

export const textOf = ({ code, message }: Diagnostic): string => `${code}: ${message}`;
