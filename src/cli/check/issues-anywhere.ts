import { createValidators, inTime, type Validators } from "../../backends/validators/index.js";
import { hasErrors } from "../../diagnostics/result.js";
import { lastToken } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import { placeOf } from "../../model/type.js";
import { unknown } from "../../model/types.js";
import type { Compiled } from "../../pipeline.js";
import { componentsOf } from "../../resolve/components.js";
import { schemasIn } from "../../resolve/parts.js";
import type { LocationKey, SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { partOfContract } from "../part-of-contract.js";

export interface Asking {
  /** Of schemas that are no types: whether they are asked about. All are, where nothing is said. */
  readonly isAsked?: (schema: SchemaEntry) => boolean;
  /** Called for a value that took longer to judge than the limit. */
  readonly stopped?: () => void;
  /** So many milliseconds may one value take. */
  readonly milliseconds?: number;
}

/**
 * What is wrong with a value by the schema at a location, a type of the contract or not. `undefined` where there is no such schema, where
 * it can't be judged faithfully, or where it took too long. Validators are made when first asked for, of the files that references connect.
 */
export function createIssuesAnywhere(
  compiled: Compiled,
  assertFormats: boolean,
  { isAsked = () => true, stopped = () => {}, milliseconds }: Asking = {},
): (key: LocationKey, value: JsonValue) => readonly Issue[] | undefined {
  const components = componentsOf(compiled.resolved);
  const made = new Map<ReadonlySet<string>, { validators: Validators; contract: Contract }>();
  const make = (paths: ReadonlySet<string>) => {
    const { resolved, contract } = partOfContract(compiled, paths);
    const declared = withSchemas(contract, schemasIn(resolved).filter(isAsked));
    const input = { resolved, contract: declared, options: { assertFormats } };
    return { validators: createValidators(input), contract: declared };
  };
  return (key, value) => {
    const entry = compiled.resolved.schemas.get(key);
    const paths = entry && components.get(entry.source.path);
    if (paths === undefined) return undefined;
    let those = made.get(paths);
    if (those === undefined) made.set(paths, (those = make(paths)));
    const { validators, contract } = those;
    if (!contract.declarations.has(key) || hasErrors(validators.diagnostics)) return undefined;
    const judged = inTime(() => validators.validate(key, value), milliseconds);
    if (judged !== undefined) return judged.value;
    // What was stopped in its midst is made anew.
    made.delete(paths);
    stopped();
    return undefined;
  };
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
