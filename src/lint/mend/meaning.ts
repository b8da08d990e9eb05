/** What a contract's types hold, as texts that are equal where nothing has changed its meaning. */

import type { Contract, Declaration } from "../../model/contract.js";
import { membersOf, slicesOf } from "../../model/members.js";
import type { DeclarationId, ObjectType, Type } from "../../model/type.js";
import { kindRefusedBy } from "../../model/constraint-keywords.js";
import { ownKind, structureOf } from "../../model/types.js";
import { mapType } from "../../model/walk.js";

/** Declaration → what it holds: all members, inherited or not, and all that is said of others; for what is no object type, its type. */
export function meaningsOf(contract: Contract): ReadonlyMap<DeclarationId, string> {
  return new Map([...contract.declarations].map(([id, each]) => [id, meaningOf(each, contract)]));
}

function meaningOf({ id, type, parents }: Declaration, contract: Contract): string {
  if (parents.length === 0) return textOf(type);
  const members = [...membersOf(contract, id).values()].map(
    (member) =>
      `${JSON.stringify(member.name)}${member.required ? "!" : "?"}${textOf(member.type)}`,
  );
  const others = slicesOf(contract, id).map(({ object }) => textOf(withoutMembers(object)));
  return [...members.sort(), ...[...new Set(others)].sort()].join("\n");
}

function withoutMembers(object: ObjectType): ObjectType {
  return { ...object, members: [] };
}

function textOf(type: Type): string {
  return structureOf(mapType(type, withoutIdleConstraints));
}

/** Without constraints that refuse nothing: of values that the type has none of, and bounds on what a missing `contains` finds. */
function withoutIdleConstraints(type: Type): Type {
  const { constraints } = type;
  if (constraints.length === 0) return type;
  const own = ownKind(type);
  const contains = constraints.some(({ keyword }) => keyword === "contains");
  const kept = constraints.filter(({ keyword }) => {
    const refused = kindRefusedBy(keyword);
    if (own !== undefined && refused !== undefined && refused !== own) return false;
    return contains || !/^(min|max)Contains$/.test(keyword);
  });
  return kept.length === constraints.length ? type : { ...type, constraints: kept };
}
