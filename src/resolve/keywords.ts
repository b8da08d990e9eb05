/** Where subschemas stand, keyword by keyword, in each dialect. */

import { append } from "../json/pointer.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../json/value.js";
import { refIsAlone, type Dialect } from "./dialect.js";

/** What a keyword's value holds: one schema, an array of them, an object of them, or (before 2020-12) one or an array. */
type Shape = "schema" | "array" | "map" | "schema-or-array" | "map-of-schema-or-strings";

const everywhere: Readonly<Record<string, Shape>> = {
  properties: "map",
  patternProperties: "map",
  additionalProperties: "schema",
  allOf: "array",
  anyOf: "array",
  oneOf: "array",
  not: "schema",
  definitions: "map",
};
const until2019: Readonly<Record<string, Shape>> = {
  items: "schema-or-array",
  additionalItems: "schema",
};
const since06: Readonly<Record<string, Shape>> = { contains: "schema", propertyNames: "schema" };
const since07: Readonly<Record<string, Shape>> = { if: "schema", then: "schema", else: "schema" };
const since2019: Readonly<Record<string, Shape>> = {
  $defs: "map",
  dependentSchemas: "map",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
  contentSchema: "schema",
};
// `dependencies` left the standard in 2019-09, but validators still read it, and so must we.
const dependencies: Readonly<Record<string, Shape>> = { dependencies: "map-of-schema-or-strings" };

const shapes: Readonly<Record<Dialect, Readonly<Record<string, Shape>>>> = {
  "draft-04": { ...everywhere, ...until2019, ...dependencies },
  "draft-06": { ...everywhere, ...until2019, ...since06, ...dependencies },
  "draft-07": { ...everywhere, ...until2019, ...since06, ...since07, ...dependencies },
  "2019-09": { ...everywhere, ...until2019, ...since06, ...since07, ...since2019, ...dependencies },
  "2020-12": {
    ...everywhere,
    ...since06,
    ...since07,
    ...since2019,
    ...dependencies,
    items: "schema",
    prefixItems: "array",
  },
};

/** What the keyword's value holds in the newest dialect that knows it: `undefined` for one that holds no schema. */
export function shapeOf(keyword: string): Shape | undefined {
  for (const dialect of ["2020-12", "2019-09"] as const) {
    if (Object.hasOwn(shapes[dialect], keyword)) return shapes[dialect][keyword];
  }
  return undefined;
}

/** Keywords whose subschemas judge the same value as the schema that holds them (2020-12 Core, 10.2). */
export const inPlaceKeywords: ReadonlySet<string> = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependencies",
]);

export interface Subschema {
  readonly keyword: string;
  readonly pointer: string;
  readonly value: JsonValue;
}

/**
 * The schemas directly inside `schema`, in order of appearance, with their pointers below `pointer`.
 * Beside a `$ref` that stands alone (drafts before 2019-09), only `definitions` are looked at: nothing else there applies. `wanted`: the
 * keywords that are looked at, if not all.
 */
export function subschemasOf(
  schema: JsonObject,
  pointer: string,
  dialect: Dialect,
  wanted?: ReadonlySet<string>,
): Subschema[] {
  const found: Subschema[] = [];
  const alone = refIsAlone(dialect) && typeof schema["$ref"] === "string";
  for (const keyword of Object.keys(schema)) {
    if (wanted !== undefined && !wanted.has(keyword)) continue;
    const shape = Object.hasOwn(shapes[dialect], keyword) ? shapes[dialect][keyword] : undefined;
    if (shape === undefined || (alone && keyword !== "definitions")) continue;
    const value = schema[keyword] as JsonValue;
    const at = append(pointer, keyword);
    if (shape === "schema" || (shape === "schema-or-array" && !isArray(value))) {
      found.push({ keyword, pointer: at, value });
    } else if (isArray(value)) {
      if (shape === "map" || shape === "map-of-schema-or-strings") continue;
      value.forEach((item, i) => found.push({ keyword, pointer: append(at, i), value: item }));
    } else if (isObject(value) && shape !== "array") {
      for (const key of Object.keys(value)) {
        const item = value[key] as JsonValue;
        if (shape === "map-of-schema-or-strings" && isArray(item)) continue;
        found.push({ keyword, pointer: append(at, key), value: item });
      }
    }
  }
  return found;
}
