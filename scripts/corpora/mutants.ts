/** Structural mutants of a payload: each differs from it in one place. */

import { append } from "../../src/json/pointer.js";
import { isArray, isObject, kindOf, type JsonKind, type JsonValue } from "../../src/json/value.js";

export interface Mutant {
  /** What was done: one key deleted, its value given another JSON type or another value, or a key added. */
  readonly operation: "delete" | "retype" | "revalue" | "add";
  readonly pointer: string;
  readonly value: JsonValue;
}

const added = "addedByMutation";

/**
 * All mutants, but for those that differ only in which item of an array they change; `most` of them, spread evenly, where there
 * are more. The same for the same payload.
 */
export function mutantsOf(payload: JsonValue, most: number): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const seen = new Set<string>();
  /** `rebuild` puts a value for the part that is visited back into the whole. `shape` is its place with items not told apart. */
  const visit = (
    part: JsonValue,
    pointer: string,
    shape: string,
    rebuild: (part: JsonValue) => JsonValue,
  ): void => {
    const propose = (operation: Mutant["operation"], at: string, changed: JsonValue): void => {
      const kind = `${operation} ${shape} ${at}`;
      if (seen.has(kind)) return;
      seen.add(kind);
      mutants.push({
        operation,
        pointer: append(pointer, ...(at === "" ? [] : [at])),
        value: rebuild(changed),
      });
    };
    if (pointer !== "") {
      propose("retype", "", otherKind[kindOf(part)]);
      const other = otherValue(part);
      if (other !== undefined) propose("revalue", "", other);
    }
    if (isArray(part)) {
      part.forEach((item, i) => {
        visit(item, append(pointer, i), shape + "/*", (value) => rebuild(part.with(i, value)));
      });
    } else if (isObject(part)) {
      for (const [key, value] of Object.entries(part)) {
        propose("delete", key, without(part, key));
        visit(value, append(pointer, key), append(shape, key), (changed) =>
          rebuild({ ...part, [key]: changed }),
        );
      }
      propose("add", added, { ...part, [added]: 1 });
    }
  };
  visit(payload, "", "", (part) => part);
  return spread(mutants, most);
}

/** A value of another JSON type for each. */
const otherKind: Readonly<Record<JsonKind, JsonValue>> = {
  null: 0,
  boolean: "true",
  number: "0",
  string: 0,
  array: {},
  object: "object",
};

function otherValue(value: JsonValue): JsonValue | undefined {
  if (typeof value === "string") return value + "~";
  if (typeof value === "number") return -value - 0.5;
  if (typeof value === "boolean") return !value;
  return undefined;
}

function without(object: JsonValue, key: string): JsonValue {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([name]) => name !== key));
}

function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)] as T);
}
