import type { Source } from "../load/source.js";
import type { Dialect } from "./dialect.js";
import type { JsonValue } from "../json/value.js";
import type { Memo } from "../memo/memo.js";
import type { Part } from "./parts.js";

/** A place where a schema stands: a file and a JSON Pointer in it. */
export interface SchemaLocation {
  readonly source: Source;
  readonly pointer: string;
}

/** One text per location, `path#pointer`: the key of every map over locations. */
export type LocationKey = string;

export function keyOf(location: {
  readonly source: Pick<Source, "path">;
  readonly pointer: string;
}): LocationKey {
  return location.source.path + "#" + location.pointer;
}

/** Every schema (2020-12 Core, 4.3) of the contract: roots and all subschemas, embedded resources included. */
export interface SchemaEntry extends SchemaLocation {
  readonly key: LocationKey;
  readonly value: JsonValue;
  readonly dialect: Dialect;
  /** The base URI in force at this schema, without fragment. */
  readonly baseUri: string;
  /** Keywords of the dialect that are none in this schema, since its metaschema leaves their vocabulary out (2020-12 Core, 8.1.2). */
  readonly ignored?: ReadonlySet<string>;
}

export interface ResolvedReference {
  /** `$ref`, `$dynamicRef` or `$recursiveRef`. */
  readonly keyword: string;
  readonly from: SchemaLocation;
  readonly text: string;
  /** The schema that it means; for `$dynamicRef` and `$recursiveRef`, in the dynamic scope in which `from` is evaluated. */
  readonly target: SchemaEntry;
}

/** What is asked for by key. */
export type Lookup<V> = Pick<ReadonlyMap<string, V>, "get" | "has">;

/** The contract with every reference bound to its target, whatever the dynamic scope: a resource that is reached in several is in it several times. Nothing is inlined; the sources are as their author wrote them. */
export interface Resolved {
  /** The files of the contract, the remotes that something in it refers to, and variants of both, each sorted by path. */
  readonly sources: readonly Source[];
  /** All schemas by location. */
  readonly schemas: Lookup<SchemaEntry>;
  /** References by the location of the schema object that holds the keyword, then by keyword. An unresolved one is absent (and was reported). */
  readonly references: Lookup<ReadonlyMap<string, ResolvedReference>>;
  /** Absolute URI (no fragment) of each schema resource → its root schema. */
  readonly resources: Lookup<SchemaEntry>;
  /** The same source by source, by path, of those that hold schemas: in the order of files, and in each in that of appearance. */
  readonly parts: ReadonlyMap<string, Part>;
  /** What builds of this contract keep for the next one; absent where there is one build only. It tracks the maps above. */
  readonly memo?: Memo;
}
