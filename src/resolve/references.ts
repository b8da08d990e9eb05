/** Binds each reference of a registry to the schema that it means. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import {
  append,
  escapeToken,
  parentOf,
  tokensOf,
  unescapeToken,
  valueAt,
} from "../json/pointer.js";
import { get, isObject } from "../json/value.js";
import type { Memo } from "../memo/memo.js";
import { registerSchema, resourceAt, type Registry } from "./registry.js";
import { keyOf, type LocationKey, type ResolvedReference, type SchemaEntry } from "./resolved.js";
import { isAboveContract, pathOfUri, splitFragment } from "./uri.js";

const referenceKeywords = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

export interface References {
  readonly references: Map<LocationKey, Map<string, ResolvedReference>>;
  /** Those that the dynamic scope may bind to another target: each with the name of its anchor, `""` for `$recursiveAnchor`. */
  readonly dynamic: ReadonlyMap<ResolvedReference, string>;
}

/**
 * Resolves every reference to its initial target (2020-12 Core, 8.2.3.2). A target that stands where no keyword makes it a schema (`#/components/x`) is registered on the way,
 * and the references inside it are resolved too.
 */
export function resolveReferences(registry: Registry, memo?: Memo): References {
  const references = new Map<LocationKey, Map<string, ResolvedReference>>();
  const dynamic = new Map<ResolvedReference, string>();
  const seen = new Set<LocationKey>();
  const waiting = new Set<Written>();
  const enter = (written: Written): void => {
    const { entry, keyword } = written;
    const result = resolveOne(registry, written);
    if (result === undefined) return;
    if ("code" in result) {
      registry.diagnostics.push(result);
      return;
    }
    const name = dynamicNameOf(result);
    if (name !== undefined) dynamic.set(result, name);
    const known = references.get(entry.key);
    if (known) known.set(keyword, result);
    else references.set(entry.key, new Map([[keyword, result]]));
  };
  do {
    // A Map's iteration reaches entries that are added while it runs, so late targets get their turn.
    for (const entry of registry.schemas.values()) {
      if (seen.has(entry.key)) continue;
      seen.add(entry.key);
      if (!isObject(entry.value)) continue;
      for (const keyword of referenceKeywords) {
        const text = get(entry.value, keyword);
        if (typeof text !== "string" || !appliesTo(keyword, entry)) continue;
        const uri = registry.resolveUri(text, entry.baseUri);
        const written = { entry, keyword, text, uri };
        // A late target may be what has that identifier: only when all are known, it is looked for outside.
        if (uri === undefined || isRegistered(registry, uri)) enter(written);
        else waiting.add(written);
      }
    }
    for (const next of waiting) {
      waiting.delete(next);
      enter(next);
      if (registry.schemas.size > seen.size) break;
    }
  } while (registry.schemas.size > seen.size);
  return memo === undefined
    ? { references, dynamic }
    : asBefore({ references, dynamic }, registry, memo);
}

/** The same references, as the very objects of the last build where the very same schema leads to the very same targets. */
function asBefore({ references, dynamic }: References, registry: Registry, memo: Memo): References {
  const settled: References["references"] = new Map();
  const olds = new Map<ResolvedReference, ResolvedReference>();
  for (const [key, found] of references) {
    const entry = registry.schemas.get(key);
    if (entry === undefined) continue;
    const kept = settledReferences(entry, found, memo);
    settled.set(key, kept);
    for (const [keyword, reference] of found) {
      olds.set(reference, kept.get(keyword) ?? reference);
    }
  }
  const names = [...dynamic].map(([each, name]) => [olds.get(each) ?? each, name] as const);
  return { references: settled, dynamic: new Map(names) };
}

/** The references of one schema, as the very objects of the last build where they lead to the very same targets. */
export function settledReferences(
  entry: SchemaEntry,
  found: Map<string, ResolvedReference>,
  memo: Memo,
): Map<string, ResolvedReference> {
  const kept = memo.ofObject("references", entry, () => ({ found }));
  const isSame =
    kept.found.size === found.size &&
    [...found].every(([keyword, { target }]) => kept.found.get(keyword)?.target === target);
  if (!isSame) kept.found = found;
  return kept.found;
}

/**
 * The references of one schema, where each leads to what is registered and its target depends on no dynamic scope; else `undefined`,
 * and the registry may hold more than it did.
 */
