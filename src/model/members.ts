/** Members of a declaration with those that it inherits: the flattened view of a model that keeps parents as links. */

import { type Declared } from "./intersect.js";
import { otherMemberType } from "./objects.js";
import { declarationOf, type Contract, type Declaration } from "./contract.js";
import { narrow } from "./assignable.js";
import type { DeclarationId, Documentation, Member, ObjectType, Type } from "./type.js";

/** The members that one declaration of a hierarchy adds. */
export interface Slice {
  readonly owner: Declaration;
  readonly object: ObjectType;
}

/** A member as the values of a type have it. */
export interface EffectiveMember {
  readonly name: string;
  /** What all that speak of it allow together. */
  readonly type: Type;
  readonly required: boolean;
  /** The type's own words, filled up with those of its bases, the nearest first. */
  readonly documentation: Documentation;
  /** Where its schema stands in the declaration that speaks of it last. */
  readonly member: Member;
  /** The declarations that speak of it, the farthest base first. */
  readonly declaredBy: readonly Slice[];
}

/** What `intersect` must know, from a finished contract. */
export function declaredIn(contract: Contract): Declared {
  return { kindsOf: (id) => declarationOf(contract, id).kinds };
}

/** The object types that make up a declaration, bases first, each once. Empty for what is no object type. */
export function slicesOf(contract: Contract, id: DeclarationId): readonly Slice[] {
  const slices = new Map<string, Slice>();
  const visiting = new Set<DeclarationId>();
  const visit = (current: DeclarationId): void => {
    if (visiting.has(current)) return;
    visiting.add(current);
    const declaration = declarationOf(contract, current);
    for (const parent of declaration.parents) visit(parent.target);
    const own =
      declaration.type.kind === "intersection" ? declaration.type.members : [declaration.type];
    own.forEach((type, i) => {
      if (type.kind === "reference") visit(type.target);
      else if (type.kind === "object")
        slices.set(`${current} ${i}`, { owner: declaration, object: type });
    });
  };
  visit(id);
  return [...slices.values()];
}

type Members = ReadonlyMap<string, EffectiveMember>;

const views = new WeakMap<Contract, (id: DeclarationId) => Members>();

/** All members of a declaration by name, inherited ones first. */
export function membersOf(contract: Contract, id: DeclarationId): Members {
  return membersIn(contract)(id);
}

/** `membersOf`, bound to a contract. A build that is followed by others does so before anything that may rest on members is asked. */
export function membersIn(contract: Contract): (id: DeclarationId) => Members {
  let view = views.get(contract);
  if (view === undefined) views.set(contract, (view = viewOf(contract)));
  return view;
}

/** A type whose members lead back to it finds itself without members while they are being computed: that only widens. */
function viewOf(contract: Contract): (id: DeclarationId) => Members {
  const compute = (id: DeclarationId): Members => mergeSlices(contract, slicesOf(contract, id));
  const { memo } = contract;
  if (memo !== undefined) {
    return memo.of.query(`members, ${memo.state}`, compute, () => new Map());
  }
  const known = new Map<DeclarationId, Members>();
  return (id) => {
    let members = known.get(id);
    if (members === undefined) {
      known.set(id, new Map());
      members = compute(id);
      known.set(id, members);
    }
    return members;
  };
}

function mergeSlices(contract: Contract, slices: readonly Slice[]): Members {
  const declared = declaredIn(contract);
  const spoken = new Map<string, { readonly speaking: Slice[]; readonly members: Member[] }>();
  for (const slice of slices) {
    for (const member of slice.object.members) {
      const known = spoken.get(member.name);
      if (known === undefined) spoken.set(member.name, { speaking: [slice], members: [member] });
      else if (known.speaking.at(-1) !== slice) {
        known.speaking.push(slice);
        known.members.push(member);
      }
    }
  }
  const merged = new Map<string, EffectiveMember>();
  for (const [name, { speaking, members }] of spoken) {
    const silent = slices
      .filter((slice) => !speaking.includes(slice))
      .map((slice) => otherMemberType(slice.object, name, declared));
    const declaredMembers = members.filter((member) => member.undeclared !== true);
    const member = (declaredMembers.at(-1) ?? members.at(-1)) as Member;
    merged.set(name, {
      name,
      type: narrow([...members.map((m) => m.type), ...silent], contract),
      required: members.some((m) => m.required),
      documentation: Object.assign({}, ...members.map((m) => m.documentation)) as Documentation,
      member,
      declaredBy: speaking,
    });
  }
  return merged;
}

/** The declarations from which `id` inherits, nearest first, each once. */
export function ancestorsOf(contract: Contract, id: DeclarationId): readonly DeclarationId[] {
  const found = new Set<DeclarationId>();
  const queue = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const declaration = declarationOf(contract, next);
    const alias = declaration.type.kind === "reference" ? [declaration.type] : [];
    for (const { target } of [...declaration.parents, ...alias]) {
      if (target === id || found.has(target)) continue;
      found.add(target);
      queue.push(target);
    }
  }
  return [...found];
}
