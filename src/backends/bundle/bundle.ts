/** Bundling as 2020-12 Core, section 9.3.1, defines it: other resources embedded whole, by their `$id`; references untouched, but for those that name what it doesn't hold. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import type { Source } from "../../load/source.js";
import type { Declaration } from "../../model/contract.js";
import { idKeyword, metaschemaOf, type Dialect } from "../../resolve/dialect.js";
import { portable } from "../../resolve/portable.js";
import { keyOf, type Resolved } from "../../resolve/resolved.js";
import { pathOfUri, splitFragment, uriOfFile } from "../../resolve/uri.js";

/** A bundle embeds up to this many other files. Beyond, each type would repeat most of the contract. */
export const MOST_EMBEDDED = 100;

/** What a declaration's bundle is: a compound document, or a reference into the one that holds what many reach. */
export interface Bundle {
  readonly schema: JsonValue;
  /** The file that the shared document has to hold for `schema` to be complete. */
  readonly shares?: Source;
}

/**
 * The compound document of a declaration: its file's schema, with every file that it reaches embedded in `$defs` (`definitions`).
 * Where those are more than `MOST_EMBEDDED`, a `$ref` to its own URI, which `sharedBundleOf` defines.
 */
export function bundleOf(resolved: Resolved, declaration: Declaration): Bundle {
  const source = resolved.schemas.get(declaration.id)?.source;
  if (source === undefined) throw new Error(`No source of ${declaration.id}`);
  const { dialect } = declaration;
  const container = definitionsKeyword(dialect);
  const reached = reachedFrom(resolved, [source], MOST_EMBEDDED + 1);
  const isRoot = declaration.location.pointer === "";
  const pointing = {
    $schema: metaschemaOf(dialect),
    $ref: uriOf(resolved, source) + (isRoot ? "" : "#" + encodeURI(declaration.location.pointer)),
  };
  if (reached === undefined) return { schema: pointing, shares: source };
  const embedded = reached
    .filter((other) => !isRoot || other !== source)
    .map((other) => [uriOf(resolved, other), identified(resolved, other)] as const);

  if (!isRoot) return { schema: { ...pointing, [container]: Object.fromEntries(embedded) } };
  const own = identified(resolved, source);
  if (!isObject(own) || embedded.length === 0) return { schema: own };
  const definitions = get(own, container);
  const entries = Object.entries(own).filter(([key]) => key !== container);
  const all = [...(isObject(definitions) ? Object.entries(definitions) : []), ...embedded];
  return { schema: Object.fromEntries([...entries, [container, Object.fromEntries(all)]]) };
}

/** One compound document of `starts` and all that they reach, each file once, in the newest dialect among them. */
export function sharedBundleOf(resolved: Resolved, starts: readonly Source[]): JsonObject {
  const reached = reachedFrom(resolved, starts) ?? [];
  const dialects = new Set(
    reached.map((source) => resolved.schemas.get(keyOf({ source, pointer: "" }))?.dialect),
  );
  const dialect = newestFirst.find((known) => dialects.has(known)) ?? newestFirst[0];
  return {
    $schema: metaschemaOf(dialect),
    $id: addressOf(uriOfFile("contract.bundle.json")),
    [definitionsKeyword(dialect)]: Object.fromEntries(
      reached.map((source) => [uriOf(resolved, source), identified(resolved, source)]),
    ),
  };
}

const newestFirst = ["2020-12", "2019-09", "draft-07", "draft-06", "draft-04"] as const;

function definitionsKeyword(dialect: Dialect): "$defs" | "definitions" {
  return dialect === "2019-09" || dialect === "2020-12" ? "$defs" : "definitions";
}

