/** What Go has no words for where it stands gets a name: tuples, branches of unions that can't carry a method, what else a value has to be. */

import type { AliasType, Field, PlannedType } from "../../plan/plan.js";
import type { Branch, Shape } from "../../plan/shape.js";
import { exportedName } from "./names.js";

export interface Hoisted {
  /** In order: parts before what they are part of. */
  readonly types: ReadonlyMap<string, PlannedType>;
  /** Aliases of named types that are types of their own: the type within would lead back to what it is a part of. */
  readonly boxed: ReadonlySet<string>;
}

/** The types of a plan with their parts named; `take` gives names that are free. */
export function hoistParts(
  types: ReadonlyMap<string, PlannedType>,
  take: (wanted: string) => string,
): Hoisted {
  const result = new Map<string, PlannedType>();
  const boxed = new Set<string>();

  const alias = (hint: string, shape: Shape): Shape => {
    const name = take(hint);
    const part: AliasType = { kind: "alias", name, shape, documentation: {}, looseness: [] };
    result.set(name, part);
    return { kind: "named", name };
  };

  /** A shape with its parts named; `isNamed`: it is what an alias stands for. */
  const settle = (shape: Shape, hint: string, isNamed = false): Shape => {
    switch (shape.kind) {
      case "nullable":
        return { ...shape, of: settle(shape.of, hint) };
      case "list":
        return { ...shape, item: settle(shape.item, `${hint}Item`) };
      case "map":
        return { ...shape, values: settle(shape.values, `${hint}Value`) };
      case "tuple": {
        const items = shape.items.map((each, i) => settle(each, `${hint}Item${i}`));
        if (isNamed) return { ...shape, items };
        return alias(`${hint}Tuple`, { ...shape, items });
      }
      case "positions": {
        const items = shape.items.map((each, i) => settle(each, `${hint}Item${i}`));
        return { ...shape, items, rest: settle(shape.rest, `${hint}Item`) };
      }
      case "both": {
        const main = settle(shape.main, hint);
        const others = shape.others.map((other) => {
          if (other.kind === "any") return other;
          const settled = settle(other, `${hint}Part`);
          return isBare(settled) ? settled : alias(`${hint}Part`, settled);
        });
        return { ...shape, main, others };
      }
      case "choice":
        throw new Error("A plan for Go names its unions");
      case "any":
      case "nothing":
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
      case "constants":
      case "named":
        return shape;
    }
  };

  /** The types that a name leads to without a part in between: branches of unions, and what aliases stand for. */
  const reached = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    const type = types.get(from);
    const shapes =
      type?.kind === "union"
        ? type.branches.map(({ shape }) => shape)
        : type?.kind === "alias"
          ? [type.shape]
          : [];
    for (const shape of shapes) {
      if (!isBare(shape) || seen.has(shape.name)) continue;
      seen.add(shape.name);
      reached(shape.name, seen);
    }
    return seen;
  };

  for (const type of types.values()) {
    switch (type.kind) {
      case "enum":
        result.set(type.name, type);
        break;
      case "record": {
        const fields = type.fields.map((field): Field => ({
          ...field,
          shape: settle(field.shape, type.name + (exportedName(field.jsonName) || "Member")),
        }));
        const others = settle(type.others, `${type.name}Value`);
        result.set(type.name, { ...type, fields, others });
        break;
      }
      case "alias":
        if (isBare(type.shape) && reached(type.name).has(type.name)) boxed.add(type.name);
        result.set(type.name, { ...type, shape: settle(type.shape, type.name, true) });
        break;
      case "union": {
        const branches = type.branches.map(({ label, shape }): Branch => {
          const isPart = isBare(shape) && !reached(shape.name).has(type.name);
          if (isPart && shape.name !== type.name) return { label, shape };
          const hint = type.name + label;
          const named = alias(hint, settle(shape, hint, true));
          if (named.kind === "named" && isBare(shape)) boxed.add(named.name);
          return { label, shape: named };
        });
        result.set(type.name, { ...type, branches });
        break;
      }
    }
  }
  return { types: result, boxed };
}

/** Whether a shape is a named type, and nothing else is said of it. */
export function isBare(shape: Shape): shape is Shape & { readonly kind: "named" } {
  return shape.kind === "named" && shape.rules === undefined;
}
