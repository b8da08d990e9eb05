import { equal } from "../../json/equal.js";
import { append } from "../../json/pointer.js";
import { get, isArray, isObject, kindOf } from "../../json/value.js";
import type { Contract } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import type { DeclarationId, Type } from "../../model/type.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";

/**
 * Whether no value fits two of the branches that a schema lists under a keyword, as the members of their types show, inherited ones included:
 * each two both require a member whose values are others. `true` is certain.
 */
export function areExclusive(
  { source, pointer, value }: SchemaEntry,
  keyword: string,
  resolved: Resolved,
  contract: Contract,
): boolean {
  const branches = isObject(value) ? get(value, keyword) : undefined;
  if (!isArray(branches)) return false;
  const ids = branches.map((_, i): DeclarationId => {
    const key = keyOf({ source, pointer: append(pointer, keyword, i) });
    const [reference] = resolved.references.get(key)?.values() ?? [];
    return reference?.target.key ?? key;
  });
  return ids.every((id, i) => ids.slice(i + 1).every((other) => areApart(id, other, contract)));
}

function areApart(a: DeclarationId, b: DeclarationId, contract: Contract): boolean {
  const [first, second] = [contract.declarations.get(a), contract.declarations.get(b)];
  if (first === undefined || second === undefined) return false;
  const isObjects = [first, second].every(({ kinds }) => kinds.size === 1 && kinds.has("object"));
  if (!isObjects) return [...first.kinds].every((kind) => !second.kinds.has(kind));
  const others = membersOf(contract, b);
  return [...membersOf(contract, a).values()].some(({ name, required, type }) => {
    const other = others.get(name);
    return required && other?.required === true && haveNoneInCommon(type, other.type, contract);
  });
}

function haveNoneInCommon(a: Type, b: Type, contract: Contract): boolean {
  const parts = (type: Type): readonly Type[] => {
    if (type.kind === "union") return type.members.flatMap(parts);
    const target = type.kind === "reference" ? contract.declarations.get(type.target) : undefined;
    // A chain of references is not followed: it may be a ring.
    return target !== undefined && target.parents.length === 0 && target.type.kind === "literal"
      ? [target.type]
      : [type];
  };
  return parts(a).every((one) => parts(b).every((other) => areOther(one, other, contract)));
}

function areOther(a: Type, b: Type, contract: Contract): boolean {
  if (a.kind === "never" || b.kind === "never") return true;
  if (a.kind === "literal" && b.kind === "literal") return !equal(a.value, b.value);
  const [first, second] = [kindsOf(a, contract), kindsOf(b, contract)];
  return (
    first !== undefined && second !== undefined && !first.some((kind) => second.includes(kind))
  );
}

/** The kinds of a type's values; `undefined` where they can be any. */
function kindsOf(type: Type, contract: Contract): readonly string[] | undefined {
  switch (type.kind) {
    case "literal":
      return [kindOf(type.value)];
    case "reference":
      return [...(contract.declarations.get(type.target)?.kinds ?? [])];
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return [type.kind];
    case "never":
    case "unknown":
    case "union":
    case "intersection":
      return undefined;
  }
}
