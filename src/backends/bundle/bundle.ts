/** Bundling as 2020-12 Core, section 9.3.1, defines it: other resources embedded whole, by their `$id`; references untouched, but for those that name what it doesn't hold. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import type { Source } from "../../load/source.js";
import type { Declaration } from "../../model/contract.js";
import { idKeyword, metaschemaOf, type Dialect } from "../../resolve/dialect.js";
import { portable } from "../../resolve/portable.js";
import { keyOf, type Resolved } from "../../resolve/resolved.js";
import { pathOfUri, splitFragment } from "../../resolve/uri.js";

/** The compound document of a declaration: its file's schema, with every file that it reaches embedded in `$defs` (`definitions`). */
export function bundleOf(resolved: Resolved, declaration: Declaration): JsonValue {
  const source = resolved.sources.find((s) => s.path === declaration.location.path);
  if (source === undefined) throw new Error(`No source ${declaration.location.path}`);
  const { dialect } = declaration;
  const container = definitionsKeyword(dialect);
  const reached = reachedFrom(resolved, source);
  const isRoot = declaration.location.pointer === "";
  const embedded = reached
    .filter((other) => !isRoot || other !== source)
    .map((other) => [uriOf(resolved, other), identified(resolved, other)] as const);

  if (!isRoot) {
    const uri = uriOf(resolved, source);
    return {
      $schema: metaschemaOf(dialect),
      $ref: uri + "#" + encodeURI(declaration.location.pointer),
      [container]: Object.fromEntries(embedded),
    };
  }
  const own = identified(resolved, source);
  if (!isObject(own) || embedded.length === 0) return own;
  const definitions = get(own, container);
  const entries = Object.entries(own).filter(([key]) => key !== container);
  const all = [...(isObject(definitions) ? Object.entries(definitions) : []), ...embedded];
  return Object.fromEntries([...entries, [container, Object.fromEntries(all)]]);
}

function definitionsKeyword(dialect: Dialect): "$defs" | "definitions" {
  return dialect === "2019-09" || dialect === "2020-12" ? "$defs" : "definitions";
}

/** The files that a file's references lead to, itself first, the others sorted by path. */
function reachedFrom(resolved: Resolved, start: Source): Source[] {
  const links = linksOf(resolved);
  const reached = new Set<Source>([start]);
  for (const source of reached) for (const target of links.get(source) ?? []) reached.add(target);
  const [, ...others] = reached;
  return [start, ...others.sort((a, b) => (a.path < b.path ? -1 : 1))];
}

const linkMaps = new WeakMap<Resolved, Map<Source, Set<Source>>>();

function linksOf(resolved: Resolved): Map<Source, Set<Source>> {
  const known = linkMaps.get(resolved);
  if (known !== undefined) return known;
  const links = new Map<Source, Set<Source>>();
  for (const byKeyword of resolved.references.values()) {
    for (const { from, target } of byKeyword.values()) {
      const targets = links.get(from.source);
      if (targets !== undefined) targets.add(target.source);
      else links.set(from.source, new Set([target.source]));
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
