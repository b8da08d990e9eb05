import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { tokensOf } from "../../json/pointer.js";
import type { Edit } from "../rule.js";
import type { Editor } from "./json-edit.js";
import { removeListed, type Range } from "./listed.js";
import { isBlank, lineEndOf, lineStart, nextLine, type Replacement } from "./replacement.js";

type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node | null>;

/** A member or item, in the collection that holds it. */
interface Place {
  readonly collection: Collection;
  readonly index: number;
  /** The key of the collection itself, where it is a member's value. */
  readonly key: Node | undefined;
}

/** Edits of a text of YAML. What an alias leads to is not edited: it stands for several. */
export function yamlEditor(text: string): Editor {
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    stringKeys: true,
    prettyErrors: false,
  });
  const root = document.contents as Node | null;
  return (edits) => {
    const replacements: Replacement[] = [];
    const removed = new Map<Collection, { readonly place: Place; readonly indexes: Set<number> }>();
    for (const edit of edits) {
      const place = placeIn(root, tokensOf("remove" in edit ? edit.remove : edit.before));
      if (place === undefined) return undefined;
      if ("remove" in edit) {
        const known = removed.get(place.collection);
        if (known === undefined) {
          removed.set(place.collection, { place, indexes: new Set([place.index]) });
        } else known.indexes.add(place.index);
        continue;
      }
      const inserted = insertion(text, edit, place);
      if (inserted === undefined) return undefined;
      replacements.push(inserted);
    }
    for (const { place, indexes } of removed.values()) {
      const { flow } = place.collection;
      const found =
        flow === true ? removeFlow(text, place, indexes) : removeBlock(text, place, indexes);
      if (found === undefined) return undefined;
      replacements.push(...found);
    }
    return replacements;
  };
}

function insertion(
  text: string,
  edit: Extract<Edit, { readonly insert: string }>,
  { collection, index }: Place,
): Replacement | undefined {
  if (!isMap<Node, Node | null>(collection)) return undefined;
  const key = collection.items[index]?.key.range?.[0];
  if (key === undefined) return undefined;
  const column = key - lineStart(text, key);
  const separator = collection.flow === true ? ", " : lineEndOf(text) + " ".repeat(column);
  return { start: key, end: key, text: memberText(edit) + separator };
}

/** A plain word needs no quotes. */
function memberText({ insert, value }: Extract<Edit, { readonly insert: string }>): string {
  const isWord = typeof value === "string" && /^[a-z]+$/.test(value) && value !== "null";
  return `${insert}: ${isWord ? value : JSON.stringify(value)}`;
}

function placeIn(root: Node | null, tokens: readonly string[]): Place | undefined {
  let node = root;
  let key: Node | undefined;
  let place: Place | undefined;
  for (const token of tokens) {
    if (node === null || isAlias(node)) return undefined;
    if (isMap<Node, Node | null>(node)) {
      const index = node.items.findIndex((pair) => keyOf(pair) === token);
      const pair = node.items[index];
      if (pair === undefined) return undefined;
      place = { collection: node, index, key };
      key = pair.key;
      node = pair.value;
    } else if (isSeq<Node | null>(node)) {
      const index = Number(token);
      place = { collection: node, index, key };
      key = undefined;
      node = node.items[index] ?? null;
    } else return undefined;
  }
  return place;
}

function keyOf({ key }: Pair<Node, Node | null>): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : key.source;
}

function rangesOf(collection: Collection): readonly Range[] {
  return isMap<Node, Node | null>(collection)
    ? collection.items.map(({ key, value }) => ({
        start: key.range?.[0] ?? 0,
        end: value?.range?.[1] ?? key.range?.[1] ?? 0,
      }))
    : collection.items.map((item) => ({
        start: item?.range?.[0] ?? 0,
        end: item?.range?.[1] ?? 0,
      }));
}

function removeFlow(
  text: string,
  { collection }: Place,
  indexes: ReadonlySet<number>,
): readonly Replacement[] {
  const [start = 0, end = 0] = collection.range ?? [];
  const listed = { list: { start, end }, entries: rangesOf(collection) };
  return removeListed(text, listed, indexes, skipTrivia);
}

function skipTrivia(text: string, offset: number): number {
  const trivia = /(?:\s+|#[^\r\n]*)*/y;
  trivia.lastIndex = offset;
  return offset + (trivia.exec(text)?.[0].length ?? 0);
}

/** Whole lines go; the comment lines right above too, unless it is the first. Where none is left, empty brackets are. */
function removeBlock(
  text: string,
  { collection, key }: Place,
  indexes: ReadonlySet<number>,
): readonly Replacement[] | undefined {
  const ranges = rangesOf(collection);
  const lines: Replacement[] = [];
  for (const index of indexes) {
    const entry = ranges[index];
    if (entry === undefined) return undefined;
    const start = isSeq(collection) ? text.lastIndexOf("-", entry.start) : entry.start;
    const own = lineStart(text, start);
    const end = text[entry.end - 1] === "\n" ? entry.end : nextLine(text, entry.end);
    if (isBlank(text.slice(own, start))) {
      lines.push({ start: index === 0 ? own : withCommentsAbove(text, own), end, text: "" });
      continue;
    }
    // It stands on the line of what holds it, and the next takes its place.
    const next = ranges[index + 1];
    if (index > 0 || next === undefined || indexes.has(1) || isSeq(collection)) return undefined;
    lines.push({ start: entry.start, end: next.start, text: "" });
  }
  if (indexes.size < ranges.length) return lines;
  const colon = colonBefore(text, collection, key);
  const brackets = isSeq(collection) ? " []" : " {}";
  return colon === undefined ? undefined : [{ start: colon, end: colon, text: brackets }, ...lines];
}

/** Where the value of a key begins; `undefined` where more than comments stands between the two (an anchor, a tag). */
function colonBefore(
  text: string,
  { range }: Collection,
  key: Node | undefined,
): number | undefined {
  const after = key?.range?.[1];
  const colon = after === undefined ? -1 : text.indexOf(":", after);
  if (colon === -1) return undefined;
  const between = text.slice(colon + 1, range?.[0]).replace(/#[^\r\n]*/g, "");
  return isBlank(between.replace(/-\s*$/, "")) ? colon + 1 : undefined;
}

function withCommentsAbove(text: string, own: number): number {
  let start = own;
  while (start > 0) {
    const above = lineStart(text, start - 1 - (text[start - 2] === "\r" ? 1 : 0));
    if (!text.slice(above, start).trim().startsWith("#")) break;
    start = above;
  }
  return start;
}