/** The files that references lead to from `starts`: those first, the others sorted by path. `undefined` where they are more than `most`. */
function reachedFrom(
  resolved: Resolved,
  starts: readonly Source[],
  most = Infinity,
): Source[] | undefined {
  const links = linksOf(resolved);
  const reached = new Set<Source>(starts);
  for (const source of reached) {
    for (const target of links.get(source) ?? []) reached.add(target);
    if (reached.size > most) return undefined;
  }
  const others = [...reached].slice(starts.length);
  return [...starts, ...others.sort((a, b) => (a.path < b.path ? -1 : 1))];
}

const linkMaps = new WeakMap<Resolved, Map<Source, Set<Source>>>();

function linksOf(resolved: Resolved): Map<Source, Set<Source>> {
  const known = linkMaps.get(resolved);
  if (known !== undefined) return known;
  const links = new Map<Source, Set<Source>>();
  for (const byKeyword of resolved.references.values()) {
    for (const { from, target } of byKeyword.values()) {
      const targets = links.get(from.source);
      // What a variant adds is in the scope already, so its file leads to it too.
      const to = target.source.variant?.of ?? target.source;
      if (targets !== undefined) targets.add(to);
      else links.set(from.source, new Set([to]));
    }
  }
  linkMaps.set(resolved, links);
  return links;
}

/** The address of a file's schema in a bundle: its `$id`, made absolute; else one under a host that can't exist (RFC 2606). */
function uriOf(resolved: Resolved, source: Source): string {
  return addressOf(resolved.schemas.get(keyOf({ source, pointer: "" }))?.baseUri ?? "");
}

function addressOf(uri: string): string {
  const path = pathOfUri(uri);
  return path === undefined
    ? uri
    : "https://contract.invalid/" + path.split("/").map(encodeURIComponent).join("/");
}

/** The file's schema with an absolute identifier of its own, so that relative references in it resolve wherever it is embedded. */
function identified(resolved: Resolved, source: Source): JsonValue {
  const root = resolved.schemas.get(keyOf({ source, pointer: "" }));
  const json = withPortableReferences(resolved, source);
  if (root === undefined || !isObject(json)) return json;
  const keyword = idKeyword(root.dialect);
  const uri = uriOf(resolved, source);
  // An empty fragment is no other identifier (draft-07 metaschemas have one).
  const id = get(json, keyword);
  if (typeof id === "string" && id.replace(/#$/, "") === uri) return json;
  const rest = Object.entries(json).filter(([key]) => key !== keyword && key !== "$schema");
  const result: JsonObject = Object.fromEntries([
    ["$schema", get(json, "$schema") ?? metaschemaOf(root.dialect)],
    [keyword, uri],
    ...rest,
  ]);
  return result;
}

const texts = new WeakMap<Resolved, Map<Source, Map<string, string>>>();

/** The file's value, in which each reference names its target by what it is known by in a bundle. Most have none that doesn't. */
function withPortableReferences(resolved: Resolved, source: Source): JsonValue {
  const known = texts.get(resolved) ?? textsThatDiffer(resolved);
  texts.set(resolved, known);
  const differing = known.get(source);
  if (differing === undefined) return source.json;
  const copy = (value: JsonValue, pointer: string): JsonValue => {
    const text = differing.get(pointer);
    if (text !== undefined) return text;
    if (isArray(value)) return value.map((item, i) => copy(item, append(pointer, i)));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, copy(item, append(pointer, key))]),
    );
  };
  return copy(source.json, "");
}

/** By file and then by place: the references that name their target by what a bundle doesn't hold. */
function textsThatDiffer(resolved: Resolved): Map<Source, Map<string, string>> {
  const differing = new Map<Source, Map<string, string>>();
  for (const byKeyword of resolved.references.values()) {
    for (const reference of byKeyword.values()) {
      const text = portable(reference, resolved);
      if (text === reference.text) continue;
      const { base, fragment } = splitFragment(text);
      const { from, keyword } = reference;
      const inFile = differing.get(from.source) ?? new Map<string, string>();
      const absolute = addressOf(base) + "#" + encodeURI(fragment);
      differing.set(from.source, inFile.set(append(from.pointer, keyword), absolute));
    }
  }
  return differing;
}
