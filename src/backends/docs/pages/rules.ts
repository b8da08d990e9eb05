import type { JsonValue } from "../../../json/value.js";
import type { Rule } from "../facts.js";
import { code } from "../safe-markdown.js";
import type { Page } from "./page.js";

const longest = 60;

/** In words, what the keywords demand whose values are schemas. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["oneOf", "exactly one branch"],
  ["anyOf", "at least one branch"],
  ["not", "none of these"],
  ["if", "a condition"],
  ["contains", "an item like this"],
  ["propertyNames", "names like this"],
  ["patternProperties", "by their name"],
  ["dependentRequired", "some only with others"],
  ["dependentSchemas", "depends on what is there"],
  ["additionalProperties", "what other properties may be"],
  ["unevaluatedProperties", "what other properties may be"],
  ["unevaluatedItems", "what other items may be"],
]);

/** A demand in a few words: its value, where that is short, or what the keyword means. */
export function demand(keyword: string, value: JsonValue | undefined): string {
  if (value === false && /Properties$|Items$/.test(keyword)) return "no others";
  const isSchema = typeof value === "object" && value !== null && meanings.has(keyword);
  return isSchema ? (meanings.get(keyword) ?? "") : shortValue(value);
}

/** A JSON value short enough for a line; empty for others, which the schema shows better. */
function shortValue(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? "" : code(text);
}

/** Whether a value is better shown within a line than as a block. */
export function isShort(value: JsonValue): boolean {
  return JSON.stringify(value).length <= longest;
}

/** `format` `date-time`: the keyword a link to its place. */
export function writtenRule(page: Page, { subject, keyword, value, location }: Rule): string {
  const name = location === undefined ? code(keyword) : page.schemaLink(location, code(keyword));
  const parts = [subject === "" ? "" : `${subject}:`, name, demand(keyword, value)];
  return parts.filter((part) => part !== "").join(" ");
}
