import { isArray, type JsonValue } from "../../json/value.js";
import type { Type } from "../../model/type.js";
import { literal, nullType, union } from "../../model/types.js";
import type { Context } from "./context.js";

/** `enum` and `const`. */
export function values(context: Context): Type[] {
  const types: Type[] = [];
  const allowed = context.keywords.get("enum")?.value;
  if (isArray(allowed)) types.push(union(allowed.map(valueType)));
  const constant = context.keywords.get("const");
  if (constant !== undefined) types.push(valueType(constant.value));
  return types;
}

function valueType(value: JsonValue): Type {
  return value === null ? nullType : literal(value);
}
