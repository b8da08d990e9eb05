/** The registry of a contract: every schema by location, every resource by URI, every anchor. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import { lastToken } from "../json/pointer.js";
import { get, isObject, kindOf, type JsonObject, type JsonValue } from "../json/value.js";
import { metaschemaSource } from "../load/metaschemas.js";
import type { Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import { dialects, idKeyword, metaschemaOf, refIsAlone, type Dialect } from "./dialect.js";
import { subschemasOf } from "./keywords.js";
import { dialectOfOpenApi, isOpenApi, readOpenApi, schemaPlacesOf } from "./openapi.js";
import { keyOf, type LocationKey, type SchemaEntry } from "./resolved.js";
import { nearest } from "../diagnostics/nearest.js";
import { readingOf, type Asked, type Reading } from "./metaschema.js";
import { createUriResolver, pathOfUri, splitFragment, uriOfFile, type resolveUri } from "./uri.js";

export interface Registry {
  readonly schemas: Map<LocationKey, SchemaEntry>;
  /** URI without fragment → the schema that it identifies. */
  readonly resources: Map<string, SchemaEntry>;
  /** Each file's root, by path. */
  readonly roots: Map<string, SchemaEntry>;
  /** `uri#anchor` → the schema. */
  readonly anchors: Map<string, SchemaEntry>;
  /** Name of a `$dynamicAnchor` → the schemas that carry it. */
  readonly dynamicAnchors: Map<string, SchemaEntry[]>;
  /** Resource roots with `$recursiveAnchor: true` (2019-09). */
  readonly recursiveAnchors: SchemaEntry[];
  /** The remotes that something refers to, in the order in which they were found. */
  readonly remotes: Source[];
  readonly diagnostics: Diagnostic[];
  readonly options: RegistryOptions;
  readonly resolveUri: typeof resolveUri;
  /** What each `$schema` that names no dialect of ours means. */
  readonly readings: Map<string, Asked>;
}

export interface RegistryOptions {
  /** The dialect of a schema without `$schema`. */
  readonly defaultDialect: Dialect;
  /** Schemas that are not among the sources, by their URI. */
  readonly remotes?: Remotes | undefined;
  /** A source among all that are registered, by the `$id` of its root: for a `$schema` that names it. */
  readonly sourceIdentified?: (uri: string) => Source | undefined;
}

export function createRegistry(options: RegistryOptions): Registry {
  return {
    schemas: new Map(),
    resources: new Map(),
    roots: new Map(),
    anchors: new Map(),
    dynamicAnchors: new Map(),
    recursiveAnchors: [],
    remotes: [],
    diagnostics: [],
    options,
    resolveUri: createUriResolver(),
    readings: new Map(),
  };
}

/** Enters a file, or a remote: its root and all schemas in it. */
export function registerSource(registry: Registry, source: Source): void {
  const uri = source.uri ?? uriOfFile(source.path);
  const { json } = source;
  const reading = isOpenApi(json)
    ? readingOfOpenApi(registry, source, json)
    : { dialect: registry.options.defaultDialect };
  registerSchema(registry, { source, pointer: "", value: json, baseUri: uri, ...reading });
  for (const { pointer, value } of isOpenApi(json) ? schemaPlacesOf(json) : []) {
    registerSchema(registry, { source, pointer, value, baseUri: uri, ...reading });
  }
  const root = registry.schemas.get(keyOf({ source, pointer: "" }));
  if (root === undefined) return;
  registry.roots.set(source.path, root);
  // A file can be named by its path even where its `$id` differs, unless another schema has claimed that URI.
  if (!registry.resources.has(uri)) registry.resources.set(uri, root);
}

/**
 * The resource at `uri`: one that is registered, or a remote, which is then entered as a source. `undefined` where none is known;
 * the faults of a remote that can't be used are returned.
 */
