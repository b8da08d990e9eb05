import { lastToken, tokensOf } from "../json/pointer.js";
import type { SchemaEntry } from "../resolve/resolved.js";

/** Keywords whose schemas judge the members of an object, or the items of an array, or the very value. */
const steps: Readonly<
  Record<string, "member" | "any member" | "item" | "position" | "index" | "named" | "others">
> = {
  properties: "member",
  patternProperties: "any member",
  additionalProperties: "others",
  unevaluatedProperties: "others",
  items: "item",
  prefixItems: "position",
  additionalItems: "item",
  unevaluatedItems: "item",
  contains: "item",
  allOf: "index",
  anyOf: "index",
  oneOf: "index",
  dependentSchemas: "named",
  dependencies: "named",
};

/**
 * What the schema at `pointer` judges, as a path from the value that the schema at `root` judges: `location.timezone`, `errors[]`;
 * empty for the value itself.
 */
function subjectPath(pointer: string, root: string): string {
  const tokens = tokensOf(pointer.slice(root.length));
  let path = "";
  for (let i = 0; i < tokens.length; i++) {
    const [token = "", next = ""] = tokens.slice(i, i + 2);
    switch (steps[token]) {
      case "member":
        path += path === "" ? next : `.${next}`;
        i++;
        break;
      case "any member":
        path += ".*";
        i++;
        break;
      case "item":
        // Before 2020-12, `items` may be a list.
        if (/^\d+$/.test(next) && token === "items") {
          path += `[${next}]`;
          i++;
        } else path += "[]";
        break;
      case "position":
        path += `[${next}]`;
        i++;
        break;
      case "index":
      case "named":
        i++;
        break;
      case "others":
        path += ".*";
        break;
      case undefined:
    }
  }
  return path;
}

/** The path of what a schema judges; of one that closes an object or an array, the path of that. */
export function subjectOf(
  { pointer, value }: Pick<SchemaEntry, "pointer" | "value">,
  root: string,
): string {
  const path = subjectPath(pointer, root);
  const closes = value === false && closing.has(lastToken(pointer) ?? "");
  return closes ? path.replace(/(\.\*|\[\])$/, "") : path;
}

const closing: ReadonlySet<string> = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "additionalItems",
  "unevaluatedItems",
]);

/** A path as it is named in a sentence. */
export function nameOfPath(path: string): string {
  return path === "" ? "the value" : `\`${path.replace(/^\./, "")}\``;
}
