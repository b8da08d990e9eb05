/** A first look at lines: the same as the whole validators say, and the same by one thread and by several. */

import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { findingContext } from "../../../src/checks/finding.js";
import { validatorOf } from "../../../src/cli/backends.js";
import { fitsOf } from "../../../src/cli/lines/fits.js";
import { scanPiece } from "../../../src/cli/lines/scan-piece.js";
import type * as Compiled from "../../../src/cli/validate/validate-lines.js";
import { linesOfFile, validateLines } from "../../../src/cli/validate/validate-lines.js";
import { compileSources } from "../../../src/pipeline.js";
import { readFrom, readPieces } from "../../../src/load/read-pieces.js";
import { parseSource } from "../../../src/load/parse-source.js";
import { temporaryFolder } from "../../temporary-folder.js";

const schema = {
  title: "Node",
  type: "object",
  properties: {
    id: { type: "string", format: "uuid" },
    kind: { enum: ["a", "b", { deep: [1] }] },
    next: { $ref: "#" },
    name: { type: "string", pattern: "^[a-z]+$", maxLength: 5 },
    at: { $ref: "#/$defs/at" },
  },
  required: ["id"],
  unevaluatedProperties: false,
  $defs: { at: { type: "string", format: "date-time" } },
};
const id = "3428f02f-63db-45a7-adbd-84a77ea4afcf";

async function prepared() {
  const { value: source } = parseSource({ path: "node.json", content: JSON.stringify(schema) });
  if (source === undefined) throw new Error("no source");
  const { value: compiled } = compileSources([source]);
  const options = {
    name: "n",
    version: "1.0.0",
    schemasPath: ".",
    assertFormats: true,
    targets: [],
  };
  const validators = await validatorOf(compiled, options);
  const declaration = [...compiled.contract.declarations.values()].find(
    ({ name }) => name === "Node",
  );
  if (declaration === undefined) throw new Error("no type");
  return { compiled, validators, declaration };
}

const values: readonly unknown[] = [
  { id },
  { id, kind: "a", name: "abc", next: { id, at: "2024-09-23T11:03:16Z" } },
  { id, kind: { deep: [1] } },
  { id, kind: { deep: [2] } },
  { id, kind: "c" },
  { id, name: "ABC" },
  { id, name: "abcdef" },
  { id: "x" },
  { id, more: 1 },
  { id, next: { id, next: { id: 1 } } },
  { id, at: "soon" },
  {},
  [],
  null,
  "text",
  1,
];

test("the script of a type has the verdicts of its validator", async () => {
  const { validators, declaration } = await prepared();
  const fits = fitsOf(validators.scriptOf(declaration));
  const verdicts = values.map((value) => fits(value));
  expect(verdicts).toEqual(
    values.map((value) => validators.validate(declaration, value as never).length === 0),
  );
  expect(verdicts.filter(Boolean)).toHaveLength(3);
});

test("a line is empty, no value, or one that fits or not, by its own bytes alone", () => {
  const bytes = Buffer.concat([
    Buffer.from('1\n\n \t\r\n"ä"\r\n{"a":1\n"b":2}\n1,2\n\u00a0\n"'),
    Buffer.from([0xc3]),
    Buffer.from('"\n2'),
  ]);
  const look = (isValid: boolean) => {
    const scan = scanPiece(bytes, (value) => typeof value === "number", isValid);
    const shown = scan.suspects.map(({ line, isRead }) => `${line}${isRead ? "" : " unread"}`);
    return [scan.lines, scan.payloads, ...shown];
  };
  const unread = ["4 unread", "5 unread", "6 unread", "7 unread", "8 unread"];
  expect(look(true)).toEqual([10, 3, "3", ...unread]);
  expect(look(false)).toEqual([10, 3, "0", ...unread, "9"]);
});

test("several threads find what one does, in the order of lines", async () => {
  const { compiled, validators, declaration } = await prepared();
  // Long ones, so that there are enough pieces for threads.
  const space = " ".repeat(2000);
  const lines = Array.from({ length: 8_000 }, (_, i) => {
    if (i % 97 === 0) return i % 2 === 0 ? '{"id"' : `{ "id": "${i}" }`;
    return JSON.stringify({ id, name: "abc", at: "2024-09-23T11:03:16Z" }) + space;
  });
  const folder = temporaryFolder({ "many.ndjson": lines.join("\n") });
  // Threads run compiled code.
  const file = fileURLToPath(
    new URL("../../../dist/cli/validate/validate-lines.js", import.meta.url),
  );
  const compiledCode = (await import(pathToFileURL(file).href)) as typeof Compiled;
  const by = (threads: number, verdict: "valid" | "invalid") =>
    compiledCode.validateLines({
      ...linesOfFile(join(folder, "many.ndjson"), folder),
      declaration,
      validators,
      context: findingContext(compiled),
      verdict,
      threads,
    });
  const alone = await by(0, "valid");
  expect(alone.diagnostics.map(({ location }) => location?.line)).toEqual(
    Array.from({ length: 83 }, (_, i) => i * 97 + 1),
  );
  expect(alone.payloads).toBe(8_000 - 42);
  const wrong = await by(0, "invalid");
  expect(wrong.diagnostics.at(-1)?.message).toMatch(/^\d+ more lines/);
  for (const threads of [1, 3]) {
    expect(await by(threads, "valid")).toEqual(alone);
    expect(await by(threads, "invalid")).toEqual(wrong);
  }
});

test("faults of lines: a mark within the file, cut characters, and a line of 500 MB", async () => {
  const { compiled, validators, declaration } = await prepared();
  const part = Buffer.alloc(1 << 20, " ");
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`\uFEFF{ "id": "${id}" }\r\n\r\n`);
    yield Buffer.from(`\uFEFF{ "id": "${id}" }\n`);
    for (let i = 0; i < 500; i++) yield part;
    yield Buffer.from(`1\n{ "id": 1 }\n`);
    yield Buffer.concat([Buffer.from(`{ "id": "`), Buffer.from([0xe2, 0x82])]);
  }
  const { diagnostics, payloads } = await validateLines({
    shown: "lines",
    read: (take) => readPieces(readFrom(pieces()), take),
    declaration,
    validators,
    context: findingContext(compiled),
  });
  expect(
    diagnostics.map(({ code, location, message }) => {
      return `${location?.line}:${location?.column} ${code} ${message}`;
    }),
  ).toEqual([
    '3:1 malformed-json Expected a value, found "\uFEFF"',
    "4:1 too-large The line is longer than 64 MB, which is more than allof reads of one payload",
    "5:9 invalid-payload Not a valid `Node`: `id` must be a string, not 1",
    "6:10 invalid-utf8 The file ends in the middle of a UTF-8 character",
  ]);
  expect(payloads).toBe(2);
});
