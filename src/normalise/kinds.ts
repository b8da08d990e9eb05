/** Which JSON types a schema's values can be of, read off the schema and those that judge the same value. */

import { append } from "../json/pointer.js";
import { isArray, kindOf, type JsonKind, type JsonValue } from "../json/value.js";
import { allKinds } from "../model/types.js";
import { remembered } from "../memo/remembered.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import { keywordsOf } from "./keywords.js";

export type Kinds = ReadonlySet<JsonKind>;

const all: Kinds = new Set(allKinds);
const none: Kinds = new Set();
const kindNamed: ReadonlyMap<string, Kinds> = new Map(
  allKinds.map((kind) => [kind, new Set([kind])]),
);

/** The question bound to one contract; answers are remembered. Circles are no danger: `resolve` leaves none. */
export function createKinds(resolved: Resolved): (entry: SchemaEntry) => Kinds {
  const known = remembered(resolved.memo, "kinds", (key): Kinds => {
    const entry = resolved.schemas.get(key);
    if (entry === undefined) throw new Error(`No schema ${key}`);
    return compute(entry);
  });
  const kindsOf = (entry: SchemaEntry): Kinds => known(entry.key);

  const compute = (entry: SchemaEntry): Kinds => {
    if (entry.value === true) return all;
    if (entry.value === false) return none;
    const keywords = keywordsOf(entry);
    const sets: Kinds[] = [];
    const type = keywords.get("type")?.value;
    if (type !== undefined) sets.push(namedKinds(type));
    const constant = keywords.get("const");
    if (constant !== undefined) sets.push(new Set([kindOf(constant.value)]));
    const values = keywords.get("enum")?.value;
    if (isArray(values)) sets.push(new Set(values.map(kindOf)));
    for (const reference of resolved.references.get(entry.key)?.values() ?? []) {
      sets.push(kindsOf(reference.target));
    }
    const branches = (keyword: string): Kinds[] => {
      const found = keywords.get(keyword);
      if (found === undefined || !isArray(found.value)) return [];
      return found.value.flatMap((_, i) => {
        const branch = resolved.schemas.get(
          keyOf({ source: entry.source, pointer: append(found.pointer, i) }),
        );
        return branch === undefined ? [] : [kindsOf(branch)];
      });
    };
    sets.push(...branches("allOf"));
    for (const keyword of ["anyOf", "oneOf"]) {
      const found = branches(keyword);
      if (found.length > 0) sets.push(new Set(found.flatMap((set) => [...set])));
    }
    return new Set(allKinds.filter((kind) => sets.every((set) => set.has(kind))));
  };

  return kindsOf;
}

/** The kinds that `type` names; `integer` is a part of `number`. A name that is no type is reported by the metaschema and admits all. */
export function namedKinds(type: JsonValue): Kinds {
  const only = typeof type === "string" ? kindNamed.get(type) : undefined;
  if (only !== undefined) return only;
  const names = isArray(type) ? type : [type];
  const kinds = new Set<JsonKind>();
  for (const name of names) {
    const kind = name === "integer" ? "number" : allKinds.find((known) => known === name);
    if (kind === undefined) return all;
    kinds.add(kind);
  }
  return kinds;
}
