import { isArray } from "../json/value.js";
import type { Documentation } from "../model/type.js";
import type { Keywords } from "./keywords.js";

/** The annotations of a schema; one of the wrong type is left out (its metaschema reports it). */
export function documentationOf(keywords: Keywords): Documentation {
  const found: { -readonly [Part in keyof Documentation]: Documentation[Part] } = {};
  const title = keywords.get("title")?.value;
  if (typeof title === "string") found.title = title;
  const description = keywords.get("description")?.value;
  if (typeof description === "string") found.description = description;
  const examples = keywords.get("examples")?.value;
  if (isArray(examples) && examples.length > 0) found.examples = examples;
  const fallback = keywords.get("default")?.value;
  if (fallback !== undefined) found.default = fallback;
  if (keywords.get("deprecated")?.value === true) found.deprecated = true;
  if (keywords.get("readOnly")?.value === true) found.readOnly = true;
  if (keywords.get("writeOnly")?.value === true) found.writeOnly = true;
  return found;
}
