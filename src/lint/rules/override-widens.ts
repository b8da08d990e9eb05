import { get, isObject } from "../../json/value.js";
import { isAssignable } from "../../model/assignable.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import type { Type } from "../../model/type.js";
import type { Rule } from "../rule.js";

/**
 * Members for which a type names values that its base rules out: a kind (`"null"`), a constant, or any string where the base has a list.
 * `allOf` only narrows, so those values stay invalid.
 */
export const overrideWidens: Rule = {
  id: "override-widens",
  *check({ contract, resolved, schemas }) {
    for (const { key } of schemas) {
      const declaration = contract.declarations.get(key);
      if (declaration === undefined || declaration.type.kind !== "object") continue;
      for (const { name, type, location, undeclared } of declaration.type.members) {
        if (undeclared === true) continue;
        const entry = resolved.schemas.get(`${location.path}#${location.pointer}`);
        // Who does not say of which type the values are, does not say that others are valid.
        const value = entry?.value;
        if (entry === undefined || !isObject(value)) continue;
        if (!["type", "enum", "const"].some((word) => get(value, word) !== undefined)) continue;
        const found = wideningOf(type, name, declaration, contract);
        if (found === undefined) continue;
        const { base, more, at } = found;
        const source = resolved.parts.get(at.path)?.source;
        yield {
          at: { source: entry.source, pointer: entry.pointer, of: "key" },
          message: `\`${name}\` of ${declaration.name} names ${more}, which ${base} rules out: what a type inherits it can only narrow`,
          ...(source !== undefined && {
            related: [
              { message: `${base} says of \`${name}\``, at: { source, pointer: at.pointer } },
            ],
          }),
        };
      }
    }
  },
};

function wideningOf(type: Type, name: string, { parents }: Declaration, contract: Contract) {
  for (const { target } of parents) {
    const inherited = membersOf(contract, target).get(name);
    if (inherited === undefined || inherited.type.kind === "never") continue;
    const more = alternatives(type, contract).filter(
      (each) => nameOf(each) !== undefined && !isAssignable(each, inherited.type, contract),
    );
    // Where nothing is left, it is a contradiction, and told as one.
    const isContradiction =
      alternatives(type, contract).length === more.length && more.every(isFixed);
    const dead = more.filter((each) => isFixed(each) || isWider(each, inherited.type, contract));
    if (dead.length === 0 || isContradiction) continue;
    return {
      base: declarationOf(contract, target).name,
      more: dead.map((each) => nameOf(each)).join(", "),
      at: inherited.member.location,
    };
  }
  return undefined;
}

/** Whether the type is all of a kind of which the base has but some. */
function isWider(type: Type, base: Type, contract: Contract): boolean {
  return alternatives(base, contract).every((each) => isAssignable(each, type, contract));
}

/** The branches of a type, through unions and names. */
function alternatives(type: Type, contract: Contract, depth = 0): readonly Type[] {
  if (type.kind === "union") {
    return type.members.flatMap((each) => alternatives(each, contract, depth + 1));
  }
  if (type.kind === "reference" && depth < 8) {
    const target = declarationOf(contract, type.target);
    return target.parents.length > 0 ? [type] : alternatives(target.type, contract, depth + 1);
  }
  return [type];
}

/** Whether the type has one value, so that a base that does not hold it leaves nothing of it. */
function isFixed({ kind }: Type): boolean {
  return kind === "null" || kind === "literal";
}

/** Scalars in words; `undefined` for what has parts, of which some may be left. */
function nameOf(type: Type): string | undefined {
  switch (type.kind) {
    case "null":
      return "`null`";
    case "literal":
      return typeof type.value === "object" ? undefined : `\`${JSON.stringify(type.value)}\``;
    case "boolean":
      return "every boolean";
    case "number":
      return type.integer ? "every integer" : "every number";
    case "string":
      return type.template === undefined && type.constraints.length === 0
        ? "every string"
        : undefined;
    default:
      return undefined;
  }
}
