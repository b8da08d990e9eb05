import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLines } from "../../src/load/read-lines.js";
import { temporaryFolder } from "../temporary-folder.js";

async function linesOf(content: string | Uint8Array) {
  const file = join(temporaryFolder({}), "lines.ndjson");
  writeFileSync(file, content);
  const all: (string | Uint8Array)[] = [];
  for await (const { first, lines } of readLines(file)) {
    expect(first).toBe(all.length + 1);
    all.push(...lines);
  }
  return all;
}

it("gives each line once, with or without an end of the last one, and without a byte order mark", async () => {
  expect(await linesOf("\uFEFFa\nb\r\n\nc")).toEqual(["a", "b\r", "", "c"]);
  expect(await linesOf("a\nb\n")).toEqual(["a", "b"]);
  expect(await linesOf("")).toEqual([]);
  expect(await linesOf("\n")).toEqual([""]);
});

it("puts together lines and characters that stand across two pieces", async () => {
  const long = "ä".repeat(3 << 20);
  const lines = ["x", long, "y".repeat(100), long + "z", "end"];
  expect(await linesOf(lines.join("\n") + "\n")).toEqual(lines);
});

it("leaves a line that is no UTF-8 as it is, and reads the others", async () => {
  const [first, second, third] = await linesOf(Buffer.from("ok\n\xffbad\nok", "latin1"));
  expect([first, third]).toEqual(["ok", "ok"]);
  expect(Buffer.from(second as Uint8Array).toString("latin1")).toBe("\xffbad");
});

it("rejects where there is no file", async () => {
  await expect(readLines("/nowhere/at/all").next()).rejects.toThrow("ENOENT");
});
