import type { JsonValue } from "../../../json/value.js";
import type { Rule } from "../facts.js";
import { code } from "../safe-markdown.js";
import type { Page } from "./page.js";

const longest = 60;

/** A JSON value short enough for a line; empty for others, which the schema shows better. */
export function shortValue(value: JsonValue | undefined): string {
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
  const parts = [subject === "" ? "" : `${subject}:`, name, shortValue(value)];
  return parts.filter((part) => part !== "").join(" ");
}