export function plainReferencesOf(
  registry: Registry,
  entry: SchemaEntry,
): Map<string, ResolvedReference> | undefined {
  const found = new Map<string, ResolvedReference>();
  if (!isObject(entry.value)) return found;
  const { size } = registry.schemas;
  for (const keyword of referenceKeywords) {
    const text = get(entry.value, keyword);
    if (typeof text !== "string" || !appliesTo(keyword, entry)) continue;
    const uri = registry.resolveUri(text, entry.baseUri);
    if (uri === undefined || !isRegistered(registry, uri)) return undefined;
    const result = resolveOne(registry, { entry, keyword, text, uri });
    if (result === undefined || "code" in result) return undefined;
    if (dynamicNameOf(result) !== undefined || registry.schemas.size > size) return undefined;
    found.set(keyword, result);
  }
  return found;
}

interface Written {
  readonly entry: SchemaEntry;
  readonly keyword: string;
  readonly text: string;
  /** `undefined` where the text is no URI reference. */
  readonly uri: string | undefined;
}

function isRegistered({ resources }: Registry, uri: string): boolean {
  return resources.has(splitFragment(uri).base);
}

/** The name by which the dynamic scope is asked for a reference's target: only where its initial target has a dynamic anchor. */
function dynamicNameOf({ keyword, text, target }: ResolvedReference): string | undefined {
  if (!isObject(target.value)) return undefined;
  if (keyword === "$recursiveRef") {
    return get(target.value, "$recursiveAnchor") === true ? "" : undefined;
  }
  if (keyword !== "$dynamicRef") return undefined;
  const { fragment } = splitFragment(text);
  const isAnchor = fragment !== "" && get(target.value, "$dynamicAnchor") === fragment;
  return isAnchor ? fragment : undefined;
}

function appliesTo(keyword: (typeof referenceKeywords)[number], entry: SchemaEntry): boolean {
  if (keyword === "$dynamicRef") return entry.dialect === "2020-12";
  if (keyword === "$recursiveRef") return entry.dialect === "2019-09";
  return true;
}

/** `undefined` where the target is a remote that can't be used: why, has been reported. */
function resolveOne(
  registry: Registry,
  { entry: from, keyword, text, uri }: Written,
): ResolvedReference | Diagnostic | undefined {
  const location = () => from.source.locate(append(from.pointer, keyword));
  if (uri === undefined) {
    return diagnostic("unresolved-reference", {
      message: `\`${keyword}\` ${JSON.stringify(text)} is not a URI reference`,
      location: location(),
    });
  }
  const { base, fragment } = splitFragment(uri);
  const resource = resourceAt(registry, base, location);
  if (resource === "unusable") return undefined;
  if (resource === "unknown") return missingResource(registry, from, keyword, text, base);

  let target: SchemaEntry | undefined;
  if (fragment === "") {
    target = resource;
  } else if (fragment.startsWith("/")) {
    target = atPointer(registry, resource, fragment);
  } else {
    target = registry.anchors.get(base + "#" + fragment);
  }
  if (target === undefined)
    return missingFragment(registry, from, keyword, text, resource, fragment);
  return {
    keyword,
    from: { source: from.source, pointer: from.pointer },
    text,
    target,
  };
}

/** The schema at `fragment` below a resource's root, registered if no keyword had made it one. */
function atPointer(
  registry: Registry,
  resource: SchemaEntry,
  fragment: string,
): SchemaEntry | undefined {
  const { source } = resource;
  const pointer = resource.pointer + normalisePointer(fragment);
  const known = registry.schemas.get(keyOf({ source, pointer }));
  if (known !== undefined) return known;
  const value = valueAt(source.json, pointer);
  if (typeof value !== "boolean" && !isObject(value)) return undefined;
  const enclosing = enclosingSchema(registry, resource, pointer);
  registerSchema(registry, {
    source,
    pointer,
    value,
    dialect: enclosing.dialect,
    baseUri: enclosing.baseUri,
    ...(enclosing.ignored !== undefined && { ignored: enclosing.ignored }),
  });
  return registry.schemas.get(keyOf({ source, pointer }));
}

/** The same place has one pointer: tokens are escaped only where they must be. */
function normalisePointer(fragment: string): string {
  if (fragment.startsWith("/") && !fragment.includes("~")) return fragment;
  return "/" + fragment.slice(1).split("/").map(unescapeToken).map(escapeToken).join("/");
}

function enclosingSchema(registry: Registry, resource: SchemaEntry, pointer: string): SchemaEntry {
  for (let at = parentOf(pointer); at !== undefined; at = parentOf(at)) {
    const entry = registry.schemas.get(keyOf({ source: resource.source, pointer: at }));
    if (entry !== undefined) return entry;
  }
  return resource;
}

