/** Bundling as 2020-12 Core, section 9.3.1, defines it: other resources embedded whole, by their `$id`; references untouched, but for those that name what it doesn't hold. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { printWithin } from "../../json/print.js";
import type { Memo } from "../../memo/memo.js";
import { remembered } from "../../memo/remembered.js";
import type { Declaration } from "../../model/contract.js";
import { idKeyword, metaschemaOf, type Dialect } from "../../resolve/dialect.js";
import { ofPart, type Part } from "../../resolve/parts.js";
import { portable } from "../../resolve/portable.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";
import { pathOfUri, splitFragment, uriOfFile } from "../../resolve/uri.js";

/** A bundle embeds up to this many other files. Beyond, each type would repeat most of the contract. */
export const MOST_EMBEDDED = 100;

/** What a declaration's bundle is: a compound document, or a reference into the one that holds what many reach. */
export interface Bundle {
  readonly schema: JsonValue;
  /** The path of the file that the shared document has to hold for `schema` to be complete. */
  readonly shares?: string;
}

/** Bundles of one contract. */
export interface Bundler {
  bundleOf(declaration: Declaration): Bundle;
  /** The text of one compound document of the files at `starts` and all that they reach, each file once, in the newest dialect among them. */
  sharedText(starts: readonly string[]): string;
}

export function createBundler(resolved: Resolved): Bundler {
  const { memo, parts } = resolved;
  const led = new Map(
    Array.from(parts, ([path, part]) => [path, ofPart(memo, "links", part, () => linksOf(part))]),
  );
  const links = memo?.trackAlike("links", led) ?? led;
  const reached = reachedIn(links, memo);
  const identifiedAt = remembered(memo, "identified", (path) => {
    const part = parts.get(path);
    if (part === undefined) throw new Error(`No source ${path}`);
    return identified(resolved, part);
  });
  const embeddedTextAt = remembered(memo, "embedded text", (path) => {
    const uri = uriOf(resolved, path);
    const dialect = rootAt(resolved, path)?.dialect;
    // `join` makes one flat string; what `+` makes is put together anew each time that it is copied.
    const text = [JSON.stringify(uri), printWithin(identifiedAt(path), 2)].join(": ");
    return { uri, dialect, text };
  });

  /**
   * The compound document of a declaration: its file's schema, with every file that it reaches embedded in `$defs` (`definitions`).
   * Where those are more than `MOST_EMBEDDED`, a `$ref` to its own URI, which the shared document defines.
   */
  const bundleOf = (declaration: Declaration): Bundle => {
    const { dialect, location } = declaration;
    const { path } = location;
    const container = definitionsKeyword(dialect);
    const others = reached(path);
    const isRoot = location.pointer === "";
    const pointing = {
      $schema: metaschemaOf(dialect),
      $ref: uriOf(resolved, path) + (isRoot ? "" : "#" + encodeURI(location.pointer)),
    };
    if (others === undefined) return { schema: pointing, shares: path };
    const embedded = others
      .filter((other) => !isRoot || other !== path)
      .map((other) => [uriOf(resolved, other), identifiedAt(other)] as const);

    if (!isRoot) return { schema: { ...pointing, [container]: Object.fromEntries(embedded) } };
    const own = identifiedAt(path);
    if (!isObject(own) || embedded.length === 0) return { schema: own };
    const definitions = get(own, container);
    const entries = Object.entries(own).filter(([key]) => key !== container);
    const all = [...(isObject(definitions) ? Object.entries(definitions) : []), ...embedded];
    return { schema: Object.fromEntries([...entries, [container, Object.fromEntries(all)]]) };
  };

  const sharedText = (starts: readonly string[]): string => {
    const dialects = new Set<Dialect | undefined>();
    // Put together of texts that are kept: it is as long as the contract.
    const members = new Map<string, string>();
    for (const path of reachedFrom(links, starts) ?? []) {
      const { uri, dialect, text } = embeddedTextAt(path);
      dialects.add(dialect);
      members.set(uri, text);
    }
    const dialect = newestFirst.find((known) => dialects.has(known)) ?? newestFirst[0];
    const pieces = [
      `{\n  "$schema": ${JSON.stringify(metaschemaOf(dialect))}`,
      `,\n  "$id": ${JSON.stringify(addressOf(uriOfFile("contract.bundle.json")))}`,
      `,\n  "${definitionsKeyword(dialect)}": {`,
    ];
    let before = "\n    ";
    for (const text of members.values()) {
      pieces.push(before, text);
      before = ",\n    ";
    }
    pieces.push("\n  }\n}\n");
    return pieces.join("");
  };
  return { bundleOf, sharedText };
}

