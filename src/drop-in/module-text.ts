/** A contract as one text: the declarations of one module, each once. */

import { declarationText } from "../backends/typescript/module.js";
import type { Compiled } from "../pipeline.js";
import { declarationOf, type Declaration } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";
import { enumMembersOf, enumText } from "./enums.js";
import { nameTypes } from "./names.js";
import { reachable } from "./reachable.js";
import type { Settings } from "./settings.js";
import { shape } from "./shape.js";
import { editText } from "./text-edits.js";

/** The text without banner, unformatted: the root's type first, then the types that it leads to. */
export async function moduleText(
  { contract, resolved }: Compiled,
  root: { readonly id: DeclarationId; readonly name: string },
  settings: Settings,
): Promise<string> {
  const shaped = shape(contract, settings);
  const { path } = declarationOf(contract, root.id).location;
  const isOwn = ({ location }: Declaration): boolean => location.path === path;
  const definitions = settings.unreachableDefinitions
    ? [...shaped.declarations.values()].filter(isOwn).map(({ id }) => id)
    : [];
  const declarations = reachable(shaped, [root.id, ...definitions]);
  const names = nameTypes(declarations, resolved, root, settings);
  const nameOf = (id: DeclarationId): string => names.get(id) ?? declarationOf(shaped, id).name;

  const texts: string[] = [];
  const printed = new Set<string>();
  for (const declaration of declarations) {
    const name = nameOf(declaration.id);
    if (printed.has(name) || (!settings.declareExternallyReferenced && !isOwn(declaration)))
      continue;
    printed.add(name);
    const text = await declarationText(shaped, { ...declaration, name }, nameOf);
    const schema = resolved.schemas.get(declaration.id)?.value ?? true;
    const members = enumMembersOf(schema, settings);
    texts.push(
      members === undefined
        ? text
        : text.replace(/^export type .*$/ms, () =>
            enumText(name, members, settings.enableConstEnums),
          ),
    );
  }
  return editText(texts.join("\n"), settings);
}
