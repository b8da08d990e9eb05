/** What is measured: contracts as their authors wrote them, the types that they are about, and payloads of those. */

import type { JsonValue } from "../../src/json/value.js";
import type { Source } from "../../src/load/source.js";
import type { Dialect } from "../../src/resolve/dialect.js";

/** One contract. */
export interface Subject {
  /** Unique in a run; a path segment: `gltf`, `sarif-2.1.0`. */
  readonly name: string;
  readonly sources: readonly Source[];
  /** Schemas of other contracts that this one may refer to. */
  readonly remotes: (uri: string) => Source | undefined;
  /** Where the folder of `sources` is served, as far as their `$id`s tell: a URI prefix that ends with `/`. */
  readonly servedAt: string | undefined;
  /** The dialect of a file that names none. */
  readonly dialect: Dialect;
  readonly roots: readonly Root[];
  readonly payloads: readonly Payload[];
  /** Formats that everything is valid under, by agreement of the contract's authors. */
  readonly silentFormats: readonly string[];
}

/** A type that payloads are of: the root schema of a file. */
export interface Root {
  readonly name: string;
  readonly source: Source;
}

export interface Payload {
  readonly root: Root;
  readonly verdict: "valid" | "invalid";
  /** `GlTF/valid/001-name.json` */
  readonly name: string;
  readonly value: JsonValue;
}
