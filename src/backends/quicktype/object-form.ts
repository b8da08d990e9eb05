/** The objects of a type as one flat list of members, whatever way they come about: inherited, met in `allOf`, one of several branches. */

import { narrow } from "../../model/assignable.js";
import { declarationOf, type Contract } from "../../model/contract.js";
import { membersOf, slicesOf } from "../../model/members.js";
import type { DeclarationId, Documentation, ObjectType, Type } from "../../model/type.js";
import { union } from "../../model/types.js";

export interface ObjectForm {
  readonly members: ReadonlyMap<string, FormMember>;
  /** Of members without a name of their own; `undefined` where nothing is said of them. */
  readonly others: Type | undefined;
}

export interface FormMember {
  readonly type: Type;
  readonly required: boolean;
  readonly documentation: Documentation;
}

const anything: ObjectForm = { members: new Map(), others: undefined };

/** The form of the objects among the values of a type; `undefined` where there are none. It holds at least those objects. */
export function formOf(
  contract: Contract,
  type: Type,
  within: ReadonlySet<DeclarationId> = new Set(),
): ObjectForm | undefined {
  const inner = (part: Type): ObjectForm | undefined => formOf(contract, part, within);
  switch (type.kind) {
    case "unknown":
      return anything;
    case "object":
      return {
        members: new Map(type.members.map((each) => [each.name, each])),
        others: othersOf([type]),
      };
    case "reference":
      return formOfDeclaration(contract, type.target, within);
    case "union":
      return eitherOf(type.members.flatMap((each) => inner(each) ?? []));
    case "intersection": {
      const forms = type.members.map(inner);
      const known = forms.filter((form) => form !== undefined);
      return known.length < forms.length ? undefined : allOf(contract, known);
    }
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "array":
      return undefined;
  }
}

export function formOfDeclaration(
  contract: Contract,
  id: DeclarationId,
  within: ReadonlySet<DeclarationId> = new Set(),
): ObjectForm | undefined {
  // A type that is part of itself says nothing new there.
  if (within.has(id)) return anything;
  const { parents, type } = declarationOf(contract, id);
  if (parents.length === 0 && type.kind !== "object") {
    return formOf(contract, type, new Set([...within, id]));
  }
  const slices = slicesOf(contract, id).map(({ object }) => object);
  return { members: membersOf(contract, id), others: othersOf(slices) };
}

/** What is said of members that none of the objects names: any of what each allows. */
function othersOf(objects: readonly ObjectType[]): Type | undefined {
  const said = objects.flatMap(({ additional, patterns }) => [
    ...(additional === undefined ? [] : [additional]),
    ...patterns.map(({ type }) => type),
  ]);
  const isSilent = objects.some(
    ({ additional, patterns }) => additional === undefined && patterns.length > 0,
  );
  return isSilent || said.length === 0 ? undefined : union(said);
}

/** Objects of all the forms. */
function allOf(contract: Contract, forms: readonly ObjectForm[]): ObjectForm {
  const members = new Map<string, FormMember>();
  for (const form of forms) {
    for (const [name, member] of form.members) {
      const known = members.get(name);
      members.set(
        name,
        known === undefined
          ? member
          : {
              type: narrow([known.type, member.type], contract),
              required: known.required || member.required,
              documentation: { ...known.documentation, ...member.documentation },
            },
      );
    }
  }
  return { members, others: forms.find(({ others }) => others !== undefined)?.others };
}

/** Objects of any of the forms: what one of them lacks is optional. */
function eitherOf(forms: readonly ObjectForm[]): ObjectForm | undefined {
  const [first] = forms;
  if (first === undefined || forms.length === 1) return first;
  const members = new Map<string, FormMember>();
  for (const name of new Set(forms.flatMap((form) => [...form.members.keys()]))) {
    const found = forms.flatMap((form) => form.members.get(name) ?? []);
    members.set(name, {
      type: union(found.map(({ type }) => type)),
      required: found.length === forms.length && found.every(({ required }) => required),
      documentation: Object.assign({}, ...found.map((each) => each.documentation)) as Documentation,
    });
  }
  const others = forms.map((form) => form.others);
  const known = others.filter((each) => each !== undefined);
  return { members, others: known.length < others.length ? undefined : union(known) };
}
