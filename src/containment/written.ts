/** What a party that goes by a contract writes: of objects, the members that the contract speaks of. */

import { append } from "../json/pointer.js";
import { isArray, isObject } from "../json/value.js";
import { keywordsOf } from "../normalise/keywords.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

export interface WrittenNames {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

/**
 * The members that a schema, and all that it applies to the same value, speak of; `undefined` where it says itself which others there may be, or speaks of none: such an object is
 * anything.
 */
export function writtenNames(entry: SchemaEntry, resolved: Resolved): WrittenNames | undefined {
  const names = new Set<string>();
  const patterns = new Set<string>();
  let saysOthers = false;
  const seen = new Set<LocationKey>();
  const visit = (schema: SchemaEntry | undefined): void => {
    if (schema === undefined || seen.has(schema.key)) return;
    seen.add(schema.key);
    for (const { target } of resolved.references.get(schema.key)?.values() ?? []) visit(target);
    const at = (pointer: string): SchemaEntry | undefined =>
      resolved.schemas.get(keyOf({ source: schema.source, pointer }));
    for (const [name, { value, pointer }] of keywordsOf(schema)) {
      switch (name) {
        case "properties":
          if (isObject(value)) for (const key of Object.keys(value)) names.add(key);
          break;
        case "patternProperties":
          if (isObject(value)) for (const key of Object.keys(value)) patterns.add(key);
          break;
        case "required":
          for (const each of isArray(value) ? value : []) {
            if (typeof each === "string") names.add(each);
          }
          break;
        case "additionalProperties":
        case "unevaluatedProperties":
          saysOthers = true;
          break;
        case "allOf":
        case "anyOf":
        case "oneOf":
          if (isArray(value)) value.forEach((_, i) => visit(at(append(pointer, i))));
          break;
        case "if":
        case "then":
        case "else":
          visit(at(pointer));
          break;
        case "dependentSchemas":
          for (const key of isObject(value) ? Object.keys(value) : []) {
            visit(at(append(pointer, key)));
          }
      }
    }
  };
  visit(entry);
  const isSilent = saysOthers || names.size + patterns.size === 0;
  return isSilent ? undefined : { names: [...names], patterns: [...patterns] };
}
