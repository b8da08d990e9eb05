import { createScanner, printParseErrorCode, visit } from "jsonc-parser";
import { append } from "../json/pointer.js";
import type { JsonObject, JsonValue } from "../json/value.js";
import { define, MAXIMUM_DEPTH, quote, type Fault, type Parsed } from "./parsed.js";
import type { Span, Spans } from "./positions.js";

export interface JsonOptions {
  /** Comments and trailing commas are allowed (`.jsonc`). */
  readonly lenient: boolean;
  /** The text was printed from a value, so no key stands twice in it. */
  readonly isPrinted?: boolean | undefined;
}

interface Frame {
  readonly container: JsonValue[] | JsonObject;
  readonly pointer: string;
  /** The key read last, and where; in arrays unused. */
  key: string;
  keyOffset: number;
}

/**
 * Reads one JSON document. The first syntax error ends the reading, since what a parser says after recovering from one is
 * guesswork; each duplicate key is a fault of its own, and the last one counts, as with `JSON.parse`.
 */
export function parseJson(text: string, options: JsonOptions): Parsed {
  const json = options.lenient ? undefined : parseFaultless(text, options.isPrinted);
  if (json === undefined) return parseWithPlaces(text, options);
  // Most files are never located in: their places are looked for when the first is asked for.
  let spans: Spans | undefined;
  const document = {
    json,
    get spans() {
      spans ??= parseWithPlaces(text, options).documents[0]?.spans ?? new Map();
      return spans;
    },
  };
  return { documents: [document], faults: [] };
}

/** The value of a strict JSON text in which nothing is to be said against; `undefined` for any other. */
function parseFaultless(text: string, isPrinted = false): JsonValue | undefined {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
  const keys = keysWithin(json, 0);
  // Of a key that stands twice, one is lost.
  if (keys === undefined) return undefined;
  return isPrinted || keys === keysOfText(text) ? json : undefined;
}

/** How many keys the objects in a value have together; `undefined` where it is nested too deep or holds what is no JSON number. */
function keysWithin(value: JsonValue, depth: number): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : undefined;
  if (typeof value !== "object" || value === null) return 0;
  if (depth === MAXIMUM_DEPTH) return undefined;
  let count = 0;
  for (const item of Object.values(value)) {
    const inner = keysWithin(item, depth + 1);
    if (inner === undefined) return undefined;
    count += inner;
  }
  return Array.isArray(value) ? count : count + Object.keys(value).length;
}

/** How many keys stand in a well-formed text: strings before a colon. */
function keysOfText(text: string): number {
  let count = 0;
  const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
  for (let match = strings.exec(text); match !== null; match = strings.exec(text)) {
    if (match[1] !== undefined) count++;
  }
  return count;
}

function parseWithPlaces(text: string, { lenient }: JsonOptions): Parsed {
  const tooDeep = depthFault(text);
  if (tooDeep !== undefined) return { documents: [], faults: [tooDeep] };

  const faults: Fault[] = [];
  const spans = new Map<string, Span>();
  const stack: Frame[] = [];
  let root: JsonValue | undefined;
  let syntax: Fault | undefined;

  const place = (value: JsonValue, offset: number): string => {
    const frame = stack.at(-1);
    if (frame === undefined) {
      root ??= value;
      spans.set("", { value: offset });
      return "";
    }
    if (Array.isArray(frame.container)) {
      const pointer = append(frame.pointer, frame.container.length);
      frame.container.push(value);
      spans.set(pointer, { value: offset });
      return pointer;
    }
    const pointer = append(frame.pointer, frame.key);
    define(frame.container as JsonObject, frame.key, value);
    spans.set(pointer, { value: offset, key: frame.keyOffset });
    return pointer;
  };
  const open = (container: JsonValue[] | JsonObject, offset: number): void => {
    stack.push({ container, pointer: place(container, offset), key: "", keyOffset: offset });
  };
  const close = (): void => {
    stack.pop();
  };

  visit(
    text,
    {
      onObjectBegin: (offset) => open({}, offset),
      onArrayBegin: (offset) => open([], offset),
      onObjectEnd: close,
      onArrayEnd: close,
      onObjectProperty: (name, offset) => {
        const frame = stack.at(-1);
        if (frame === undefined) return;
        const pointer = append(frame.pointer, name);
        const first = spans.get(pointer);
        if (first !== undefined) {
          faults.push({
            code: "duplicate-key",
            message: `the key ${quote(name)} stands twice in one object`,
            offset,
            pointer,
            related: { message: "it stands here first", offset: first.key ?? first.value },
          });
        }
        frame.key = name;
        frame.keyOffset = offset;
      },
      onLiteralValue: (value: JsonValue, offset, length) => {
        if (typeof value === "number" && !Number.isFinite(value)) {
          syntax ??= {
            code: "malformed-json",
            message: `the number ${text.slice(offset, offset + length)} is too large`,
            offset,
          };
        }
        place(value, offset);
      },
      onError: (error, offset, length) => {
        syntax ??= syntaxFault(text, printParseErrorCode(error), offset, length, {
          lenient,
          inObject: stack.length > 0 && !Array.isArray(stack.at(-1)?.container),
        });
      },
    },
    { disallowComments: !lenient, allowTrailingComma: lenient },
  );

  if (syntax !== undefined) return { documents: [], faults: [syntax] };
  if (root === undefined) return { documents: [], faults };
  return { documents: [{ json: root, spans }], faults };
}

