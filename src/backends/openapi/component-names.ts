import type { Contract } from "../../model/contract.js";
import type { DeclarationId } from "../../model/type.js";

/** The key of each type among the components: its name, with what OpenAPI 3.1 (4.8.7) allows in no key as `_` and its code point. */
export function componentNames(contract: Contract): ReadonlyMap<DeclarationId, string> {
  const names = new Map<DeclarationId, string>();
  const taken = new Set<string>();
  for (const { id, name } of contract.declarations.values()) {
    let key = name.replace(
      /[^\w]/gu,
      (character) => `_${character.codePointAt(0)?.toString(16) ?? ""}`,
    );
    while (taken.has(key)) key += "_";
    taken.add(key);
    names.set(id, key);
  }
  return names;
}
