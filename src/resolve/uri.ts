/** URIs of schemas (RFC 3986). A file without `$id` is identified by an address of our own that no network has. */

const root = "allof://contract/schemas/";

/** The address of a file of the contract by its path. */
export function uriOfFile(path: string): string {
  return root + path.split("/").map(encodeURIComponent).join("/");
}

/** The path that `uriOfFile` was made of; `undefined` for another URI. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith(root)) return undefined;
  return decode(uri.slice(root.length));
}

/** Whether `uri` is an address of ours that lies above the contract's folder. */
export function isAboveContract(uri: string): boolean {
  return uri.startsWith("allof://contract/") && !uri.startsWith(root);
}

/** `reference` resolved against `base` (RFC 3986, section 5); `undefined` where it is no URI reference. */
export function resolveUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/** A URI in two parts: without fragment, and the decoded fragment (`""` where there is none). */
export function splitFragment(uri: string): { readonly base: string; readonly fragment: string } {
  const hash = uri.indexOf("#");
  if (hash === -1) return { base: uri, fragment: "" };
  return { base: uri.slice(0, hash), fragment: decode(uri.slice(hash + 1)) };
}

/** Percent-decoding that leaves alone what is not well-formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
