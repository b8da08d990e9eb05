/** What a party that goes by a contract writes: of objects, the members that the contract speaks of. */

import { append } from "../json/pointer.js";
import { isArray, isObject } from "../json/value.js";
import { keywordsOf } from "../normalise/keywords.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import { lookedAt } from "./evaluated.js";
import type { Formula, Formulas } from "./formula.js";

/**
 * That an object has no members but those that a schema, and all that it applies to the same value, speak of; and those that only a branch speaks of where that branch is true.
 * Nothing where the schema says itself which others there may be, or speaks of none: such an object is anything.
 */
export function writtenOnly(
  entry: SchemaEntry,
  resolved: Resolved,
  formulaAt: (key: LocationKey) => Formula,
  formulas: Formulas,
): Formula {
  const { looked } = lookedAt("unevaluatedProperties", entry, resolved, formulaAt, formulas);
  const required = requiredIn(entry, resolved);
  const patterns = [...new Set(looked.flatMap((each) => each.patterns))];
  const named = new Set([...required, ...looked.flatMap((each) => each.names)]);
  if (looked.some(({ isAll }) => isAll) || named.size + patterns.length === 0) return formulas.all;
  const always = new Set([
    ...required,
    ...looked.flatMap(({ condition, names }) => (condition === undefined ? names : [])),
  ]);
  const parts = [
    formulas.atom({
      of: "object",
      says: "members",
      names: { kind: "others", names: [...named], patterns },
      are: formulas.none,
    }),
  ];
  for (const name of named) {
    if (always.has(name)) continue;
    const conditions = looked.flatMap(({ condition, names }) =>
      condition !== undefined && names.includes(name) ? [condition] : [],
    );
    const isAbsent = formulas.atom({ of: "object", says: "has", name }, false);
    parts.push(formulas.or([isAbsent, ...conditions]));
  }
  const isNoObject = formulas.not(formulas.ofKind("object"));
  return formulas.or([isNoObject, formulas.and(parts)]);
}

/** The members that are required somewhere: to leave them out would leave nothing. */
function requiredIn(entry: SchemaEntry, resolved: Resolved): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<LocationKey>();
  const visit = (schema: SchemaEntry | undefined): void => {
    if (schema === undefined || seen.has(schema.key)) return;
    seen.add(schema.key);
    for (const { target } of resolved.references.get(schema.key)?.values() ?? []) visit(target);
    const at = (pointer: string): SchemaEntry | undefined =>
      resolved.schemas.get(keyOf({ source: schema.source, pointer }));
    for (const [name, { value, pointer }] of keywordsOf(schema)) {
      if (name === "required") {
        for (const each of isArray(value) ? value : []) {
          if (typeof each === "string") names.add(each);
        }
      } else if (inLists.has(name)) {
        if (isArray(value)) value.forEach((_, i) => visit(at(append(pointer, i))));
      } else if (inPlace.has(name)) {
        visit(at(pointer));
      } else if (name === "dependentSchemas") {
        for (const key of isObject(value) ? Object.keys(value) : [])
          visit(at(append(pointer, key)));
      }
    }
  };
  visit(entry);
  return names;
}

const inLists = new Set(["allOf", "anyOf", "oneOf"]);
const inPlace = new Set(["if", "then", "else"]);
