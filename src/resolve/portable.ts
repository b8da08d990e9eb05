import { refIsAlone } from "./dialect.js";
import { keyOf, type Resolved, type ResolvedReference, type SchemaEntry } from "./resolved.js";
import { resolveUri, splitFragment } from "./uri.js";

/**
 * The text of a reference wherever schemas are known by their `$id`s alone: as its author wrote it, where that is what the text means;
 * else by the identifier of its target (a file that was named by its path, a remote by where it was found).
 */
export function portable(reference: ResolvedReference, resolved: Resolved): string {
  const { from, keyword, text, target } = reference;
  const meant = resolveUri(text, resolved.schemas.get(keyOf(from))?.baseUri ?? "") ?? "";
  const { base, fragment } = splitFragment(meant);
  if (keyword !== "$ref") {
    // Whatever the scope makes of it, its text names the initial target.
    const named = resolved.resources.get(base)?.baseUri ?? base;
    return named === base ? text : `${named}#${encodeURIComponent(fragment)}`;
  }
  // Before 2019-09 a root's identifier may give it a name; in a bundle it is without fragment.
  const isNameOfRoot = target.pointer === "" && fragment !== "" && refIsAlone(target.dialect);
  if (base === target.baseUri && !isNameOfRoot) return text;
  return `${target.baseUri}#${fragmentOf(target, resolved)}`;
}

/** The place of a schema in its resource, as a URI fragment. */
function fragmentOf(target: SchemaEntry, resolved: Resolved): string {
  const root = resolved.resources.get(target.baseUri)?.pointer ?? "";
  return target.pointer.slice(root.length).split("/").map(encodeURIComponent).join("/");
}
