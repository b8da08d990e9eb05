/** Which members and items the keywords around `unevaluatedProperties` and `unevaluatedItems` look at (2020-12 Core, 11). */

import { append } from "../json/pointer.js";
import { isArray, isObject } from "../json/value.js";
import { keywordsOf } from "../normalise/keywords.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import type { Formula, Formulas } from "./formula.js";

/** What is looked at: members by name, and items up to a position. */
interface Looked {
  readonly isAll: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly items: number;
}

/** One way in which choices fall: what is true then, and what is looked at. */
export interface Evaluated extends Looked {
  readonly when: Formula;
}

const nothing: Looked = { isAll: false, names: [], patterns: [], items: 0 };

/** More choices than these are not told apart. */
const mostConditions = 6;

export interface Conditional extends Looked {
  /** Absent: in all cases. */
  readonly condition: Formula | undefined;
}

/** What a schema and all that it applies to the same value look at. Not whole where it refers to itself, or `contains` looks at some items and not at others. `keyword`: the one that asks. */
export function lookedAt(
  keyword: "unevaluatedProperties" | "unevaluatedItems",
  entry: SchemaEntry,
  resolved: Resolved,
  formulaAt: (key: LocationKey) => Formula,
  formulas: Formulas,
): { readonly looked: readonly Conditional[]; readonly isWhole: boolean } {
  const looked: Conditional[] = [];
  const path = new Set<LocationKey>();
  let isWhole = true;

  const visit = (schema: SchemaEntry, condition: Formula | undefined): void => {
    if (path.has(schema.key)) {
      isWhole = false;
      return;
    }
    path.add(schema.key);
    for (const { target } of resolved.references.get(schema.key)?.values() ?? [])
      visit(target, condition);
    const keywords = keywordsOf(schema);
    const at = (pointer: string): SchemaEntry | undefined =>
      resolved.schemas.get(keyOf({ source: schema.source, pointer }));
    const under = (pointer: string, more?: Formula): void => {
      const inner = at(pointer);
      if (inner === undefined) return;
      const parts = [condition, more].filter((each) => each !== undefined);
      visit(inner, parts.length === 0 ? undefined : formulas.and(parts));
    };
    const look = (what: Partial<Looked>): void => {
      looked.push({ ...nothing, condition, ...what });
    };
    const truth = (pointer: string): Formula =>
      formulaAt(keyOf({ source: schema.source, pointer }));
    for (const [name, { value, pointer }] of keywords) {
      switch (name) {
        case "properties":
          if (isObject(value)) look({ names: Object.keys(value) });
          break;
        case "patternProperties":
          if (isObject(value)) look({ patterns: Object.keys(value) });
          break;
        case "additionalProperties":
          look({ isAll: true });
          break;
        case "prefixItems":
          if (isArray(value)) look({ items: value.length });
          break;
        case "items":
          look({ items: Infinity });
          break;
        case "contains":
          if (schema.dialect === "2020-12" && keyword === "unevaluatedItems") isWhole = false;
          break;
        case "unevaluatedProperties":
          if (schema !== entry) look({ isAll: true });
          break;
        case "unevaluatedItems":
          if (schema !== entry) look({ items: Infinity });
          break;
        case "allOf":
          if (isArray(value)) value.forEach((_, i) => under(append(pointer, i)));
          break;
        case "anyOf":
        case "oneOf":
          if (isArray(value)) {
            value.forEach((_, i) => under(append(pointer, i), truth(append(pointer, i))));
          }
          break;
        case "if": {
          const condition = truth(pointer);
          under(pointer, condition);
          const [met, unmet] = [keywords.get("then"), keywords.get("else")];
          if (met !== undefined) under(met.pointer, condition);
          if (unmet !== undefined) under(unmet.pointer, formulas.not(condition));
          break;
        }
        case "dependentSchemas":
          for (const key of isObject(value) ? Object.keys(value) : []) {
            const has = formulas.and([
              formulas.ofKind("object"),
              formulas.atom({ of: "object", says: "has", name: key }),
            ]);
            under(append(pointer, key), has);
          }
      }
    }
    path.delete(schema.key);
  };
  visit(entry, undefined);
  return { looked, isWhole };
}

/** All ways in which the choices of a schema can fall; `undefined` where there are too many, or not all is known. */
export function evaluatedBy(
  ...asking: Parameters<typeof lookedAt>
): readonly Evaluated[] | undefined {
  const { looked, isWhole } = lookedAt(...asking);
  const formulas = asking[4];
  const conditions = [...new Set(looked.flatMap(({ condition }) => condition ?? []))];
  if (!isWhole || conditions.length > mostConditions) return undefined;
  return Array.from({ length: 2 ** conditions.length }, (_, bits) => {
    const isMet = (condition: Formula): boolean =>
      (bits & (1 << conditions.indexOf(condition))) !== 0;
    const here = looked.filter(({ condition }) => condition === undefined || isMet(condition));
    return {
      when: formulas.and(conditions.map((each) => (isMet(each) ? each : formulas.not(each)))),
      isAll: here.some((each) => each.isAll),
      names: [...new Set(here.flatMap((each) => each.names))],
      patterns: [...new Set(here.flatMap((each) => each.patterns))],
      items: Math.max(0, ...here.map((each) => each.items)),
    };
  });
}
