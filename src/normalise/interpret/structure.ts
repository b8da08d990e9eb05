import { isArray, type JsonKind, type JsonValue } from "../../json/value.js";
import type { NumberType, Type } from "../../model/type.js";
import { allKinds, constrained, never, number, ofKind, union, unknown } from "../../model/types.js";
import { namedKinds } from "../kinds.js";
import { arrayType } from "./array-type.js";
import { constraintsOf } from "./constraints.js";
import { place, type Context } from "./context.js";
import { objectType } from "./object-type.js";
import { stringType } from "./string-type.js";
import { structural } from "./topics.js";

const everyKind: ReadonlySet<JsonKind> = new Set(allKinds);

/** `type`, and what the keywords of each kind say of values of that kind. */
export function structure(context: Context): Type {
  const { keywords } = context;
  if ((context.topics & structural) === 0) return unknown;
  const type = keywords.get("type");
  const kinds = type === undefined ? everyKind : namedKinds(type.value);
  // What is said of a kind that the value can't be of is not asked for.
  const object = kinds.has("object") ? objectType(context) : undefined;
  const array = kinds.has("array") ? arrayType(context) : undefined;
  const strings = kinds.has("string") ? stringType(context) : never;
  const isPlain = strings.kind === "string" && strings.template === undefined;
  if (type === undefined && object === undefined && array === undefined && isPlain) {
    return constrained(
      unknown,
      allKinds.flatMap((kind) => constraintsOf(context, kind)),
    );
  }
  const integers: NumberType | undefined =
    type !== undefined && isOnlyInteger(type.value)
      ? { ...number, integer: true, integerAt: [place(context, type.pointer)] }
      : undefined;
  const branch = (kind: JsonKind): Type => {
    if (kind === "object" && object !== undefined) return object;
    if (kind === "array" && array !== undefined) return array;
    if (kind === "string") return strings;
    return constrained(
      kind === "number" && integers !== undefined ? integers : ofKind(kind),
      constraintsOf(context, kind),
    );
  };
  if (kinds.size === 1) for (const kind of kinds) return union([branch(kind)]);
  const order = isArray(type?.value) ? orderOf(type.value) : allKinds;
  return union(order.filter((kind) => kinds.has(kind)).map(branch));
}

/** Whether `type` admits whole numbers, and no others. */
export function isOnlyInteger(type: JsonValue): boolean {
  return isArray(type) ? type.includes("integer") && !type.includes("number") : type === "integer";
}

/** The kinds of a `type` array in its author's order. */
function orderOf(names: readonly JsonValue[]): JsonKind[] {
  const kinds = names.map((name) =>
    name === "integer" ? "number" : allKinds.find((kind) => kind === name),
  );
  return [...new Set(kinds.filter((kind) => kind !== undefined))];
}
