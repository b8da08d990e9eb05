import { isArray, isObject, kindOf, type JsonValue } from "../json/value.js";
import type { Formula, Formulas } from "./formula.js";

/** A formula that is true of one value alone, as JSON compares (2020-12 Core, 4.2.2). */
export function constant(value: JsonValue, formulas: Formulas): Formula {
  const kind = formulas.ofKind(kindOf(value));
  if (value === null) return kind;
  if (typeof value === "boolean") {
    return formulas.and([kind, formulas.atom({ of: "boolean", says: "true" }, value)]);
  }
  if (typeof value === "number") {
    return formulas.and([kind, formulas.atom({ of: "number", says: "among", values: [value] })]);
  }
  if (typeof value === "string") {
    return formulas.and([kind, formulas.atom({ of: "string", says: "among", values: [value] })]);
  }
  if (isArray(value)) {
    const { length } = value;
    return formulas.and([
      kind,
      formulas.atom({ of: "array", says: "shortest", length }),
      formulas.atom({ of: "array", says: "longest", length }),
      ...value.map((item, at) =>
        formulas.atom({ of: "array", says: "item", at, is: constant(item, formulas) }),
      ),
    ]);
  }
  if (!isObject(value)) throw new Error("No JSON value");
  const members = Object.entries(value);
  return formulas.and([
    kind,
    formulas.atom({ of: "object", says: "most", count: members.length }),
    ...members.flatMap(([name, member]) => [
      formulas.atom({ of: "object", says: "has", name }),
      formulas.atom({
        of: "object",
        says: "members",
        names: { kind: "one", name },
        are: constant(member, formulas),
      }),
    ]),
  ]);
}

/** A formula that is true of these values alone: scalars of a kind are one statement. */
export function constants(values: readonly JsonValue[], formulas: Formulas): Formula {
  const texts = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  const others = values.filter((value) => typeof value !== "string" && typeof value !== "number");
  const branches = others.map((value) => constant(value, formulas));
  if (texts.length > 0) {
    const among = formulas.atom({ of: "string", says: "among", values: [...new Set(texts)] });
    branches.push(formulas.and([formulas.ofKind("string"), among]));
  }
  if (numbers.length > 0) {
    const among = formulas.atom({ of: "number", says: "among", values: [...new Set(numbers)] });
    branches.push(formulas.and([formulas.ofKind("number"), among]));
  }
  return formulas.or(branches);
}
