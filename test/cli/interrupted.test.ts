/** Runs that are cut short, that nobody listens to, and that run beside others. */

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { main, runAllof, runForJson } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const schema = (type: string) => ({
  title: "User",
  type: "object",
  properties: { name: { type } },
});
const contract = (): string =>
  temporaryFolder({
    "node_modules/.keep": "",
    "allof.config.json": { targets: ["typescript", "validators"] },
    "schemas/user.json": schema("string"),
    "test/fixtures/User/valid/a.json": { name: "x" },
  });

/** Files that are being written, or were. */
function unfinished(cwd: string): readonly string[] {
  const all = readdirSync(cwd, { recursive: true }).map(String);
  return all.filter((name) => /\.allof-[0-9a-f]{12}-\d+$/.test(name));
}

function start(cwd: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [main, ...args], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("a reader that has seen enough ends a run quietly, with the exit code of what was found", async () => {
  const cwd = contract();
  writeFileSync(join(cwd, "many.ndjson"), '{"name":1}\n'.repeat(1500));
  const child = start(cwd, "validate", "User", "many.ndjson");
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout.once("data", () => child.stdout.destroy());
  const ended = new Promise((resolve) => child.on("exit", (...how) => resolve(how)));
  expect([await ended, stderr]).toEqual([[1, null], ""]);
});

test("an interrupted run ends at once, and leaves nothing behind", async () => {
  const cwd = contract();
  const before = readdirSync(cwd, { recursive: true });
  const child = start(cwd, "validate", "User", "-", "--format", "ndjson");
  const ended = new Promise((resolve) => child.on("exit", (...how) => resolve(how)));
  // It reads on for as long as there is something to read: enough for all threads to be at work.
  const line = Buffer.from(`{"name":"x"}${" ".repeat(4000)}\n`.repeat(256));
  let sent = 0;
  const feed = (): void => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    sent += 1;
    if (sent === 24) child.kill("SIGINT");
    else child.stdin.write(line, feed);
  };
  child.stdin.on("error", () => expect(sent).toBeGreaterThanOrEqual(24));
  feed();
  expect(await ended).toEqual([null, "SIGINT"]);
  // What was learnt of the contract before may stay.
  const left = readdirSync(cwd, { recursive: true }).map(String);
  expect(left.filter((path) => !path.startsWith(join("node_modules", ".cache")))).toEqual(before);
});

test("runs beside one another are right, each of them, and so is the next one", async () => {
  const cwd = contract();
  for (const [type, exitCode] of [
    ["string", 0],
    ["integer", 1],
  ] as const) {
    writeFileSync(join(cwd, "schemas/user.json"), JSON.stringify(schema(type)));
    expect((await runForJson(["build"], { cwd })).exitCode).toBe(0);
    const commands = [["check"], ["build"], ["check"]];
    const runs = await Promise.all(
      commands.map((args) => runAllof([...args, "--reporter", "json"], { cwd })),
    );
    for (const [i, run] of runs.entries()) {
      const codes = (JSON.parse(run.stdout) as { diagnostics: { code: string }[] }).diagnostics;
      const isCheck = commands[i]?.[0] === "check";
      expect([i, run.exitCode, codes.map(({ code }) => code)]).toEqual([
        i,
        isCheck ? exitCode : 0,
        isCheck && exitCode === 1 ? ["invalid-payload"] : [],
      ]);
    }
    expect((await runForJson(["check"], { cwd })).exitCode).toBe(exitCode);
  }
  expect(unfinished(cwd)).toEqual([]);
});

test.each(["renameSync 1 before", "renameSync 1 after"])(
  "a check that is killed at %s leaves caches that the next one can use",
  async (at) => {
    const cwd = contract();
    await runForJson(["build"], { cwd });
    const preload = fileURLToPath(new URL("crash.mjs", import.meta.url));
    const killed = await runAllof(["check"], {
      cwd,
      env: { NODE_OPTIONS: `--import ${preload}`, CRASH_AT: at },
    });
    expect(killed).toMatchObject({ exitCode: null, stdout: "" });
    for (let again = 0; again < 2; again++) {
      expect((await runForJson(["check"], { cwd })).found).toEqual([]);
    }
    writeFileSync(join(cwd, "test/fixtures/User/valid/a.json"), '{ "name": 1 }');
    expect((await runForJson(["check"], { cwd })).exitCode).toBe(1);
    expect(unfinished(cwd)).toEqual([]);
  },
);
