/** URIs of schemas (RFC 3986). A file without `$id` is identified by an address of our own that no network has. */

import { percentDecode } from "../load/percent-decode.js";

const root = "allof://contract/schemas/";

/** The address of a file of the contract by its path. */
export function uriOfFile(path: string): string {
  return root + path.split("/").map(encodeURIComponent).join("/");
}

/** The path that `uriOfFile` was made of; `undefined` for another URI. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith(root)) return undefined;
  return percentDecode(uri.slice(root.length));
}

/** Whether `uri` is an address of ours that lies above the contract's folder. */
export function isAboveContract(uri: string): boolean {
  return uri.startsWith("allof://contract/") && !uri.startsWith(root);
}

/** `reference` resolved against `base` (RFC 3986, section 5); `undefined` where it is no URI reference. */
export function resolveUri(reference: string, base: string): string | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const { href } = new URL(reference, base);
  if (!href.startsWith(root)) return href;
  // Which characters of a path are encoded is the author's choice; the address of a file is one text.
  const end = href.search(/[?#]|$/);
  return uriOfFile(percentDecode(href.slice(root.length, end))) + href.slice(end);
}

/** A base whose folder ends at its last slash: with an authority, and without a query. */
const isHierarchy = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*\/[^?]*$/i;

/**
 * `resolveUri`, remembering what it has resolved: parsing is what costs most in contracts of many references. A relative reference
 * depends on the folder of its base only, and one that is a plain fragment on nothing else of it.
 */
export function createUriResolver(): typeof resolveUri {
  const known = new Map<string, string | undefined>();
  return (reference, base) => {
    if (/^#[\w/$.~-]*$/.test(reference)) return base + reference;
    const isRelative = /^[\w.]/.test(reference) && isHierarchy.test(base);
    const folder = isRelative ? base.slice(0, base.lastIndexOf("/") + 1) : base;
    const key = folder + " " + reference;
    if (!known.has(key)) known.set(key, resolveUri(reference, folder));
    return known.get(key);
  };
}

/** A URI in two parts: without fragment, and the decoded fragment (`""` where there is none). */
export function splitFragment(uri: string): { readonly base: string; readonly fragment: string } {
  const hash = uri.indexOf("#");
  if (hash === -1) return { base: uri, fragment: "" };
  return { base: uri.slice(0, hash), fragment: percentDecode(uri.slice(hash + 1)) };
}
