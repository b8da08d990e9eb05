import type { Looseness } from "../../model/looseness.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import type { DeclarationId } from "../../model/type.js";
import { walkType } from "../../model/walk.js";

/** What decoding as a type leaves unchecked, in it and in all that it leads to: `format: users/user.json#/properties/email/format`, sorted. */
export function uncheckedBy(
  declaration: Declaration,
  contract: Contract,
  looseness: ReadonlyMap<DeclarationId, readonly Looseness[]>,
): readonly string[] {
  const found = new Set<string>();
  const reached = new Set([declaration.id]);
  for (const id of reached) {
    for (const { keyword, location } of looseness.get(id) ?? []) {
      found.add(`${keyword}: ${location.path}#${location.pointer}`);
    }
    const { parents, type } = declarationOf(contract, id);
    for (const each of [...parents, type]) {
      walkType(each, (part) => {
        if (part.kind === "reference") reached.add(part.target);
      });
    }
  }
  return [...found].sort();
}
