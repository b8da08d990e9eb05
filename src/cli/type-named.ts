import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import type { Contract, Declaration } from "../model/contract.js";

/** The type of this name, or what to say where the contract has none. */
export function typeNamed(
  name: string,
  { declarations }: Contract,
): { readonly declaration: Declaration } | { readonly unknown: Diagnostic } {
  const all = [...declarations.values()];
  const declaration = all.find((each) => each.name === name);
  if (declaration !== undefined) return { declaration };
  const names = all.map((each) => each.name);
  const message = `The contract has no type \`${name}\``;
  return { unknown: diagnostic("usage", { message, ...didYouMean(name, names) }) };
}
