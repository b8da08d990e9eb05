import { append } from "../../json/pointer.js";
import { isArray, isObject } from "../../json/value.js";
import type { KnownNames } from "../../model/type.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";

/** What a schema can evaluate of a value, whichever of its branches hold: a superset of what it does (2020-12 Core, section 11). */
export interface Evaluated {
  /** `undefined`: any member. */
  readonly members: KnownNames | undefined;
  /** So many items from the first on; `Infinity`: any item. */
  readonly items: number;
  /** The schemas of `contains`, which evaluates each item that it matches, since 2020-12. */
  readonly contained: readonly SchemaEntry[];
  /** Whether what is evaluated depends on the value: then it may be less than this. */
  readonly depends: boolean;
}

/** What the schema evaluates by all its keywords but for its own `unevaluated*`. References are followed. */
export function evaluatedBy(entry: SchemaEntry, resolved: Resolved): Evaluated {
  const names = new Set<string>();
  const patterns = new Set<string>();
  const contained: SchemaEntry[] = [];
  let [anyMember, items, depends] = [false, 0, false];
  const seen = new Set<LocationKey>();

  const collect = (current: SchemaEntry): void => {
    if (seen.has(current.key)) return;
    seen.add(current.key);
    const keywords = keywordsOf(current);
    const at = (pointer: string): void => {
      const found = resolved.schemas.get(keyOf({ source: current.source, pointer }));
      if (found !== undefined) collect(found);
    };
    for (const reference of resolved.references.get(current.key)?.values() ?? []) {
      collect(reference.target);
    }
    for (const [keyword, { value, pointer }] of keywords) {
      switch (keyword) {
        case "properties":
          if (isObject(value)) for (const name of Object.keys(value)) names.add(name);
          break;
        case "patternProperties":
          if (isObject(value)) for (const pattern of Object.keys(value)) patterns.add(pattern);
          break;
        case "additionalProperties":
          anyMember = true;
          break;
        case "unevaluatedProperties":
          anyMember ||= current !== entry;
          break;
        case "prefixItems":
          if (isArray(value)) items = Math.max(items, value.length);
          break;
        case "items":
          items = Infinity;
          break;
        case "unevaluatedItems":
          if (current !== entry) items = Infinity;
          break;
        case "contains": {
          const found = resolved.schemas.get(keyOf({ source: current.source, pointer }));
          if (current.dialect === "2020-12" && found !== undefined) contained.push(found);
          break;
        }
        case "anyOf":
        case "oneOf":
        case "allOf":
          if (isArray(value)) value.forEach((_, i) => at(append(pointer, i)));
          depends ||= keyword !== "allOf";
          break;
        case "dependentSchemas":
          if (isObject(value)) for (const name of Object.keys(value)) at(append(pointer, name));
          depends = true;
          break;
        case "if":
          at(pointer);
          depends = true;
          break;
        case "then":
        case "else":
          if (keywords.has("if")) at(pointer);
          break;
      }
    }
  };
  collect(entry);
  const members = anyMember ? undefined : { names: [...names], patterns: [...patterns] };
  return { members, items, contained, depends };
}
