import type { JsonValue } from "../json/value.js";
import type { Location } from "../diagnostics/diagnostic.js";

export type SourceFormat = "json" | "jsonc" | "yaml" | "toml" | "ndjson";

/** A file that was read and parsed: its value, and where each part of it stands. */
export interface Source {
  /** Path relative to the contract's folder, with `/`: the identity of the file within the contract. `access-codes/access-code.json` */
  readonly path: string;
  /** Path to show, relative to the working folder: `schemas/access-codes/access-code.json`. */
  readonly file: string;
  readonly format: SourceFormat;
  readonly text: string;
  readonly json: JsonValue;
  /** The address of a schema that is not a file of the contract, but was referred to by this URI. */
  readonly uri?: string;
  /**
   * Where this is no file of its own, but one as it is read in another dynamic scope: that file, and the schemas (`path#pointer`) that
   * make the scope another. Text, value and places are the file's.
   */
  readonly variant?: { readonly of: Source; readonly within: readonly string[] };
  /** Where the value at `pointer` stands (its key, where it is an object's member and `of` is "key"). Falls back to the nearest enclosing value. */
  locate(pointer: string, of?: "key" | "value"): Location;
}