export function resourceAt(
  registry: Registry,
  uri: string,
): { readonly resource?: SchemaEntry; readonly faults: readonly Diagnostic[] } {
  const registered = registry.resources.get(uri);
  if (registered !== undefined) return { resource: registered, faults: [] };
  const { remotes } = registry.options;
  const found = remotes?.(uri) ?? metaschemaSource(uri);
  if (found === undefined) return { faults: remotes?.faultsOf?.(uri) ?? [] };
  const before = registry.remotes.find((each) => each.uri === found.uri);
  const source = before ?? readOpenApi({ ...found, path: freePath(registry, found.path) });
  if (before === undefined) {
    registry.remotes.push(source);
    registerSource(registry, source);
  }
  const root = registry.roots.get(source.path);
  if (root === undefined) return { faults: [] };
  if (!registry.resources.has(uri)) registry.resources.set(uri, root);
  return { resource: root, faults: [] };
}

/** A file of the contract, or a remote of another scheme, may lie at the path already. */
function freePath(registry: Registry, wanted: string): string {
  let path = wanted;
  while (registry.roots.has(path)) path = "remotes/" + path;
  return path;
}

type Unregistered = Omit<SchemaEntry, "key">;

/** Enters the schema at a location, and those inside it. What is no schema is reported and left out. */
export function registerSchema(registry: Registry, start: Unregistered): void {
  const stack: Unregistered[] = [start];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { source, pointer, value } = next;
    const key = keyOf(next);
    if (registry.schemas.has(key)) continue;
    if (!pointer.isWellFormed()) {
      registry.diagnostics.push(illFormedName(source, pointer));
      continue;
    }
    if (typeof value !== "boolean" && !isObject(value)) {
      registry.diagnostics.push(notASchema(source, pointer, value));
      continue;
    }
    const entry = isObject(value) ? identify(registry, { ...next, key }, value) : { ...next, key };
    registry.schemas.set(key, entry);
    if (!isObject(value)) continue;
    const inside = subschemasOf(value, pointer, entry.dialect);
    for (const sub of inside.reverse()) {
      stack.push({
        source,
        pointer: sub.pointer,
        value: sub.value,
        dialect: entry.dialect,
        baseUri: entry.baseUri,
        ...(entry.ignored !== undefined && { ignored: entry.ignored }),
      });
    }
  }
}

function illFormedName(source: Source, pointer: string): Diagnostic {
  return diagnostic("ill-formed-name", {
    message: `The name ${JSON.stringify(lastToken(pointer))} holds half of a surrogate pair`,
    location: source.locate(pointer, "key"),
  });
}

function notASchema(source: Source, pointer: string, value: JsonValue): Diagnostic {
  const kind = kindOf(value);
  const what = kind === "null" ? "null" : `${/^[ao]/.test(kind) ? "an" : "a"} ${kind}`;
  return diagnostic("not-a-schema", {
    message: `A schema must be an object or a boolean, and this is ${what}`,
    location: source.locate(pointer),
  });
}

