import { isRecord } from "./is-record.js";
import { API_VERSION, type OutsideBackend } from "./outside-backend.js";

/** What a module's exports are as a back-end, or what is wrong with them: the end of a sentence that begins with its name. */
export type ReadBackend =
  | { readonly backend: OutsideBackend }
  | { readonly fault: string; readonly hint: string };

const NAME = /^[A-Za-z][A-Za-z0-9.-]*$/;

/** `exports`: what importing the module gave. `taken`: the names that other back-ends have. */
export function readBackend(exports: unknown, taken: ReadonlySet<string>): ReadBackend {
  const found = defaultOf(exports);
  if (found === undefined) {
    return {
      fault: "has no default export",
      hint: "A back-end is the default export of its module; docs/backends.md shows one.",
    };
  }
  const { apiVersion, name, summary, generate } = isRecord(found) ? found : {};
  if (apiVersion === undefined) {
    return {
      fault: "is no back-end: its default export has no `apiVersion`",
      hint: `Export an object with \`apiVersion: ${API_VERSION}\`, \`name\`, \`summary\` and \`generate\`.`,
    };
  }
  if (apiVersion !== API_VERSION) {
    return {
      fault: `is made for version ${shown(apiVersion)} of the interface of back-ends, and this allof has version ${API_VERSION}`,
      hint: "Install a version of the back-end and one of allof that were made for each other.",
    };
  }
  if (typeof name !== "string" || !NAME.test(name)) {
    return {
      fault: `has no name that a target can have: ${shown(name)}`,
      hint: "Name it by a letter, and letters, digits, `-` and `.`: `elm`.",
    };
  }
  if (taken.has(name)) {
    return {
      fault: `is named \`${name}\`, as another back-end is`,
      hint: "Give it a name of its own.",
    };
  }
  if (typeof summary !== "string" || typeof generate !== "function") {
    const missing = typeof generate === "function" ? "`summary`" : "function `generate`";
    return { fault: `has no ${missing}`, hint: "docs/backends.md shows what a back-end has." };
  }
  return { backend: found as OutsideBackend };
}

/** The default export; of a CommonJS module that was compiled from ECMAScript's, that of the original. */
function defaultOf(exports: unknown): unknown {
  const found = isRecord(exports) ? exports["default"] : undefined;
  return isRecord(found) && found["__esModule"] === true ? found["default"] : found;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return `\`${text.slice(0, 40)}\``;
}
