import { createValidators, type Validators } from "../../backends/validators/index.js";
import { hasErrors } from "../../diagnostics/result.js";
import { lastToken } from "../../json/pointer.js";
import { isObject } from "../../json/value.js";
import type { LintSubject } from "../../lint/lint.js";
import type { Contract, Declaration } from "../../model/contract.js";
import { placeOf } from "../../model/type.js";
import { unknown } from "../../model/types.js";
import type { Compiled } from "../../pipeline.js";
import { schemasIn } from "../../resolve/parts.js";
import type { SchemaEntry } from "../../resolve/resolved.js";

/**
 * Judges values by the schemas that say `default` or `examples`, wherever they stand. The validators are made when the first is asked
 * for; where they can't judge faithfully, nothing is said against any value.
 */
export function createJudge(
  { resolved, contract }: Compiled,
  assertFormats: boolean,
): LintSubject["judge"] {
  let validators: Validators | undefined;
  let isTrusted = true;
  return (key, value) => {
    if (validators === undefined) {
      const judged = withSchemas(contract, schemasIn(resolved).filter(saysValues));
      validators = createValidators({ resolved, contract: judged, options: { assertFormats } });
      isTrusted = !hasErrors(validators.diagnostics);
    }
    if (!isTrusted) return [];
    return validators.validateAt(key, value).map(({ message }) => message);
  };
}

function saysValues({ value }: SchemaEntry): boolean {
  return isObject(value) && (Object.hasOwn(value, "default") || Object.hasOwn(value, "examples"));
}

/** The contract with schemas declared that are no types of it, so that there are validators of them. */
function withSchemas(contract: Contract, schemas: readonly SchemaEntry[]): Contract {
  const declarations = new Map(contract.declarations);
  for (const entry of schemas) {
    if (!declarations.has(entry.key)) declarations.set(entry.key, declarationOf(entry));
  }
  return { declarations, modules: contract.modules };
}

function declarationOf(entry: SchemaEntry): Declaration {
  return {
    id: entry.key,
    name: lastToken(entry.pointer) ?? entry.source.path,
    module: entry.source.path,
    location: placeOf(entry),
    dialect: entry.dialect,
    uri: entry.key,
    isRoot: false,
    documentation: {},
    kinds: new Set(),
    parents: [],
    type: unknown,
  };
}