/** Reads the keywords that identify: `$schema`, `$id`, anchors. */
function identify(registry: Registry, start: SchemaEntry, schema: JsonObject): SchemaEntry {
  let entry = start;
  const { source, pointer } = entry;
  const alone = typeof get(schema, "$ref") === "string";

  const $schema = get(schema, "$schema");
  if (typeof $schema === "string") {
    const asked = asks(registry, $schema, entry.baseUri);
    if ("dialect" in asked) entry = withReading(entry, asked);
    else registry.diagnostics.push(unknownDialect(source, pointer, $schema, asked.unknown));
  }
  const silenced = alone && refIsAlone(entry.dialect);

  const keyword = idKeyword(entry.dialect);
  const id = get(schema, keyword);
  if (typeof id === "string" && !silenced) {
    const uri = registry.resolveUri(id, entry.baseUri);
    const { base, fragment } = splitFragment(uri ?? "");
    const location = () => source.locate(pointer + "/" + keyword);
    if (uri === undefined) {
      registry.diagnostics.push(
        diagnostic("invalid-id", {
          message: `\`${keyword}\` ${JSON.stringify(id)} is not a URI reference`,
          location: location(),
        }),
      );
    } else if (id.startsWith("#") && refIsAlone(entry.dialect)) {
      // Before 2019-09, an identifier that is a fragment only is what `$anchor` is since.
      claim(registry, registry.anchors, entry.baseUri + "#" + fragment, entry, keyword);
    } else if (fragment !== "") {
      registry.diagnostics.push(
        diagnostic("invalid-id", {
          message: `\`${keyword}\` ${JSON.stringify(id)} has a fragment, so it can't identify a schema`,
          location: location(),
          hint: "Remove the fragment, or use `$anchor` to name this place.",
        }),
      );
    } else {
      entry = { ...entry, baseUri: base };
      claim(registry, registry.resources, base, entry, keyword);
    }
  }

  for (const anchorKeyword of ["$anchor", "$dynamicAnchor"]) {
    const anchor = get(schema, anchorKeyword);
    if (typeof anchor !== "string" || refIsAlone(entry.dialect)) continue;
    if (anchorKeyword === "$dynamicAnchor") {
      if (entry.dialect !== "2020-12") continue;
      const known = registry.dynamicAnchors.get(anchor);
      if (known) known.push(entry);
      else registry.dynamicAnchors.set(anchor, [entry]);
    }
    claim(registry, registry.anchors, entry.baseUri + "#" + anchor, entry, anchorKeyword);
  }
  const isResource = pointer === "" || typeof id === "string";
  if (entry.dialect === "2019-09" && isResource && get(schema, "$recursiveAnchor") === true) {
    registry.recursiveAnchors.push(entry);
  }
  return entry;
}

/** Gives `name` to `entry`; a name that another schema has is reported with both places. */
function claim(
  registry: Registry,
  names: Map<string, SchemaEntry>,
  name: string,
  entry: SchemaEntry,
  keyword: string,
): void {
  const first = names.get(name);
  if (first === undefined || first.key === entry.key) {
    names.set(name, entry);
    return;
  }
  registry.diagnostics.push(
    diagnostic("duplicate-id", {
      message: `\`${keyword}\` identifies two schemas by one name, ${pathOfUri(name) ?? name}`,
      location: entry.source.locate(entry.pointer + "/" + keyword),
      related: [
        { message: "the other schema of that name", location: first.source.locate(first.pointer) },
      ],
    }),
  );
}

function readingOfOpenApi(registry: Registry, source: Source, json: JsonObject): Reading {
  const { dialect, asked } = dialectOfOpenApi(json);
  if (asked === undefined) return { dialect };
  const reading = asks(registry, asked, source.uri ?? uriOfFile(source.path));
  if ("dialect" in reading) return reading;
  const location = source.locate("/jsonSchemaDialect");
  const message = `\`jsonSchemaDialect\` ${JSON.stringify(asked)} ${reading.unknown}`;
  registry.diagnostics.push(diagnostic("unknown-dialect", { message, location }));
  return { dialect };
}

function asks(registry: Registry, $schema: string, base: string): Asked {
  const uri = registry.resolveUri($schema, base) ?? $schema;
  const known = registry.readings.get(uri);
  if (known !== undefined) return known;
  const { remotes, sourceIdentified } = registry.options;
  const asked = readingOf(uri, (each) => sourceIdentified?.(each) ?? remotes?.(each));
  registry.readings.set(uri, asked);
  return asked;
}

function withReading(entry: SchemaEntry, { dialect, ignored }: Reading): SchemaEntry {
  const { ignored: _, ...rest } = entry;
  return ignored === undefined ? { ...rest, dialect } : { ...rest, dialect, ignored };
}

function unknownDialect(
  source: Source,
  pointer: string,
  $schema: string,
  reason: string,
): Diagnostic {
  const suggestion = nearest($schema, dialects.map(metaschemaOf));
  return diagnostic("unknown-dialect", {
    message: `\`$schema\` ${JSON.stringify($schema)} ${reason}`,
    location: source.locate(pointer + "/$schema"),
    ...(suggestion === undefined ? {} : { hint: `Did you mean "${suggestion}"?` }),
  });
}
