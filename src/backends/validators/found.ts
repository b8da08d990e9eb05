/** Which items `contains` has found, for `unevaluatedItems` (2020-12 Core, 11.2): Ajv counts evaluated items from the first on, and can't note them. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";

/** An item that fits the schema at `contains` is evaluated, where the whole array fulfils all conditions. */
export interface Find {
  readonly contains: LocationKey;
  readonly when: readonly Condition[];
}

/** That the array fits the schema at a location, or does not. */
export interface Condition {
  readonly schema: LocationKey;
  readonly fits: boolean;
}

/** Every `contains` that judges the same array as the schema `at`, with what its branches ask for. */
export function findsOf(at: SchemaEntry, resolved: Resolved): readonly Find[] {
  const finds: Find[] = [];
  const visit = (
    entry: SchemaEntry,
    when: readonly Condition[],
    path: ReadonlySet<LocationKey>,
  ): void => {
    const { key, source, pointer, value } = entry;
    // A schema that refers to itself in place has been reported.
    if (!isObject(value) || path.has(key)) return;
    const enclosing = new Set([...path, key]);
    const below = (...tokens: (string | number)[]) =>
      resolved.schemas.get(keyOf({ source, pointer: append(pointer, ...tokens) }));
    const into = (next: SchemaEntry | undefined, ...more: Condition[]) => {
      if (next !== undefined) visit(next, [...when, ...more], enclosing);
    };
    const isOf = (keyword: string) =>
      get(value, keyword) !== undefined && entry.ignored?.has(keyword) !== true;

    const contains = isOf("contains") ? below("contains") : undefined;
    if (contains !== undefined && entry.dialect === "2020-12") {
      finds.push({ contains: contains.key, when });
    }
    for (const { target } of resolved.references.get(key)?.values() ?? []) into(target);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const list = isOf(keyword) ? get(value, keyword) : undefined;
      for (const i of isArray(list) ? list.keys() : []) {
        const next = below(keyword, i);
        if (next === undefined) continue;
        into(next, ...(keyword === "allOf" ? [] : [{ schema: next.key, fits: true }]));
      }
    }
    const condition = isOf("if") ? below("if") : undefined;
    if (condition !== undefined) {
      const holds = { schema: condition.key, fits: true };
      into(condition, holds);
      if (isOf("then")) into(below("then"), holds);
      if (isOf("else")) into(below("else"), { ...holds, fits: false });
    }
  };
  visit(at, [], new Set());
  return finds;
}
