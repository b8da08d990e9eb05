import { isArray } from "../json/value.js";
import type { Documentation } from "../model/type.js";
import type { Keywords } from "./keywords.js";

/** The annotations of a schema; one of the wrong type is left out (its metaschema reports it). */
export function documentationOf(keywords: Keywords): Documentation {
  const value = (name: string) => keywords.get(name)?.value;
  const text = (name: "title" | "description") => {
    const found = value(name);
    return typeof found === "string" ? { [name]: found } : {};
  };
  const flag = (name: "deprecated" | "readOnly" | "writeOnly") =>
    value(name) === true ? { [name]: true } : {};
  const examples = value("examples");
  const fallback = value("default");
  return {
    ...text("title"),
    ...text("description"),
    ...(isArray(examples) && examples.length > 0 ? { examples } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...flag("deprecated"),
    ...flag("readOnly"),
    ...flag("writeOnly"),
  };
}
