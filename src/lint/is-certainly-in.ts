import { isArray, isObject, type JsonValue } from "../json/value.js";
import type { Contract } from "../model/contract.js";
import type { Type } from "../model/type.js";
import { ownKind } from "../model/types.js";
import { kindOf } from "../json/value.js";

/**
 * Whether a value is valid for certain, which can be seen of most without a validator: a scalar of a plain type. `false` says nothing.
 */
export function isCertainlyIn(value: JsonValue, type: Type, contract: Contract): boolean {
  if (type.constraints.length > 0) return false;
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
    case "never":
    case "object":
    case "intersection":
      return false;
  }
}
