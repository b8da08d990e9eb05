/** The registry of a contract: every schema by location, every resource by URI, every anchor. */

import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
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
  /** Those of the URIs that nothing identifies its schema by: it is found there as long as no schema has the URI as its identifier. */
  readonly implied: Set<string>;
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
  /** How names were given, in order: each can be done again in another registry. */
  readonly given: ((registry: Registry) => void)[];
  /** What each `$schema` that names no dialect of ours means. */
  readonly readings: Map<string, Asked>;
  /** The remotes whose faults were reported. */
  readonly faulty: Set<string>;
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
    implied: new Set(),
    roots: new Map(),
    anchors: new Map(),
    dynamicAnchors: new Map(),
    recursiveAnchors: [],
    remotes: [],
    diagnostics: [],
    options,
    resolveUri: createUriResolver(),
    given: [],
    readings: new Map(),
    faulty: new Set(),
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
  address(registry, uri, root);
}

/**
 * Lets a root be found where it lies. A file can be named by its path even where its `$id` differs, unless another schema has
 * claimed that URI. Without an `$id`, the URI is its identifier (2020-12 Core, 9.1.1), and no other schema's.
 */
function address(
  registry: Registry,
  uri: string,
  root: SchemaEntry,
  isOwn = root.baseUri === uri,
): void {
  registry.given.push((other) => address(other, uri, root, isOwn));
  const { resources, implied } = registry;
  const other = resources.get(uri);
  if (other === undefined || (isOwn && implied.has(uri))) {
    resources.set(uri, root);
    if (isOwn) implied.delete(uri);
    else implied.add(uri);
  } else if (isOwn && other.key !== root.key) {
    registry.diagnostics.push(duplicateId(uri, other, idKeyword(other.dialect), root));
  }
}

/**
 * The resource at `uri`: one that is registered, or a remote, which is then entered as a source. `unknown` where there is none;
 * `unusable` where there is a remote with faults, which have been reported; `location` finds what asks for it.
 */
export function resourceAt(
  registry: Registry,
  uri: string,
  location: () => Location,
): SchemaEntry | "unknown" | "unusable" {
  const registered = registry.resources.get(uri);
  if (registered !== undefined) return registered;
  if (registry.faulty.has(uri)) return "unusable";
  const found = registry.options.remotes?.(uri) ?? metaschemaSource(uri);
  if (found === undefined) return reportFaults(registry, uri, location) ? "unusable" : "unknown";
  const before = registry.remotes.find((each) => each.uri === found.uri);
  const source = before ?? readOpenApi({ ...found, path: freePath(registry, found.path) });
  if (before === undefined) {
    registry.remotes.push(source);
    registerSource(registry, source);
  }
  const root = registry.roots.get(source.path);
  // It is no schema, which registering has reported.
  if (root === undefined) return "unusable";
  address(registry, uri, root);
  return root;
}

/** Whether the remote at `uri` can't be used (it is no JSON, a link out of its folder); why, is reported once. */
function reportFaults(registry: Registry, uri: string, location: () => Location): boolean {
  const faults = registry.options.remotes?.faultsOf?.(uri) ?? [];
  if (faults.length > 0 && !registry.faulty.has(uri)) {
    registry.faulty.add(uri);
    const related = [{ message: "referred to here", location: location() }];
    registry.diagnostics.push(...faults.map((fault) => ({ ...fault, related })));
  }
  return faults.length > 0;
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
    else if (!isFaulty(registry, asked, source.locate(pointer + "/$schema"))) {
      registry.diagnostics.push(unknownDialect(source, pointer, $schema, asked.unknown));
    }
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
    } else if (fragment !== "" && refIsAlone(entry.dialect)) {
      // Before 2019-09 this is what `$anchor` is since; in front of the fragment may stand another base, within which the schema has
      // that name (draft-04 Core, 7.2.2: `t/inner.json#a`).
      const isElsewhere = base !== entry.baseUri;
      entry = { ...entry, baseUri: base };
      claim(registry, "anchors", base + "#" + fragment, entry, keyword);
      if (isElsewhere) address(registry, base, entry, false);
    } else if (id === "#" && refIsAlone(entry.dialect)) {
      // The schema that it stands in, which needs no name.
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
      claim(registry, "resources", base, entry, keyword);
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
    claim(registry, "anchors", entry.baseUri + "#" + anchor, entry, anchorKeyword);
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
  kind: "anchors" | "resources",
  name: string,
  entry: SchemaEntry,
  keyword: string,
): void {
  registry.given.push((other) => claim(other, kind, name, entry, keyword));
  const names = registry[kind];
  const first = names.get(name);
  const isFree = kind === "resources" && registry.implied.delete(name);
  if (first === undefined || first.key === entry.key || isFree) names.set(name, entry);
  else registry.diagnostics.push(duplicateId(name, entry, keyword, first));
}

function duplicateId(
  name: string,
  { source, pointer }: SchemaEntry,
  keyword: string,
  other: SchemaEntry,
): Diagnostic {
  const location = other.source.locate(other.pointer);
  return diagnostic("duplicate-id", {
    message: `\`${keyword}\` identifies two schemas by one name, ${pathOfUri(name) ?? name}`,
    location: source.locate(pointer + "/" + keyword),
    related: [{ message: "the other schema of that name", location }],
  });
}

function readingOfOpenApi(registry: Registry, source: Source, json: JsonObject): Reading {
  const { dialect, asked } = dialectOfOpenApi(json);
  if (asked === undefined) return { dialect };
  const reading = asks(registry, asked, source.uri ?? uriOfFile(source.path));
  if ("dialect" in reading) return reading;
  const location = source.locate("/jsonSchemaDialect");
  if (isFaulty(registry, reading, location)) return { dialect };
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

/** Whether the metaschema that was asked for is there, but can't be used; that is reported. */
function isFaulty(registry: Registry, asked: Asked, location: Location): boolean {
  if (!("unknown" in asked) || asked.missing === undefined) return false;
  const uri = asked.missing;
  const { remotes, sourceIdentified } = registry.options;
  const source = sourceIdentified?.(uri) ?? remotes?.(uri);
  if (source === undefined) return reportFaults(registry, uri, () => location);
  // A source of the contract is reported as such.
  if (sourceIdentified?.(uri) === undefined && !registry.faulty.has(uri)) {
    registry.faulty.add(uri);
    registry.diagnostics.push(notASchema(source, "", source.json));
  }
  return true;
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
