import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

test("--watch builds after each change, and errors don't end it", async () => {
  const cwd = temporaryFolder({ "schemas/a.json": { title: "A", type: "object" } });
  const child = spawn(process.execPath, [main, "build", "--watch", "--target", "typescript"], {
    cwd,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const until = async (text: string): Promise<void> => {
    await expect.poll(() => output, { timeout: 10_000 }).toContain(text);
    output = "";
  };

  await until("Watching for changes");
  // The watcher must have looked around before there is something to see.
  await new Promise((resolve) => setTimeout(resolve, 300));
  writeFiles(cwd, { "schemas/a.json": "{" });
  await until("malformed-json");
  writeFiles(cwd, { "schemas/a.json": { title: "Renamed", type: "object" } });
  await until("✔ 1 type");
  expect(readFileSync(join(cwd, "generated/types/a.d.ts"), "utf8")).toContain("Renamed");

  const ended = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