const newestFirst = ["2020-12", "2019-09", "draft-07", "draft-06", "draft-04"] as const;

function definitionsKeyword(dialect: Dialect): "$defs" | "definitions" {
  return dialect === "2019-09" || dialect === "2020-12" ? "$defs" : "definitions";
}

/** The files that each file reaches, itself included; `undefined` where they are more than a bundle embeds. */
function reachedIn(
  links: ReadonlyMap<string, readonly string[]>,
  memo: Memo | undefined,
): (path: string) => readonly string[] | undefined {
  const from = (path: string) => reachedFrom(links, [path], MOST_EMBEDDED + 1);
  if (memo === undefined) return from;
  // All at once: each rests on the links of many files, which are rarely others than before.
  const found = memo.whileSame(
    "reached",
    [...links.keys(), ...links.values()],
    () => new Map(Array.from(links.keys(), (path) => [path, from(path)])),
  );
  const reached = memo.trackAlike("reached", found);
  return (path) => reached.get(path);
}

/** The files that references lead to from `starts`: those first, the others sorted by path. `undefined` where they are more than `most`. */
function reachedFrom(
  links: ReadonlyMap<string, readonly string[]>,
  starts: readonly string[],
  most = Infinity,
): readonly string[] | undefined {
  const reached = new Set<string>(starts);
  for (const path of reached) {
    for (const target of links.get(path) ?? []) reached.add(target);
    if (reached.size > most) return undefined;
  }
  const others = [...reached].slice(starts.length);
  return [...starts, ...others.sort((a, b) => (a < b ? -1 : 1))];
}

/** The files that a file refers to. */
function linksOf({ references }: Part): readonly string[] {
  // What a variant adds is in the scope already, so its file leads to it too.
  const targets = references.map(({ target }) => target.source.variant?.of ?? target.source);
  return [...new Set(targets.map(({ path }) => path))];
}

/** The address of a file's schema in a bundle: its `$id`, made absolute; else one under a host that can't exist (RFC 2606). */
function uriOf(resolved: Resolved, path: string): string {
  return addressOf(rootAt(resolved, path)?.baseUri ?? "");
}

function rootAt({ schemas }: Resolved, path: string): SchemaEntry | undefined {
  return schemas.get(keyOf({ source: { path }, pointer: "" }));
}

function addressOf(uri: string): string {
  const path = pathOfUri(uri);
  return path === undefined
    ? uri
    : "https://contract.invalid/" + path.split("/").map(encodeURIComponent).join("/");
}

/** The file's schema with an absolute identifier of its own, so that relative references in it resolve wherever it is embedded. */
function identified(resolved: Resolved, part: Part): JsonValue {
  const { path } = part.source;
  const root = rootAt(resolved, path);
  const json = withPortableReferences(resolved, part);
  if (root === undefined || !isObject(json)) return json;
  const keyword = idKeyword(root.dialect);
  const uri = uriOf(resolved, path);
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

/** The file's value, in which each reference names its target by what it is known by in a bundle. Most have none that doesn't. */
function withPortableReferences(resolved: Resolved, { source, references }: Part): JsonValue {
  const differing = new Map<string, string>();
  for (const reference of references) {
    const text = portable(reference, resolved);
    if (text === reference.text) continue;
    const { base, fragment } = splitFragment(text);
    const place = append(reference.from.pointer, reference.keyword);
    differing.set(place, addressOf(base) + "#" + encodeURI(fragment));
  }
  if (differing.size === 0) return source.json;
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
