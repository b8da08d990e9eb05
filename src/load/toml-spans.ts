import { append } from "../json/pointer.js";
import type { Span, Spans } from "./positions.js";

interface Key {
  readonly name: string;
  readonly offset: number;
}

/**
 * Where each value of a TOML text stands, and its key. The text is known to be well-formed: what is between keys, brackets and strings is
 * not looked at. A table stands where its header, or the first key that leads through it, names it.
 */
export function tomlSpans(text: string): Spans {
  const spans = new Map<string, Span>([["", { value: 0 }]]);
  /** The arrays of tables, and how many tables they have so far. */
  const arrays = new Map<string, number>();
  let at = 0;

  const skip = (pattern: RegExp): void => {
    pattern.lastIndex = at;
    at += pattern.exec(text)?.[0].length ?? 0;
  };
  const skipSpace = (): void => skip(/[ \t]*/y);
  const skipLines = (): void => skip(/(?:[ \t\r\n]|#[^\n]*)*/y);

  const string = (): void => {
    const quote = text[at] ?? "";
    // One or two quotes may stand before the three that end a long one.
    if (text.startsWith('"""', at)) skip(/"""(?:[^"\\]|\\[^]|"{1,2}(?!"))*"{3,5}/y);
    else if (text.startsWith("'''", at)) skip(/'''(?:[^']|'{1,2}(?!'))*'{3,5}/y);
    else skip(quote === '"' ? /"(?:[^"\\]|\\.)*"/y : /'[^']*'/y);
  };
  const key = (): Key => {
    skipSpace();
    const offset = at;
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      string();
      const inner = text.slice(offset + 1, at - 1);
      return { name: quote === '"' ? unescaped(inner) : inner, offset };
    }
    skip(/[^\s.=\]"'#]*/y);
    return { name: text.slice(offset, at), offset };
  };
  /** Keys with dots between them. */
  const keys = (): readonly Key[] => {
    const all = [key()];
    for (skipSpace(); text[at] === "."; skipSpace()) {
      at += 1;
      all.push(key());
    }
    return all;
  };

  /** Where the members of a table stand: of an array of tables, in its last one. */
  const into = (pointer: string): string => {
    const count = arrays.get(pointer);
    return count === undefined ? pointer : append(pointer, count - 1);
  };
  const step = (from: string, { name, offset }: Key): string => {
    const pointer = append(into(from), name);
    if (!spans.has(pointer)) spans.set(pointer, { key: offset, value: offset });
    return pointer;
  };

  const member = (table: string): void => {
    const path = keys();
    const pointer = path.reduce(step, table);
    at += 1;
    skipSpace();
    spans.set(pointer, { key: path.at(-1)?.offset ?? at, value: at });
    value(pointer);
  };
  const between = (): void => {
    skipLines();
    if (text[at] === ",") at += 1;
    skipLines();
  };
  const value = (pointer: string): void => {
    const opening = text[at];
    if (opening === '"' || opening === "'") return string();
    if (opening !== "[" && opening !== "{") return skip(/[^,\]}#\r\n]*/y);
    const closing = opening === "[" ? "]" : "}";
    at += 1;
    skipLines();
    for (let index = 0; at < text.length && text[at] !== closing; index++) {
      if (opening === "{") member(pointer);
      else {
        const item = append(pointer, index);
        spans.set(item, { value: at });
        value(item);
      }
      between();
    }
    at += 1;
  };

  let table = "";
  for (skipLines(); at < text.length; skipLines()) {
    if (text[at] !== "[") {
      member(table);
      continue;
    }
    const isArray = text.startsWith("[[", at);
    const header = at;
    at += isArray ? 2 : 1;
    const pointer = keys().reduce(step, "");
    skipSpace();
    at += isArray ? 2 : 1;
    table = pointer;
    if (!isArray) continue;
    const count = arrays.get(pointer) ?? 0;
    arrays.set(pointer, count + 1);
    table = append(pointer, count);
    spans.set(table, { value: header });
  }
  return spans;
}

/** What is escaped in a basic string (TOML 1.0, "String"). */
function unescaped(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    b: "\b",
    t: "\t",
    n: "\n",
    f: "\f",
    r: "\r",
  };
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (_, short?: string, long?: string, letter = "") => {
      const code = short ?? long;
      return code === undefined
        ? (letters[letter] ?? letter)
        : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
}
