/** One module of types: a schema file's declarations and what they import. */

import {
  declarationOf,
  type Contract,
  type Declaration,
  type Module,
} from "../../model/contract.js";
import type { NameOf } from "./type-text.js";
import type { DeclarationId } from "../../model/type.js";
import { headerOf } from "../../emit/header.js";
import { relativeModule } from "../../emit/module-path.js";
import { inheritedMembers, printedMembers } from "./printed-members.js";
import { printDeclaration } from "./print-declaration.js";
import { commentOf, objectSchema, typeSchema } from "./type-schema.js";

/** The module's text, unformatted. */
export async function moduleText(
  contract: Contract,
  module: Module,
  schemasPath: string,
): Promise<string> {
  const used = new Set<DeclarationId>();
  const nameOf = (id: DeclarationId): string => {
    used.add(id);
    return declarationOf(contract, id).name;
  };
  const declarations: string[] = [];
  for (const id of module.declarations) {
    declarations.push(await declarationText(contract, declarationOf(contract, id), nameOf));
  }
  const imports = importLines(contract, module, used);
  const header = headerOf(schemasPath, module.file);
  const parts = imports.length === 0 ? declarations : [imports.join("\n") + "\n", ...declarations];
  return [header, ...parts].join("\n");
}

function importLines(
  contract: Contract,
  module: Module,
  used: ReadonlySet<DeclarationId>,
): string[] {
  const byModule = new Map<string, string[]>();
  for (const id of used) {
    const { module: from, name } = declarationOf(contract, id);
    if (from === module.path) continue;
    const names = byModule.get(from);
    if (names === undefined) byModule.set(from, [name]);
    else names.push(name);
  }
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([from, names]) =>
        `import type { ${names.sort().join(", ")} } from ${JSON.stringify(relativeModule(module.path, from))};`,
    );
}

/** The text of one declaration, unformatted; other types are called what `nameOf` says. */
export async function declarationText(
  contract: Contract,
  declaration: Declaration,
  nameOf: NameOf,
): Promise<string> {
  const { name, parents, type, documentation } = declaration;
  const description = commentOf(type, documentation);
  const schema =
    type.kind === "object"
      ? objectSchema(
          type,
          inheritedMembers(contract, declaration),
          printedMembers(contract, declaration, type, nameOf),
          nameOf,
          parents.length > 0,
        )
      : typeSchema(type, nameOf);
  const { description: _, ...bare } = schema;
  return printDeclaration({
    name,
    parents: parents.map((parent) => nameOf(parent.target)),
    schema: description === undefined ? bare : { ...bare, description },
  });
}
