/** Edits of JSON with comments that leave every character alone which is not of what they put in or take out. */

import { createScanner, findNodeAtLocation, parseTree, type Node } from "jsonc-parser";

/** `SyntaxKind` of the library is a const enum, which a module compiled alone can't read. */
const COMMA = 5;

/** The text with entries put at the end of an object (`"key": value`) or array. */
export function appended(
  text: string,
  path: readonly string[],
  entries: readonly string[],
): string {
  const container = nodeAt(text, path);
  if (entries.length === 0) return text;
  const end = container.offset + container.length - 1;
  const last = container.children?.at(-1);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const outer = indentAt(text, container.offset);
  const inner = last === undefined ? outer + unitOf(text) : indentAt(text, last.offset);
  const step = inner === outer ? outer + unitOf(text) : inner;
  const listed = entries.map((entry) => eol + step + entry).join(",");
  // After what stands there, comments too; the comma that is missing belongs to the last entry.
  const filled = text.slice(0, end).trimEnd();
  const comma = last === undefined ? "none" : commaAfter(text, last);
  const before =
    last === undefined || typeof comma === "number"
      ? filled
      : filled.slice(0, endOf(last)) + "," + filled.slice(endOf(last));
  const trailing = typeof comma === "number" ? "," : "";
  const gap = text.slice(filled.length, end);
  const closing = gap.includes("\n") ? gap : eol + outer;
  return before + listed + trailing + closing + text.slice(end);
}

/** The text without the entry at an index of an array, or at a key of an object. */
export function without(text: string, path: readonly string[], entry: number | string): string {
  const container = nodeAt(text, path);
  const children = container.children ?? [];
  const index =
    typeof entry === "number"
      ? entry
      : children.findIndex(({ children: [key] = [] }) => key?.value === entry);
  const node = children[index];
  if (node === undefined) return text;
  const comma = commaAfter(text, node);
  const previous = children[index - 1];
  let end = comma === undefined ? endOf(node) : comma + 1;
  let start = node.offset;
  // An entry that had a line of its own takes the line with it.
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  if (text.slice(lineStart, start).trim() === "" && rest !== null && lineStart > 0) {
    start = lineStart;
    end += rest[0].length;
  } else if (rest === null) {
    end += /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  }
  const cut = text.slice(0, start) + text.slice(end);
  if (comma !== undefined || previous === undefined) return cut;
  // The last one goes, so the one before it is no longer followed.
  const dangling = commaAfter(text, previous);
  return dangling === undefined ? cut : cut.slice(0, dangling) + cut.slice(dangling + 1);
}

/** The text with another value at a path that is there. */
export function replaced(text: string, path: readonly string[], value: string): string {
  const node = nodeAt(text, path);
  return text.slice(0, node.offset) + value + text.slice(endOf(node));
}

function nodeAt(text: string, path: readonly string[]): Node {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  if (node === undefined) throw new Error(`Nothing at ${path.join("/")}`);
  return node;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** The offset of the comma after a node, which comments may stand before. */
function commaAfter(text: string, node: Node): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(endOf(node));
  return Number(scanner.scan()) === COMMA ? scanner.getTokenOffset() : undefined;
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** One step of indentation, as the text has it. */
function unitOf(text: string): string {
  return /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
}
