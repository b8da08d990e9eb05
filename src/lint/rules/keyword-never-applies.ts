import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonKind, type JsonObject } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import { referredPlaces } from "../referred-places.js";
import type { Finding, LintInput, Rule } from "../rule.js";

/** The JSON type that each keyword speaks of (2020-12 Validation, section 6; Core, section 10.3). */
const subjects: Readonly<Record<string, JsonKind>> = {
  multipleOf: "number",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  minLength: "string",
  maxLength: "string",
  pattern: "string",
  contentEncoding: "string",
  contentMediaType: "string",
  contentSchema: "string",
  items: "array",
  prefixItems: "array",
  additionalItems: "array",
  unevaluatedItems: "array",
  contains: "array",
  minContains: "array",
  maxContains: "array",
  minItems: "array",
  maxItems: "array",
  uniqueItems: "array",
  properties: "object",
  patternProperties: "object",
  additionalProperties: "object",
  unevaluatedProperties: "object",
  required: "object",
  minProperties: "object",
  maxProperties: "object",
  propertyNames: "object",
  dependencies: "object",
  dependentRequired: "object",
  dependentSchemas: "object",
};

/** Keywords that say nothing without another one (2020-12 Core, sections 10.2.2 and 10.3.1; Validation, sections 6.4.4 and 8.5). */
const needs: Readonly<Record<string, string>> = {
  then: "if",
  else: "if",
  minContains: "contains",
  maxContains: "contains",
  contentSchema: "contentMediaType",
};

const plurals: Readonly<Record<JsonKind, string>> = {
  null: "null",
  boolean: "booleans",
  number: "numbers",
  string: "strings",
  array: "arrays",
  object: "objects",
};

/** Keywords of another JSON type than the schema's values can be of, and those that need another one, which is missing. */
export const keywordNeverApplies: Rule = {
  id: "keyword-never-applies",
  mends: "same",
  *check(input) {
    const isReferredTo = referredPlaces(input.resolved);
    for (const entry of input.schemas) {
      const { value, dialect } = entry;
      if (!isObject(value)) continue;
      if (refIsAlone(dialect) && typeof get(value, "$ref") === "string") continue;
      for (const keyword of Object.keys(value)) {
        if (entry.ignored?.has(keyword) === true) continue;
        const why = reasonAgainst(keyword, value, entry, input);
        if (why === undefined) continue;
        yield finding(entry, keyword, why, isReferredTo(entry, keyword));
      }
    }
  },
};

function reasonAgainst(
  keyword: string,
  value: JsonObject,
  entry: SchemaEntry,
  { types }: LintInput,
): string | undefined {
  const needed = Object.hasOwn(needs, keyword) ? needs[keyword] : undefined;
  if (needed !== undefined && get(value, needed) === undefined && isKeyword(keyword, entry)) {
    return `\`${keyword}\` says nothing without \`${needed}\``;
  }
  const items = get(value, "items");
  if (keyword === "additionalItems" && entry.dialect !== "2020-12" && !isArray(items)) {
    return "`additionalItems` says nothing without an array of `items`";
  }
  const subject = Object.hasOwn(subjects, keyword) ? subjects[keyword] : undefined;
  if (subject === undefined || !isKeyword(keyword, entry)) return undefined;
  const kinds = types.kindsOf(entry);
  if (kinds.size === 0 || kinds.has(subject)) return undefined;
  const found = [...kinds].map((kind) => plurals[kind]).join(", ");
  return `\`${keyword}\` speaks of ${plurals[subject]}, and the values here are ${found}`;
}

const since06 = new Set(["contains", "propertyNames"]);
const since07 = new Set(["then", "else", "contentEncoding", "contentMediaType"]);
const since2019 = new Set([
  "minContains",
  "maxContains",
  "contentSchema",
  "unevaluatedItems",
  "unevaluatedProperties",
  "dependentRequired",
  "dependentSchemas",
]);

/** Whether the word is a keyword of the schema's dialect, rather than an annotation that anyone may add. */
function isKeyword(word: string, { dialect }: SchemaEntry): boolean {
  switch (dialect) {
    case "draft-04":
      return (
        ![since06, since07, since2019].some((words) => words.has(word)) && word !== "prefixItems"
      );
    case "draft-06":
      return ![since07, since2019].some((words) => words.has(word)) && word !== "prefixItems";
    case "draft-07":
      return !since2019.has(word) && word !== "prefixItems";
    case "2019-09":
      return word !== "prefixItems";
    case "2020-12":
      return word !== "additionalItems";
  }
}

function finding(
  { source, pointer }: SchemaEntry,
  keyword: string,
  message: string,
  isReferredTo: boolean,
): Finding {
  const at = append(pointer, keyword);
  return {
    at: { source, pointer: at, of: "key" },
    message,
    ...(!isReferredTo && { fix: { done: `removed \`${keyword}\``, edits: [{ remove: at }] } }),
  };
}
