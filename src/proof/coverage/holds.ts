import { equal } from "../../json/equal.js";
import { isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import { matches } from "../../model/pattern.js";
import type { DeclarationId, Type } from "../../model/type.js";

/** Whether a value is of a type, as far as the model says: constraints aside, and declared types as `accepts` says. */
export function holds(
  type: Type,
  value: JsonValue,
  accepts: (id: DeclarationId, value: JsonValue) => boolean,
): boolean {
  const ask = (inner: Type, part: JsonValue): boolean => holds(inner, part, accepts);
  switch (type.kind) {
    case "unknown":
      return true;
    case "never":
      return false;
    case "null":
    case "boolean":
    case "string":
      return kindOf(value) === type.kind;
    case "number":
      return typeof value === "number" && (!type.integer || Number.isInteger(value));
    case "literal":
      return equal(type.value, value);
    case "reference":
      return accepts(type.target, value);
    case "union":
      return type.members.some((member) => ask(member, value));
    case "intersection":
      return type.members.every((member) => ask(member, value));
    case "array":
      return (
        isArray(value) &&
        value.length >= type.minItems &&
        value.length <= (type.maxItems ?? Infinity) &&
        value.every((item, i) => ask(type.prefix[i] ?? type.rest, item))
      );
    case "object":
      return (
        isObject(value) &&
        type.members.every((member) => {
          const has = Object.hasOwn(value, member.name);
          return has ? ask(member.type, value[member.name] as JsonValue) : !member.required;
        }) &&
        Object.keys(value).every((name) => {
          const patterns = type.patterns.filter(({ pattern }) => matches(pattern, name) === true);
          const isKnown =
            patterns.length > 0 || type.members.some((member) => member.name === name);
          const types = isKnown ? patterns.map((each) => each.type) : [type.additional];
          return types.every((each) => each === undefined || ask(each, value[name] as JsonValue));
        })
      );
  }
}
