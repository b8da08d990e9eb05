/** JSON Pointers (RFC 6901) as strings: `""` is the whole document, `/a~1b/0` a place in it. */

import { isArray, isObject, get, type JsonValue } from "./value.js";

export function escapeToken(token: string): string {
  return token.includes("~") || token.includes("/")
    ? token.replaceAll("~", "~0").replaceAll("/", "~1")
    : token;
}

export function unescapeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}

/** `pointer` extended by unescaped `tokens`. */
export function append(pointer: string, ...tokens: readonly (string | number)[]): string {
  let result = pointer;
  for (const token of tokens) {
    result += "/" + (typeof token === "number" ? token : escapeToken(token));
  }
  return result;
}

/** The unescaped tokens of `pointer`. */
export function tokensOf(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken);
}

/** The pointer of the enclosing value; that of the document is `undefined`. */
export function parentOf(pointer: string): string | undefined {
  return pointer === "" ? undefined : pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The last token, unescaped; `undefined` for the whole document. */
export function lastToken(pointer: string): string | undefined {
  return pointer === "" ? undefined : unescapeToken(pointer.slice(pointer.lastIndexOf("/") + 1));
}

/** The value at `pointer`, or `undefined` where there is none. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const token of tokensOf(pointer)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = get(value, token);
    else return undefined;
    if (value === undefined) return undefined;
  }
  return value;
}
