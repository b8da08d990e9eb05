/** The one place where the command line meets the back-ends, and the runtime files that they copy into the output. */

import type { Backend, BackendOptions } from "../backends/backend.js";
import {
  backendOfFamily,
  createBackends,
  familyTargets,
  type Examples,
} from "../backends/registry.js";
import { createValidators, fitsScript } from "../backends/validators/index.js";
import type { Validate } from "../checks/finding.js";
import type { KnownTargets } from "../config/known-targets.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readRuntimeAssets } from "../load/runtime-assets.js";
import type { Declaration } from "../model/contract.js";
import type { Compiled } from "../pipeline.js";

export async function loadBackends(examples?: Examples): Promise<readonly Backend[]> {
  return createBackends(await readRuntimeAssets(), examples);
}

/** What `targets` may hold. */
export async function knownTargets(): Promise<KnownTargets> {
  const names = (await loadBackends()).map(({ name }) => name);
  return {
    shown: [...names, ...familyTargets],
    has: (target) => names.includes(target) || backendOfFamily(target) !== undefined,
  };
}

/** The back-ends named, in the order of the registry, and those made for a target; where none is named, those that need not be. */
export async function selectBackends(
  targets: readonly string[] | undefined,
  examples?: Examples,
): Promise<readonly Backend[]> {
  const all = await loadBackends(examples);
  if (targets === undefined) return all.filter(({ onlyWhenNamed }) => onlyWhenNamed !== true);
  return [
    ...all.filter(({ name }) => targets.includes(name)),
    ...[...new Set(targets)].flatMap((target) => backendOfFamily(target) ?? []),
  ];
}

/** Validators in this process, equal in verdict to the generated ones. */
export interface InProcess {
  readonly validate: Validate;
  /** The same made anew, where one was stopped while it ran. */
  readonly renew: () => Validate;
  /** The fast form of one type, for whoever judges very many payloads: see `fitsScript`. */
  readonly scriptOf: (declaration: Declaration) => string;
  /** With errors among them, verdicts are not to be trusted. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function validatorOf(
  { resolved, contract }: Compiled,
  options: Pick<BackendOptions, "assertFormats">,
): Promise<InProcess> {
  const make = (): Omit<InProcess, "renew" | "scriptOf"> => {
    const validators = createValidators({ resolved, contract, options });
    return {
      validate: (declaration, payload) => validators.validate(declaration.id, payload),
      diagnostics: validators.diagnostics,
    };
  };
  return {
    ...make(),
    renew: () => make().validate,
    scriptOf: (declaration) => fitsScript({ resolved, contract, options, declaration }),
  };
}
