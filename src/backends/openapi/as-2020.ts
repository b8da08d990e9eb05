/** The keywords of a schema of any dialect as those of 2020-12 that say the same, which is the dialect of OpenAPI 3.1. */

import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import type { Dialect } from "../../resolve/dialect.js";

const order: readonly Dialect[] = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];

/** The dialect in which a word became a keyword; before, it is a word like any other, but for `const`, which validators read in draft-04 too. */
const since: ReadonlyMap<string, Dialect> = new Map(
  Object.entries({
    "draft-06": ["contains", "propertyNames"],
    "draft-07": ["if", "then", "else"],
    "2019-09": [
      "minContains",
      "maxContains",
      "dependentRequired",
      "dependentSchemas",
      "unevaluatedItems",
      "unevaluatedProperties",
    ],
    "2020-12": ["prefixItems"],
  }).flatMap(([dialect, words]) => words.map((word) => [word, dialect as Dialect] as const)),
);

/** What names a schema; components are named by their key. */
const identifiers = new Set([
  "$schema",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
  "$vocabulary",
]);

/** `schema` without identifiers, and without words that its dialect has no meaning for but 2020-12 has; the rest as 2020-12 writes it. */
export function as2020(schema: JsonObject, dialect: Dialect): JsonObject {
  const knows = (word: string): boolean =>
    order.indexOf(since.get(word) ?? "draft-04") <= order.indexOf(dialect);
  const kept = Object.entries(schema).filter(
    ([word]) => knows(word) && !identifiers.has(word) && !(word === "id" && dialect === "draft-04"),
  );
  const tuple = dialect !== "2020-12" && isArray(get(schema, "items"));
  const result = kept.flatMap(([word, value]): [string, JsonValue][] => {
    if (word === "items" && tuple) return [["prefixItems", value]];
    if (word === "additionalItems" && dialect !== "2020-12") return tuple ? [["items", value]] : [];
    if (word === "dependencies" && isObject(value)) return dependencies(value);
    return dialect === "draft-04" ? bound(schema, word, value) : [[word, value]];
  });
  return Object.fromEntries(result);
}

/** In draft-04, `exclusiveMinimum: true` sharpens `minimum`; since draft-06 it is a bound of its own. */
function bound(schema: JsonObject, word: string, value: JsonValue): [string, JsonValue][] {
  if (word === "exclusiveMinimum" || word === "exclusiveMaximum") return [];
  if (word !== "minimum" && word !== "maximum") return [[word, value]];
  const exclusive = word === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  return [[get(schema, exclusive) === true ? exclusive : word, value]];
}

/** Of arrays, what `dependentRequired` is since 2019-09; of schemas, `dependentSchemas`. */
function dependencies(value: JsonObject): [string, JsonValue][] {
  const [names, schemas] = [true, false].map((wanted) =>
    Object.entries(value).filter(([, each]) => isArray(each) === wanted),
  );
  return [
    ...(names?.length
      ? [["dependentRequired", Object.fromEntries(names)] as [string, JsonValue]]
      : []),
    ...(schemas?.length
      ? [["dependentSchemas", Object.fromEntries(schemas)] as [string, JsonValue]]
      : []),
  ];
}
