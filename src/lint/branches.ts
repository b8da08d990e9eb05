/** The branches of `anyOf` and `oneOf`, and whether one holds all that another does. */

import { append } from "../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import { isAssignable } from "../model/assignable.js";
import type { Contract } from "../model/contract.js";
import type { DeclarationId, Type } from "../model/type.js";
import { walkType } from "../model/walk.js";
import { refIsAlone } from "../resolve/dialect.js";
import { keyOf, type SchemaEntry } from "../resolve/resolved.js";
import type { LintInput } from "./rule.js";

export interface Branch {
  readonly entry: SchemaEntry;
  readonly type: Type;
}

/** The branches of each `keyword` of the contract. */
export function* branchesOf(
  keyword: "anyOf" | "oneOf",
  { schemas, resolved, types }: LintInput,
): Iterable<{ readonly entry: SchemaEntry; readonly branches: readonly Branch[] }> {
  for (const entry of schemas) {
    const { source, value, pointer, dialect } = entry;
    if (!isObject(value) || (refIsAlone(dialect) && typeof get(value, "$ref") === "string"))
      continue;
    const found: JsonValue | undefined = get(value, keyword);
    if (!isArray(found) || found.length < 2 || entry.ignored?.has(keyword) === true) continue;
    const branches = found.flatMap((_, i) => {
      const at = keyOf({ source, pointer: append(pointer, keyword, i) });
      const branch = resolved.schemas.get(at);
      return branch === undefined ? [] : [{ entry: branch, type: types.typeOf(branch) }];
    });
    yield { entry, branches };
  }
}

/** Branches beyond this number are compared with their likes only, so that a union of hundreds does not take the square of it. */
export const MAXIMUM_COMPARED = 40;

/** Whether a type says all that its schema does, so that what is in the type is valid. */
export function exactness(contract: Contract): (type: Type) => boolean {
  const { declarations } = contract;
  const usedBy = new Map<DeclarationId, DeclarationId[]>();
  const loose = new Set<DeclarationId>();
  for (const { id, type, parents } of declarations.values()) {
    const parts: readonly Type[] = [type, ...parents];
    if (!parts.every((part) => saysAll(part))) loose.add(id);
    for (const target of parts.flatMap(targetsIn)) {
      const users = usedBy.get(target);
      if (users === undefined) usedBy.set(target, [id]);
      else users.push(id);
    }
  }
  // A set is iterated over what is added to it meanwhile.
  for (const id of loose) for (const user of usedBy.get(id) ?? []) loose.add(user);
  return (type) =>
    saysAll(type) && targetsIn(type).every((id) => declarations.has(id) && !loose.has(id));
}

/** Whether no part of a type has a constraint; what it refers to aside. */
function saysAll(type: Type): boolean {
  let answer = true;
  walkType(type, (part) => {
    if (part.constraints.length > 0) answer = false;
    // An object or array that is a constant may have more members in its type.
    const value = part.kind === "literal" ? part.value : null;
    if (typeof value === "object" && value !== null) answer = false;
  });
  return answer;
}

function targetsIn(type: Type): readonly DeclarationId[] {
  const found: DeclarationId[] = [];
  walkType(type, (part) => {
    if (part.kind === "reference") found.push(part.target);
  });
  return found;
}

/** Whether each valid value of `a` is one of `b`; `false` may also mean that it can't be seen. */
export function isWithin(
  a: Branch,
  b: Branch,
  contract: Contract,
  isExact: (type: Type) => boolean,
): boolean {
  return b.type.kind !== "never" && isExact(b.type) && isAssignable(a.type, b.type, contract);
}
