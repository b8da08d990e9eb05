import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  MOST_LINE_BYTES,
  PIECE_BYTES,
  readFilePieces,
  readFrom,
  readPieces,
  type Piece,
} from "../../src/load/read-pieces.js";
import { temporaryFolder } from "../temporary-folder.js";

async function linesOf(pieces: AsyncIterable<Piece>): Promise<readonly (string | undefined)[]> {
  const all: (string | undefined)[] = [];
  for await (const piece of pieces) {
    all.push(...(piece === undefined ? [undefined] : piece.toString().split("\n")));
  }
  return all;
}

function inFile(content: string): Promise<readonly (string | undefined)[]> {
  const file = join(temporaryFolder({}), "lines.ndjson");
  writeFileSync(file, content);
  return linesOf(readFilePieces(file));
}

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it("gives each line once, with or without an end of the last one, and without a byte order mark", async () => {
  expect(await inFile("\uFEFFa\nb\r\n\nc")).toEqual(["a", "b\r", "", "c"]);
  expect(await inFile("a\nb\n")).toEqual(["a", "b"]);
  expect(await inFile("")).toEqual([]);
  expect(await inFile("\uFEFF")).toEqual([]);
  expect(await inFile("\n")).toEqual([""]);
  expect(await inFile("\uFEFF\n\n")).toEqual(["", ""]);
});

it("puts together lines and characters that stand across pieces, whatever the chunks", async () => {
  const long = "ä".repeat(PIECE_BYTES);
  const lines = ["x", long, "y".repeat(100), long + "z", "end"];
  expect(await inFile(lines.join("\n") + "\n")).toEqual(lines);
  for (const size of [1, 2, 3]) {
    expect(await linesOf(readPieces(readFrom(chunksOf("\uFEFFä\n\nb\nc", size))))).toEqual([
      "ä",
      "",
      "b",
      "c",
    ]);
  }
});

it("uses again the buffers that it is given", async () => {
  const line = `${"x".repeat(PIECE_BYTES / 2)}\n`;
  const used: Uint8Array<ArrayBuffer>[] = [];
  const buffers = new Set<unknown>();
  let count = 0;
  const read = readFrom(chunksOf(line.repeat(9), 100_000));
  for await (const piece of readPieces(read, () => used.pop())) {
    expect(piece?.every((byte) => byte === 0x78 || byte === 0x0a)).toBe(true);
    count += piece?.toString().split("\n").length ?? 0;
    if (piece === undefined) continue;
    buffers.add(piece.buffer);
    used.push(new Uint8Array(piece.buffer));
  }
  expect([count, buffers.size]).toEqual([9, 1]);
});

it("passes over a line that is too long, and goes on behind it", async () => {
  const part = Buffer.alloc(4 << 20, "x");
  async function* chunks(end: string) {
    yield Buffer.from("a\n");
    for (let size = 0; size <= MOST_LINE_BYTES; size += part.length) yield part;
    yield Buffer.from(end);
  }
  const read = (end: string) => linesOf(readPieces(readFrom(chunks(end))));
  expect(await read("x\nb\nc")).toEqual(["a", undefined, "b", "c"]);
  expect(await read("")).toEqual(["a", undefined]);
});

it("rejects where there is no file", async () => {
  await expect(readFilePieces("/nowhere/at/all").next()).rejects.toThrow("ENOENT");
});
