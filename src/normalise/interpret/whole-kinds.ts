/** Of which JSON types a schema admits every value, read off the schema and those that judge the same value. */

import { append } from "../../json/pointer.js";
import { isArray, type JsonKind } from "../../json/value.js";
import { remembered } from "../../memo/remembered.js";
import { allKinds } from "../../model/types.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";
import { namedKinds } from "../kinds.js";

type Kinds = ReadonlySet<JsonKind>;

const all: Kinds = new Set(allKinds);
const none: Kinds = new Set();

const known = new WeakMap<Resolved, (key: LocationKey) => Kinds>();

/** Fewer than there are is sound: what is not understood admits nothing whole. Circles are no danger: `resolve` leaves none. */
export function wholeKinds(entry: SchemaEntry, resolved: Resolved): Kinds {
  return wholeKindsIn(resolved)(entry.key);
}

/** `wholeKinds` by key, bound to a contract. A build that is followed by others does so before anything that may rest on it is asked. */
export function wholeKindsIn(resolved: Resolved): (key: LocationKey) => Kinds {
  let ask = known.get(resolved);
  if (ask === undefined) {
    ask = remembered(resolved.memo, "whole kinds", (key): Kinds => {
      const found = resolved.schemas.get(key);
      return found === undefined ? none : compute(found, resolved);
    });
    known.set(resolved, ask);
  }
  return ask;
}

function compute(entry: SchemaEntry, resolved: Resolved): Kinds {
  if (typeof entry.value === "boolean") return entry.value ? all : none;
  let kinds = all;
  const keep = (other: Kinds): void => {
    kinds = new Set([...kinds].filter((kind) => other.has(kind)));
  };
  const at = (pointer: string): Kinds => {
    const found = resolved.schemas.get(keyOf({ source: entry.source, pointer }));
    return found === undefined ? none : wholeKinds(found, resolved);
  };
  for (const [keyword, { value, pointer }] of keywordsOf(entry)) {
    const spokenOf = speaksOf[keyword];
    if (spokenOf !== undefined) keep(new Set(allKinds.filter((kind) => kind !== spokenOf)));
    if (unread.has(keyword)) return none;
    if (keyword === "type") {
      const isInteger = isArray(value) ? value.includes("integer") : value === "integer";
      keep(new Set([...namedKinds(value)].filter((kind) => !(isInteger && kind === "number"))));
    }
    if (keyword === "$ref") {
      const target = resolved.references.get(entry.key)?.get(keyword)?.target;
      keep(target === undefined ? none : wholeKinds(target, resolved));
    }
    if (keyword === "allOf" || keyword === "anyOf") {
      if (!isArray(value)) return none;
      const branches = value.map((_, i) => at(append(pointer, i)));
      if (keyword === "allOf") branches.forEach(keep);
      else keep(new Set(branches.flatMap((branch) => [...branch])));
    }
  }
  return kinds;
}

/** Keywords that judge values of any kind by what is not read here. */
const unread = new Set(["enum", "const", "oneOf", "not", "if", "$dynamicRef", "$recursiveRef"]);

/** Keywords that judge values of one kind (2020-12 Validation, section 6). */
const speaksOf: Readonly<Record<string, JsonKind>> = Object.fromEntries(
  (
    [
      ["number", "multipleOf minimum maximum exclusiveMinimum exclusiveMaximum"],
      [
        "string",
        "minLength maxLength pattern format contentEncoding contentMediaType contentSchema",
      ],
      [
        "array",
        "prefixItems items additionalItems unevaluatedItems minItems maxItems uniqueItems contains minContains maxContains",
      ],
      [
        "object",
        "properties patternProperties additionalProperties unevaluatedProperties propertyNames required minProperties " +
          "maxProperties dependentRequired dependentSchemas dependencies",
      ],
    ] as const
  ).flatMap(([kind, keywords]) => keywords.split(" ").map((keyword) => [keyword, kind])),
);