function missingResource(
  registry: Registry,
  from: SchemaEntry,
  keyword: string,
  text: string,
  base: string,
): Diagnostic {
  const location = from.source.locate(append(from.pointer, keyword));
  const quoted = JSON.stringify(text);
  const path = pathOfUri(base);
  if (isAboveContract(base) || /^file:/i.test(base)) {
    return diagnostic("reference-outside", {
      message: `\`${keyword}\` ${quoted} leads out of the contract's folder`,
      location,
    });
  }
  const candidates = new Map<string, string>();
  for (const [uri, entry] of registry.resources) {
    candidates.set(uri, asWritten(entry, from, uri, text));
  }
  const suggestion = nearest(base, candidates.keys());
  const isAddress = path === undefined;
  const hint =
    suggestion !== undefined
      ? { hint: `Did you mean ${JSON.stringify(candidates.get(suggestion))}?` }
      : isAddress
        ? {
            hint: `Name the schema, or the folder that it lies in, under \`remotes\` in the configuration: { ${JSON.stringify(folderOf(base))}: "some/folder" }.`,
          }
        : {};
  const isOwnHost = [...registry.resources.keys()].some((uri) => sameOrigin(uri, base));
  const shown = text.startsWith(base) ? "" : ` (${base})`;
  if (isAddress && !isOwnHost && /^(https?|ftp):/i.test(base)) {
    return diagnostic("reference-outside", {
      message: `\`${keyword}\` ${quoted} leads to the network${shown}, which allof never opens`,
      location,
      ...hint,
    });
  }
  const means = path ?? base;
  return diagnostic("unresolved-reference", {
    message:
      `\`${keyword}\` ${quoted} leads nowhere: no schema of the contract is ` +
      (isAddress ? `identified by ${means}` : `in a file ${means}`),
    location,
    ...hint,
  });
}

/** The address of the folder that `uri` lies in; where there are no folders (`urn:`), `uri` itself. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1) || uri;
}

function sameOrigin(a: string, b: string): boolean {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i;
  const first = origin.exec(a)?.[0];
  return first !== undefined && first === origin.exec(b)?.[0];
}

/** A reference to `uri` in the style of `text`: relative where that was. */
function asWritten(entry: SchemaEntry, from: SchemaEntry, uri: string, text: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return uri;
  const target = uri.split("/");
  const base = from.baseUri.split("/");
  if (target.slice(0, 3).join("/") !== base.slice(0, 3).join("/")) return entry.source.path;
  let same = 0;
  while (same < base.length - 1 && same < target.length - 1 && base[same] === target[same]) same++;
  return "../".repeat(base.length - 1 - same) + target.slice(same).join("/");
}

function missingFragment(
  registry: Registry,
  from: SchemaEntry,
  keyword: string,
  text: string,
  resource: SchemaEntry,
  fragment: string,
): Diagnostic {
  const location = from.source.locate(append(from.pointer, keyword));
  const where = resource.source.file;
  const before = text.slice(0, text.indexOf("#") + 1);
  if (!fragment.startsWith("/")) {
    const prefix = resource.baseUri + "#";
    const names = [...registry.anchors.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    const suggestion = nearest(fragment, names);
    return diagnostic("unresolved-reference", {
      message: `\`${keyword}\` ${JSON.stringify(text)} leads nowhere: ${where} has no anchor "${fragment}"`,
      location,
      ...(suggestion === undefined
        ? {}
        : { hint: `Did you mean ${JSON.stringify(before + suggestion)}?` }),
    });
  }
  // The deepest part of the path that exists tells what could have been meant.
  let found = resource.pointer;
  let token = "";
  for (token of tokensOf(normalisePointer(fragment))) {
    if (valueAt(resource.source.json, append(found, token)) === undefined) break;
    found = append(found, token);
  }
  const container = valueAt(resource.source.json, found);
  const isNoSchema = found === resource.pointer + normalisePointer(fragment);
  const suggestion =
    !isNoSchema && isObject(container) ? nearest(token, Object.keys(container)) : undefined;
  return diagnostic("unresolved-reference", {
    message: isNoSchema
      ? `\`${keyword}\` ${JSON.stringify(text)} leads to a value in ${where} that is no schema`
      : `\`${keyword}\` ${JSON.stringify(text)} leads nowhere: ${where} has no "${token}" at ${found === "" ? "its root" : found}`,
    location,
    ...(suggestion === undefined
      ? {}
      : {
          hint: `Did you mean ${JSON.stringify(before + append(found.slice(resource.pointer.length), suggestion))}?`,
        }),
  });
}
