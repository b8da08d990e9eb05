/** From which schema evaluation goes on to which, and to which part of the value. */

import { append, tokensOf } from "../../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";
import { matches } from "../../model/pattern.js";
import { referencesIn, schemasIn } from "../../resolve/parts.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";

/** One way on from a schema. */
export interface Step {
  readonly to: LocationKey;
  /** The place that leads there: that of the subschema, or of the reference. */
  readonly by: string;
  /** From the schema to its subschema: `["properties", "a"]`; empty for a reference. */
  readonly tokens: readonly string[];
}

const known = new WeakMap<Resolved, ReadonlyMap<LocationKey, readonly Step[]>>();

/** The ways on from each schema: to its subschemas, and to what it refers to. Definitions are no step: only a reference leads there. */
export function stepsIn(resolved: Resolved): ReadonlyMap<LocationKey, readonly Step[]> {
  let steps = known.get(resolved);
  if (steps === undefined) known.set(resolved, (steps = computeSteps(resolved)));
  return steps;
}

function computeSteps(resolved: Resolved): ReadonlyMap<LocationKey, readonly Step[]> {
  const steps = new Map<LocationKey, Step[]>();
  const add = (from: LocationKey, step: Step): void => {
    const found = steps.get(from);
    if (found === undefined) steps.set(from, [step]);
    else found.push(step);
  };
  for (const entry of schemasIn(resolved)) {
    const around = schemaAround(resolved, entry);
    if (around === undefined) continue;
    const tokens = tokensOf(entry.pointer.slice(around.pointer.length));
    if (tokens[0] === "$defs" || tokens[0] === "definitions") continue;
    add(around.key, { to: entry.key, by: entry.key, tokens });
  }
  for (const { from, keyword, target } of referencesIn(resolved)) {
    const key = keyOf(from);
    add(key, { to: target.key, by: `${key}/${keyword}`, tokens: [] });
  }
  return steps;
}

/** The innermost schema of the file around another. */
function schemaAround(
  resolved: Resolved,
  { source, pointer }: SchemaEntry,
): SchemaEntry | undefined {
  for (let at = pointer; at !== "";) {
    at = at.slice(0, at.lastIndexOf("/"));
    const found = resolved.schemas.get(keyOf({ source, pointer: at }));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parts of `value`, which stands at `path` of a document, that the step speaks of, by their paths; some more where that is not certain. */
export function partsOf(
  { tokens: [keyword, name] }: Step,
  value: JsonValue,
  path: string,
): readonly (readonly [string, JsonValue])[] {
  const members = isObject(value) ? Object.entries(value) : [];
  const of = (entries: readonly (readonly [string | number, JsonValue])[]) =>
    entries.map(([key, inner]) => [append(path, key), inner] as const);
  switch (keyword) {
    case "properties":
      return of(members.filter(([key]) => key === name));
    case "patternProperties":
      return of(members.filter(([key]) => matches(name ?? "", key) !== false));
    case "additionalProperties":
    case "unevaluatedProperties":
      return of(members);
    case "items":
    case "prefixItems":
    case "additionalItems":
    case "unevaluatedItems":
    case "contains":
      if (!isArray(value)) return [];
      return of([...value.entries()].filter(([i]) => name === undefined || String(i) === name));
    default:
      return [[path, value]];
  }
}
