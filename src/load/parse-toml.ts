import { parse, TomlDate, TomlError } from "smol-toml";
import { append } from "../json/pointer.js";
import type { JsonObject, JsonValue } from "../json/value.js";
import { define, MAXIMUM_DEPTH, type Fault, type Parsed } from "./parsed.js";
import type { Spans } from "./positions.js";
import { tomlSpans } from "./toml-spans.js";

/** Reads TOML 1.0, restricted to what JSON can say. Dates and times are strings (RFC 3339). */
export function parseToml(text: string): Parsed {
  let table: unknown;
  try {
    table = parse(text, { maxDepth: MAXIMUM_DEPTH });
  } catch (error) {
    if (error instanceof TomlError) return { documents: [], faults: [faultOf(error, text)] };
    throw error;
  }
  let spans: Spans | undefined;
  const places = (): Spans => (spans ??= tomlSpans(text));
  const faults: Fault[] = [];
  const json = asJson(table, "", (pointer, value) => {
    const message = `${value} has no form in JSON`;
    const offset = places().get(pointer)?.value ?? 0;
    faults.push({ code: "malformed-toml", message, offset });
  });
  if (faults.length > 0) return { documents: [], faults };
  const document = {
    json,
    get spans() {
      return places();
    },
  };
  return { documents: [document], faults };
}

function asJson(
  value: unknown,
  pointer: string,
  refuse: (pointer: string, value: string) => void,
): JsonValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) refuse(pointer, String(value));
    return value;
  }
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) {
    return value.map((item, index) => asJson(item, append(pointer, index), refuse));
  }
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value ?? {})) {
    define(object, key, asJson(member, append(pointer, key), refuse));
  }
  return object;
}

/** The library says the line and the column; its message has the lines drawn below it. */
function faultOf({ message, line, column }: TomlError, text: string): Fault {
  const [first = message] = message.split("\n", 1);
  const said = first.replace(/^Invalid TOML document: /, "");
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const offset = (starts[line - 1] ?? text.length) + column - 1;
  return { code: "malformed-toml", message: said, offset: Math.min(offset, text.length) };
}