/** True for white space and, where they are allowed, comments only. */
export function isEmptyJson(text: string, { lenient }: JsonOptions): boolean {
  const scanner = createScanner(text, true);
  scanner.scan();
  return scanner.getTokenLength() === 0 && (lenient || text.trim() === "");
}

// The parser recurses: the depth is measured beforehand, token by token.
function depthFault(text: string): Fault | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === "{" || first === "[") {
      depth += 1;
      if (depth > MAXIMUM_DEPTH) {
        return {
          code: "too-deep",
          message: `arrays and objects are nested more than ${MAXIMUM_DEPTH} deep`,
          offset: scanner.getTokenOffset(),
        };
      }
    } else if (first === "}" || first === "]") {
      depth -= 1;
    }
  }
  return undefined;
}

function syntaxFault(
  text: string,
  /** A name of jsonc-parser's `ParseErrorCode`. */
  error: string,
  offset: number,
  length: number,
  { lenient, inObject }: { readonly lenient: boolean; readonly inObject: boolean },
): Fault {
  const fault = (message: string, at = offset): Fault => ({
    code: "malformed-json",
    message,
    offset: at,
  });
  const found = foundAt(text, offset, length);
  const previous = text.slice(0, offset).trimEnd();
  if (
    (error === "PropertyNameExpected" || error === "ValueExpected") &&
    previous.endsWith(",") &&
    /^[}\]]/.test(text.slice(offset))
  ) {
    return fault(
      lenient ? "one comma too many" : "a comma before a closing bracket is no JSON",
      previous.length - 1,
    );
  }
  switch (error) {
    case "InvalidSymbol":
      return fault(
        inObject && /[{,]$/.test(previous)
          ? `expected a key in double quotes, found ${found}`
          : `expected a value, found ${found}`,
      );
    case "InvalidNumberFormat":
    case "UnexpectedEndOfNumber":
      return fault(`expected a number, found ${found}`);
    case "PropertyNameExpected":
      return fault(`expected a key in double quotes, found ${found}`);
    case "ValueExpected":
      return fault(`expected a value, found ${found}`);
    case "ColonExpected":
      return fault(`expected ":" after a key, found ${found}`);
    case "CommaExpected":
      return fault(`expected "," between two entries, found ${found}`);
    case "CloseBraceExpected":
      return fault(`expected "}", found ${found}`);
    case "CloseBracketExpected":
      return fault(`expected "]", found ${found}`);
    case "EndOfFileExpected":
      return fault(`expected the end of the file after the value, found ${found}`);
    case "InvalidCommentToken":
      return fault("a comment is no JSON; `.jsonc` files may have comments");
    case "UnexpectedEndOfComment":
      return fault("the comment that starts here has no end");
    case "UnexpectedEndOfString":
      return fault("the string that starts here has no closing double quote on its line");
    case "InvalidUnicode":
      return fault("expected four hexadecimal digits after `\\u` in this string");
    case "InvalidEscapeCharacter":
      return fault('in this string, a "\\" stands before a character that can\'t be escaped');
    case "InvalidCharacter":
      return fault("this string holds a control character that must be escaped");
    default:
      return fault(`unexpected ${found}`);
  }
}

function foundAt(text: string, offset: number, length: number): string {
  if (offset >= text.length) return "the end of the file";
  const token = text.slice(offset, offset + Math.max(1, length)).split(/[\r\n]/, 1)[0] ?? "";
  const shown = token.length > 24 ? token.slice(0, 24) + "…" : token;
  return shown.startsWith('"') ? shown : quote(shown);
}
