import { createScanner, findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import { tokensOf } from "../../json/pointer.js";
import type { Edit } from "../rule.js";
import { removeListed, type Range } from "./listed.js";
import { isBlank, lineEndOf, lineStart, type Replacement } from "./replacement.js";

/** What edits of a text replace, taken together; `undefined` where there is nothing at the place of one. */
export type Editor = (edits: readonly Edit[]) => readonly Replacement[] | undefined;

/** Edits of a text of JSON, with or without comments. */
export function jsonEditor(text: string): Editor {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const nodeAt = (pointer: string): Node | undefined => root && nodeIn(root, tokensOf(pointer));
  return (edits) => {
    const replacements: Replacement[] = [];
    const removed = new Map<Node, Set<number>>();
    for (const edit of edits) {
      const found = entryOf(nodeAt("remove" in edit ? edit.remove : edit.before));
      if (found === undefined) return undefined;
      const { list, index, entry } = found;
      if ("remove" in edit) {
        removed.set(list, (removed.get(list) ?? new Set()).add(index));
        continue;
      }
      if (entry.type !== "property") return undefined;
      const indent = text.slice(lineStart(text, entry.offset), entry.offset);
      const separator = isBlank(indent) ? lineEndOf(text) + indent : " ";
      const inserted = `${JSON.stringify(edit.insert)}: ${JSON.stringify(edit.value)},${separator}`;
      replacements.push({ start: entry.offset, end: entry.offset, text: inserted });
    }
    for (const [list, indexes] of removed) {
      const entries = (list.children ?? []).map(rangeOf);
      replacements.push(
        ...removeListed(text, { list: rangeOf(list), entries }, indexes, skipTrivia),
      );
    }
    return replacements;
  };
}

function nodeIn(root: Node, tokens: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const token of tokens) {
    if (node === undefined) return undefined;
    node = findNodeAtLocation(node, [node.type === "array" ? Number(token) : token]);
  }
  return node;
}

/** The member or item that a value is, and the object or array that holds it. */
function entryOf(value: Node | undefined) {
  const entry = value?.parent?.type === "property" ? value.parent : value;
  const list = entry?.parent;
  if (entry === undefined || list?.children === undefined) return undefined;
  return { entry, list, index: list.children.indexOf(entry) };
}

function rangeOf({ offset, length }: Node): Range {
  return { start: offset, end: offset + length };
}

function skipTrivia(text: string, offset: number): number {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  return scanner.getTokenOffset();
}
