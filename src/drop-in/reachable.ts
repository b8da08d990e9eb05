import { declarationOf, type Contract, type Declaration } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";
import { walkType } from "../model/walk.js";

/** The declarations that `start` leads to, itself first, then each before what only it leads to. */
export function reachable(
  contract: Contract,
  start: readonly DeclarationId[],
): readonly Declaration[] {
  const found = new Map<DeclarationId, Declaration>();
  const stack = [...start].reverse();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue;
    const declaration = declarationOf(contract, id);
    found.set(id, declaration);
    const next = declaration.parents.map(({ target }) => target);
    walkType(declaration.type, (part) => {
      if (part.kind === "reference") next.push(part.target);
    });
    stack.push(...next.reverse());
  }
  return [...found.values()];
}
