/** The one place where the command line meets the back-ends, and the runtime files that they copy into the output. */

import type { Backend, BackendOptions } from "../backends/backend.js";
import { createBackends, type Examples } from "../backends/registry.js";
import { createValidators } from "../backends/validators/index.js";
import type { Validate } from "../checks/finding.js";
import { readRuntimeAssets } from "../load/runtime-assets.js";
import type { Compiled } from "../pipeline.js";

export async function loadBackends(examples?: Examples): Promise<readonly Backend[]> {
  return createBackends(await readRuntimeAssets(), examples);
}

/** The back-ends named, in the order of the registry; all where none is named. */
export async function selectBackends(
  targets: readonly string[] | undefined,
  examples?: Examples,
): Promise<readonly Backend[]> {
  const all = await loadBackends(examples);
  return targets === undefined ? all : all.filter(({ name }) => targets.includes(name));
}

/** Validators in this process, equal in verdict to the generated ones. */
export async function validatorOf(
  { resolved, contract }: Compiled,
  options: BackendOptions,
): Promise<Validate> {
  const validators = createValidators({ resolved, contract, options });
  return (declaration, payload) => validators.validate(declaration.id, payload);
}
