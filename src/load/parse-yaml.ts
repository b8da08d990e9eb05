import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Document,
  type Node,
  type Scalar,
} from "yaml";
import { append } from "../json/pointer.js";
import type { JsonObject, JsonValue } from "../json/value.js";
import {
  define,
  MAXIMUM_DEPTH,
  quote,
  type Fault,
  type Parsed,
  type ParsedDocument,
} from "./parsed.js";
import type { Span } from "./positions.js";

/** Aliases may make a document this many values larger than its text has: enough for reuse, too few for a bomb. */
const MAXIMUM_ALIASED_VALUES = 100_000;

/**
 * Reads YAML 1.2 with the core schema, restricted to what JSON can say. Keys are strings as written: `404:` is `"404"`.
 * Aliases stand for copies of what they name. Like `parseJson`, it ends at the first syntax error.
 */
export function parseYaml(text: string): Parsed {
  const tokens = [...new Parser().parse(text)];
  const tooDeep = depthFault(tokens);
  if (tooDeep !== undefined) return { documents: [], faults: [tooDeep] };

  const composer = new Composer({
    version: "1.2",
    schema: "core",
    stringKeys: true,
    // Found by `convert`, which knows where the first one stands.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  const documents: ParsedDocument[] = [];
  const faults: Fault[] = [];
  for (const document of composer.compose(tokens, false, text.length)) {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem !== undefined) {
      return {
        documents: [],
        faults: [
          { code: "malformed-yaml", message: readable(problem.message), offset: problem.pos[0] },
        ],
      };
    }
    const converted = convert(document);
    faults.push(...converted.faults);
    if (converted.document !== undefined) documents.push(converted.document);
  }
  return { documents, faults };
}

/** The library's message as a part of our sentence. */
function readable(message: string): string {
  if (message.includes("stringKeys")) return "a key must be a string";
  const line = message.split("\n", 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, "");
}

/** Stops a conversion at its first fatal fault; never leaves this module. */
class Stop extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

function convert(document: Document): {
  readonly document?: ParsedDocument;
  readonly faults: readonly Fault[];
} {
  const spans = new Map<string, Span>();
  const faults: Fault[] = [];
  const open = new Set<Node>();
  let aliased = 0;

  const valueOf = (
    node: Node | null,
    pointer: string,
    depth: number,
    at: Span,
    inAlias: boolean,
  ): JsonValue => {
    spans.set(pointer, at);
    if (inAlias && ++aliased > MAXIMUM_ALIASED_VALUES) {
      throw new Stop({
        code: "malformed-yaml",
        message: `aliases make this document more than ${MAXIMUM_ALIASED_VALUES} values larger`,
        offset: at.value,
      });
    }
    if (depth >= MAXIMUM_DEPTH && !isScalar(node) && !isAlias(node) && node !== null) {
      throw new Stop({
        code: "too-deep",
        message: `arrays and objects are nested more than ${MAXIMUM_DEPTH} deep`,
        offset: at.value,
      });
    }
    if (node === null) return null;
    if (isScalar(node)) return scalarOf(node, at.value);
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined || open.has(target)) {
        throw new Stop({
          code: "malformed-yaml",
          message:
            target === undefined
              ? `the alias *${node.source} names no anchor before it`
              : `the alias *${node.source} stands within what it names`,
          offset: at.value,
        });
      }
      return valueOf(target, pointer, depth, at, true);
    }
    open.add(node);
    let result: JsonValue;
    if (isSeq<Node | null>(node)) {
      result = node.items.map((item, index) =>
        valueOf(
          item,
          append(pointer, index),
          depth + 1,
          { value: offsetOf(item) ?? at.value },
          inAlias,
        ),
      );
    } else if (isMap<Node, Node | null>(node)) {
      const object: JsonObject = {};
      for (const pair of node.items) {
        const key = keyOf(pair.key, at.value);
        const keyOffset = offsetOf(pair.key) ?? at.value;
        const memberPointer = append(pointer, key);
        if (Object.hasOwn(object, key)) {
          faults.push({
            code: "duplicate-key",
            message: `the key ${quote(key)} stands twice in one object`,
            offset: keyOffset,
            pointer: memberPointer,
            related: {
              message: "it stands here first",
              offset: spans.get(memberPointer)?.key ?? at.value,
            },
          });
        }
        const span = { key: keyOffset, value: offsetOf(pair.value) ?? keyOffset };
        define(object, key, valueOf(pair.value, memberPointer, depth + 1, span, inAlias));
      }
      result = object;
    } else {
      throw new Stop({
        code: "malformed-yaml",
        message: "this construct has no form in JSON",
        offset: at.value,
      });
    }
    open.delete(node);
    return result;
  };

  const contents = document.contents as Node | null;
  if (contents === null || (isScalar(contents) && isNothing(contents))) return { faults };
  try {
    const json = valueOf(contents, "", 0, { value: offsetOf(contents) ?? 0 }, false);
    return { document: { json, spans }, faults };
  } catch (error) {
    if (error instanceof Stop) return { faults: [...faults, error.fault] };
    throw error;
  }
}

/** No text at all, unlike `null` and `~`. */
function isNothing(scalar: Scalar): boolean {
  return scalar.value === null && (scalar.source ?? "") === "";
}

function offsetOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}

function keyOf(key: Node | null, fallback: number): string {
  if (isScalar(key) && typeof key.value === "string") return key.value;
  if (isScalar(key) && key.source !== undefined) return key.source;
  throw new Stop({
    code: "malformed-yaml",
    message: "a key must be a string",
    offset: offsetOf(key) ?? fallback,
  });
}

function scalarOf(scalar: Scalar, offset: number): JsonValue {
  const value: unknown = scalar.value;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      break;
    default:
      if (value === null || value === undefined) return null;
  }
  throw new Stop({
    code: "malformed-yaml",
    message: `${scalar.source ?? String(value)} has no form in JSON`,
    offset,
  });
}

// The composer recurses over the tokens: their depth is measured beforehand, without recursion.
function depthFault(tokens: readonly CST.Token[]): Fault | undefined {
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens) pending.push({ token, depth: 0 });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (depth >= MAXIMUM_DEPTH && "items" in token) {
      return {
        code: "too-deep",
        message: `arrays and objects are nested more than ${MAXIMUM_DEPTH} deep`,
        offset: token.offset,
      };
    }
    if (token.type === "document" && token.value !== undefined) {
      pending.push({ token: token.value, depth });
    }
    if ("items" in token) {
      for (const item of token.items) {
        if ("key" in item && item.key) pending.push({ token: item.key, depth: depth + 1 });
        if (item.value) pending.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
