import { isArray } from "../json/value.js";
import type { Documentation } from "../model/type.js";
import type { Keywords } from "./keywords.js";

/** The annotations of a schema; one of the wrong type is left out (its metaschema reports it). */
export function documentationOf(keywords: Keywords): Documentation {
  const found: { -readonly [Part in keyof Documentation]: Documentation[Part] } = {};
  const value = (name: keyof Documentation) => keywords.get(name)?.value;
  for (const name of ["title", "description"] as const) {
    const text = value(name);
    if (typeof text === "string") found[name] = text;
  }
  const examples = value("examples");
  if (isArray(examples) && examples.length > 0) found.examples = examples;
  const fallback = value("default");
  if (fallback !== undefined) found.default = fallback;
  for (const name of ["deprecated", "readOnly", "writeOnly"] as const) {
    if (value(name) === true) found[name] = true;
  }
  return found;
}
