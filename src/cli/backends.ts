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
import type { Configuration } from "../config/configuration.js";
import type { KnownTargets } from "../config/known-targets.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { readRuntimeAssets } from "../load/runtime-assets.js";
import type { Declaration } from "../model/contract.js";
import type { Compiled } from "../pipeline.js";

export async function loadBackends(examples?: Examples): Promise<readonly Backend[]> {
  return createBackends(await readRuntimeAssets(), examples);
}

/** What `targets` may hold. */
export function knownTargets(): KnownTargets {
  // Names alone need none of the files that the back-ends copy.
  const names = createBackends({}).map(({ name }) => name);
  return {
    shown: [...names, ...familyTargets],
    has: (target) => names.includes(target) || backendOfFamily(target) !== undefined,
  };
}

/**
 * The back-ends named: those of the registry in its order, those made for a target, then those from outside; where none is named, those of allof
 * that need not be.
 */
export async function selectBackends(
  { targets, outside }: Pick<Configuration, "targets" | "outside">,
  workingFolder: string,
  examples?: Examples,
): Promise<Result<readonly Backend[]>> {
  const all = await loadBackends(examples);
  const own =
    targets === undefined
      ? all.filter(({ onlyWhenNamed }) => onlyWhenNamed !== true)
      : [
          ...all.filter(({ name }) => targets.includes(name)),
          ...[...new Set(targets)].flatMap((target) => backendOfFamily(target) ?? []),
        ];
  if (outside.length === 0) return { value: own, diagnostics: [] };
  const { loadOutside } = await import("./outside/load-outside.js");
  const known = all.map(({ name }) => name);
  const { value, diagnostics } = await loadOutside(outside, known, workingFolder);
  return { value: [...own, ...value], diagnostics };
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
