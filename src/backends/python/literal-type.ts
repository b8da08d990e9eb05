import { kindOf, type JsonValue } from "../../json/value.js";
import { annotated, call, subscript, type Expression } from "./expression.js";
import { valueExpression } from "./text.js";

/** An enumeration. Python's `Literal` has no fractions, arrays and objects, takes `True` for `1`, and finds no integers that Pydantic holds as more than 64 bits. */
export function literals(values: readonly JsonValue[]): Expression {
  const isSayable = values.every(
    (value) =>
      value === null ||
      typeof value === "string" ||
      typeof value === "boolean" ||
      (typeof value === "number" && Number.isSafeInteger(value)),
  );
  const expressions = values.map(valueExpression);
  const check = call("OneOf", ...expressions);
  if (isSayable) {
    const literal = subscript("Literal", ...expressions);
    const needsCheck = values.some((value) => value !== null && typeof value !== "string");
    return needsCheck ? annotated(literal, [check]) : literal;
  }
  const kinds = new Set(values.map(kindOf));
  const [only] = kinds;
  return annotated(kinds.size === 1 && only === "number" ? "JsonNumber" : "Any", [check]);
}
