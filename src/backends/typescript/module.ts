/** One module of types: a schema file's declarations and what they import. */

import {
  declarationOf,
  type Contract,
  type Declaration,
  type Module,
} from "../../model/contract.js";
import { isAssignable } from "../../model/assignable.js";
import { membersOf, type EffectiveMember } from "../../model/members.js";
import type { NameOf } from "./type-text.js";
import type { DeclarationId, Member, ObjectType } from "../../model/type.js";
import { structureOf } from "../../model/types.js";
import { headerOf } from "../../emit/header.js";
import { relativeModule } from "../../emit/module-path.js";
import { printDeclaration } from "./print-declaration.js";
import { printedForms } from "./printed-forms.js";
import { commentOf, objectSchema, typeSchema, type PrintedMember } from "./type-schema.js";

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
  const header = headerOf(schemasPath, module.source);
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

async function declarationText(
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
        )
      : typeSchema(type, nameOf);
  const { description: _, ...bare } = schema;
  return printDeclaration({
    name,
    parents: parents.map((parent) => nameOf(parent.target)),
    schema: description === undefined ? bare : { ...bare, description },
  });
}

function inheritedMembers(contract: Contract, declaration: Declaration): Member[] {
  if (declaration.parents.length === 0) return [];
  return [...membersOf(contract, declaration.id).values()].map(toMember);
}

/**
 * The members that an interface has to print: its own, with the types that they have together with what is inherited; and those on
 * which its parents differ, since TypeScript accepts two parents only if they agree on every member (TS2320).
 */
function printedMembers(
  contract: Contract,
  declaration: Declaration,
  own: ObjectType,
  nameOf: NameOf,
): readonly PrintedMember[] {
  if (declaration.parents.length === 0) return own.members;
  const names = new Set(own.members.map((member) => member.name));
  const printed: PrintedMember[] = [];
  for (const member of membersOf(contract, declaration.id).values()) {
    if (names.has(member.name) || parentsDiffer(contract, declaration, member)) {
      const meets = parentsToMeet(contract, declaration, member).map(
        (id) => `${nameOf(id)}[${JSON.stringify(member.name)}]`,
      );
      printed.push({ ...toMember(member), ...(meets.length === 0 ? {} : { meets }) });
    }
  }
  // Own members first come in their author's order, and those taken up from parents after them.
  const order = new Map(own.members.map((member, i) => [member.name, i]));
  return printed.sort(
    (a, b) => (order.get(a.name) ?? Infinity) - (order.get(b.name) ?? Infinity) || 0,
  );
}

function toMember({ name, type, required, documentation, member }: EffectiveMember): Member {
  return { name, type, required, documentation, location: member.location };
}

/** The parents whose own type of the member has to be part of its type here, for TypeScript to see that it narrows theirs (TS2430). */
function parentsToMeet(
  contract: Contract,
  declaration: Declaration,
  { name, type }: EffectiveMember,
): DeclarationId[] {
  return declaration.parents
    .map((parent) => parent.target)
    .filter((id) => {
      const inherited = membersOf(contract, id).get(name);
      return inherited !== undefined && !isAssignable(type, inherited.type, contract, printedForms);
    });
}

function parentsDiffer(
  contract: Contract,
  declaration: Declaration,
  member: EffectiveMember,
): boolean {
  const forms = declaration.parents.flatMap((parent) => {
    const inherited = membersOf(contract, parent.target).get(member.name);
    return inherited === undefined
      ? []
      : [structureOf(inherited.type) + (inherited.required ? "!" : "?")];
  });
  const merged = structureOf(member.type) + (member.required ? "!" : "?");
  return forms.some((form) => form !== merged);
}
