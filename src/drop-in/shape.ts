import { mapType } from "../model/walk.js";
import type { Contract } from "../model/contract.js";
import type { ArrayType, DeclarationId, ObjectType, Type } from "../model/type.js";
import { never, unknown } from "../model/types.js";
import type { Settings } from "./settings.js";

/** An array that must have more items is written as one of any length, whatever the options: nobody reads a tuple so long. */
const mostSpelled = 100;

/** A copy of the contract in which arrays and open objects are as the options want them. */
export function shape(contract: Contract, settings: Settings): Contract {
  const parents = new Set<DeclarationId>();
  for (const declaration of contract.declarations.values()) {
    for (const { target } of declaration.parents) parents.add(target);
  }
  const declarations = new Map(
    [...contract.declarations].map(([id, declaration]) => {
      const inherits = declaration.parents.length > 0 || parents.has(id);
      const type = mapType(declaration.type, (part) => shaped(part, settings));
      // A member of a base is no member of an empty object: what takes part in inheritance is left open.
      const kept = inherits && type.kind === "object" && settings.additionalProperties === false;
      const own = declaration.type.kind === "object" ? declaration.type.additional : undefined;
      return [id, { ...declaration, type: kept ? { ...type, additional: own } : type }];
    }),
  );
  return { ...contract, declarations };
}

function shaped(type: Type, settings: Settings): Type {
  if (type.kind === "array") return shapedArray(type, settings);
  return type.kind === "object" ? shapedObject(type, settings) : type;
}

function shapedObject(type: ObjectType, { additionalProperties }: Settings): ObjectType {
  if (type.additional !== undefined || additionalProperties === undefined) return type;
  if (additionalProperties) return { ...type, additional: unknown };
  return type.members.length + type.patterns.length === 0 ? { ...type, additional: never } : type;
}

/** Items that are to be written one by one become the tuple's own; what is not to be written is left to `rest`. */
function shapedArray(type: ArrayType, { maxItems, ignoreMinAndMaxItems }: Settings): ArrayType {
  if (ignoreMinAndMaxItems) return { ...type, minItems: 0, maxItems: undefined };
  const most = type.maxItems;
  const isBounded =
    most !== undefined && maxItems >= 0 && most - type.minItems <= maxItems && most <= mostSpelled;
  const length = isBounded ? most : type.minItems;
  const bounded = { ...type, maxItems: isBounded ? most : undefined };
  if (type.rest.kind === "never" || length <= type.prefix.length || length > mostSpelled) {
    return bounded;
  }
  const spelled = Array.from({ length }, (_, i) => type.prefix[i] ?? type.rest);
  return { ...bounded, prefix: spelled };
}
