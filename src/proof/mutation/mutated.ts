import type { JsonValue } from "../../json/value.js";
import type { LocationKey, Lookup, Resolved, ResolvedReference } from "../../resolve/resolved.js";
import { isObject } from "../../json/value.js";
import type { Mutant } from "./mutant.js";

/** The contract with the mutant's schema in place of the author's, wherever it is looked up or a reference leads to it. */
export function mutated(
  resolved: Resolved,
  { keys, schema, moved }: Pick<Mutant, "keys" | "schema" | "moved">,
): Resolved {
  const changed = new Set(keys);
  // What is asked for under its new keyword stands under the old one.
  const standing = (key: LocationKey): LocationKey => {
    if (moved === undefined) return key;
    const holder = keys.find((each) => key.startsWith(`${each}/${moved.to}/`));
    return holder === undefined
      ? key
      : `${holder}/${moved.from}${key.slice(holder.length + 1 + moved.to.length)}`;
  };
  const schemas: Resolved["schemas"] = {
    has: (key) => resolved.schemas.has(standing(key)),
    get(key) {
      const entry = resolved.schemas.get(standing(key));
      return entry !== undefined && changed.has(key) ? { ...entry, value: schema } : entry;
    },
  };
  const retarget = (reference: ResolvedReference): ResolvedReference => {
    const { target } = reference;
    return changed.has(target.key)
      ? { ...reference, target: { ...target, value: schema } }
      : reference;
  };
  const references: Resolved["references"] = {
    has: (key) => resolved.references.has(key),
    get(key) {
      const found = resolved.references.get(key);
      if (found === undefined) return undefined;
      const kept = [...found].filter(([keyword]) => !changed.has(key) || has(schema, keyword));
      return new Map(kept.map(([keyword, reference]) => [keyword, retarget(reference)]));
    },
  };
  const { memo: _, ...rest } = resolved;
  return { ...rest, schemas, references };
}

function has(schema: JsonValue, keyword: string): boolean {
  return isObject(schema) && Object.hasOwn(schema, keyword);
}

/** The contract as it is, with a record of the schemas that are looked at. */
export function watched(resolved: Resolved, seen: Set<LocationKey>): Resolved {
  const watch = <V>(lookup: Lookup<V>): Lookup<V> => ({
    has: (key) => lookup.has(key),
    get(key) {
      seen.add(key);
      return lookup.get(key);
    },
  });
  const { memo: _, ...rest } = resolved;
  return {
    ...rest,
    schemas: watch(resolved.schemas),
    references: watch(resolved.references),
  };
}
