import type { JsonKind } from "../json/value.js";

/** Keywords that the algebra has no form for, by the JSON type that they speak of (2020-12 Validation, section 6). */
export const constraintKeywords: Readonly<Record<JsonKind, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  string: ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"],
  array: ["uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"],
  object: ["minProperties", "maxProperties", "propertyNames"],
};

/** The JSON type of which alone a constraint can refuse values; `undefined` where it may be any. */
export function kindRefusedBy(keyword: string): JsonKind | undefined {
  return kinds.get(keyword);
}

const kinds: ReadonlyMap<string, JsonKind> = new Map(
  (Object.keys(constraintKeywords) as JsonKind[]).flatMap((kind) =>
    constraintKeywords[kind].map((keyword) => [keyword, kind] as const),
  ),
);
