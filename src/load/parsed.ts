import type { Code } from "../diagnostics/catalogue.js";
import type { JsonObject, JsonValue } from "../json/value.js";
import type { Spans } from "./positions.js";

/** What is wrong with a text, by offset: the readers know no file names. */
export interface Fault {
  readonly code: Code;
  readonly message: string;
  readonly offset: number;
  readonly pointer?: string;
  readonly related?: { readonly message: string; readonly offset: number };
  readonly hint?: string;
}

export interface ParsedDocument {
  readonly json: JsonValue;
  /** May be worked out when first asked for. */
  readonly spans: Spans;
}

/** A text's documents (JSON holds one) and its faults. Where a fault is fatal, there is no document. */
export interface Parsed {
  readonly documents: readonly ParsedDocument[];
  readonly faults: readonly Fault[];
}

/**
 * Arrays and objects may nest this deeply. Every later stage recurses over values, Ajv's generated code included, so the limit
 * is what all of them bear with the stack that Node has by default.
 */
export const MAXIMUM_DEPTH = 500;

/** Sets an own property, whatever its name: assignment would call the setter of `__proto__`. */
export function define(object: JsonObject, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** How a key is shown in a message: `"a"`, with what is invisible escaped. */
export function quote(key: string): string {
  return JSON.stringify(key);
}
