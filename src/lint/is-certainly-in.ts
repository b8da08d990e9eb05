import { get, isArray, isObject, kindOf, type JsonObject, type JsonValue } from "../json/value.js";
import type { Contract } from "../model/contract.js";
import type { Constraint, ObjectType, Type } from "../model/type.js";
import { ownKind } from "../model/types.js";

/**
 * Whether a value is valid for certain, which can be seen of most without a validator: what is small, of a type with plain
 * constraints. `false` says nothing.
 */
export function isCertainlyIn(value: JsonValue, type: Type, contract: Contract): boolean {
  if (!type.constraints.every((each) => certainlyHolds(each, value))) return false;
  switch (type.kind) {
    case "unknown":
      return true;
    case "null":
    case "boolean":
      return ownKind(type) === kindOf(value);
    case "string":
      return typeof value === "string" && type.template === undefined;
    case "number":
      return typeof value === "number" && (!type.integer || Number.isInteger(value));
    case "literal":
      return !isObject(value) && !isArray(value) && value === type.value;
    case "union":
      return type.members.some((member) => isCertainlyIn(value, member, contract));
    case "array":
      return (
        isArray(value) &&
        type.minItems === 0 &&
        type.maxItems === undefined &&
        type.prefix.length === 0 &&
        value.every((item) => isCertainlyIn(item, type.rest, contract))
      );
    case "reference": {
      const target = contract.declarations.get(type.target);
      const isChain = target?.type.kind === "reference";
      return (
        target !== undefined &&
        !isChain &&
        target.parents.length === 0 &&
        isCertainlyIn(value, target.type, contract)
      );
    }
    case "object":
      return isObject(value) && isCertainlyObject(value, type, contract);
    case "never":
    case "intersection":
      return false;
  }
}

/** Members that the type names, and none besides. */
function isCertainlyObject(value: JsonObject, type: ObjectType, contract: Contract): boolean {
  const members = new Map(type.members.map((member) => [member.name, member]));
  const keys = Object.keys(value);
  return (
    (keys.length === 0 || type.patterns.length === 0) &&
    type.members.every(({ name, required }) => !required || Object.hasOwn(value, name)) &&
    keys.every((key) => {
      const member = members.get(key);
      const own = get(value, key);
      return member !== undefined && own !== undefined && isCertainlyIn(own, member.type, contract);
    })
  );
}

function certainlyHolds({ keyword, value: bound }: Constraint, value: JsonValue): boolean {
  if (keyword === "uniqueItems") return isArray(value) && value.length <= 1;
  if (typeof bound !== "number") return false;
  if (typeof value === "number") {
    if (keyword === "minimum") return value >= bound;
    if (keyword === "maximum") return value <= bound;
  }
  // A character may be two units of UTF-16.
  if (keyword === "minLength") return typeof value === "string" && value.length >= 2 * bound;
  if (keyword === "maxLength") return typeof value === "string" && value.length <= bound;
  return false;
}
