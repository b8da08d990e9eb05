import { declarationOf, type Contract } from "../model/contract.js";
import type { Looseness } from "../model/looseness.js";
import type { DeclarationId } from "../model/type.js";
import { DeclarationPlanner } from "./declaration-planner.js";
import { namesWithin, type NamesWithin } from "./names-within.js";
import type { LanguageTraits, Plan, PlannedType } from "./plan.js";
import { resolveBases, type Bases } from "./resolve-bases.js";

/** What the planners of all declarations share. */
export interface Shared {
  readonly contract: Contract;
  readonly traits: LanguageTraits;
  readonly assertFormats: boolean;
  readonly names: { take(wanted: string): string };
  readonly nameOf: ReadonlyMap<DeclarationId, string>;
  readonly bases: Bases;
  readonly membersIn: NamesWithin;
  /** What is planned so far. */
  readonly types: Map<string, PlannedType>;
}

/** The types that a language declares for a contract; see `Plan`. `assertFormats`: whether `format` refuses values. */
export function planOf(
  contract: Contract,
  traits: LanguageTraits,
  { assertFormats }: { readonly assertFormats: boolean },
): Plan {
  const names = traits.typeNames();
  const nameOf = new Map<DeclarationId, string>();
  const ids = contract.modules.flatMap((module) => module.declarations);
  const declarations = ids.map((id) => declarationOf(contract, id));
  for (const { id, name } of declarations) nameOf.set(id, names.take(name));
  const bases = resolveBases(contract);
  const membersIn = namesWithin(contract, declarations, traits);
  const types = new Map<string, PlannedType>();
  const shared = { contract, traits, assertFormats, names, nameOf, bases, membersIn, types };
  const looseness = new Map<DeclarationId, readonly Looseness[]>();
  const plan = (id: DeclarationId): void => {
    if (looseness.has(id)) return;
    looseness.set(id, []);
    if (bases.isRecord(id)) for (const base of bases.basesOf(id)) plan(base);
    const planned = new DeclarationPlanner(declarationOf(contract, id), shared).plan();
    types.set(planned.name, planned);
    looseness.set(id, planned.looseness);
  };
  for (const id of ids) plan(id);
  return { types, nameOf, looseness };
}
