import { spawn } from "node:child_process";
import { expect, onTestFinished } from "vitest";
import { main } from "../run-allof.js";

/** `--watch`, of a build or a check, with what it has printed since the last `until`. */
export function startWatching(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  command: readonly string[] = ["build", "--watch", "--target", "typescript"],
) {
  const child = spawn(process.execPath, [main, ...command], {
    cwd,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const until = async (text: string): Promise<void> => {
    await expect.poll(() => output, { timeout: 10_000 }).toContain(text);
    output = "";
    // The watcher must have looked around before there is something to see.
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  return { child, until };
}
