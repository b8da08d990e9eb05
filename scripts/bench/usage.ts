/** What a process took, from its start to its end. */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Usage {
  /** Seconds of all cores together. */
  readonly cpu: number;
  readonly wall: number;
  /** Megabytes at most. */
  readonly memory: number;
  readonly exitCode: number | null;
  readonly output: string;
}

const hook = fileURLToPath(new URL("report-usage.mjs", import.meta.url));

/** Runs Node with these arguments. A process that outlasts the limit is ended; its exit code is `null`. */
export async function measureProcess(
  args: readonly string[],
  {
    cwd = process.cwd(),
    limitSeconds = 600,
  }: { readonly cwd?: string; readonly limitSeconds?: number } = {},
): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), "allof-bench-"));
  const file = join(folder, "usage.json");
  const start = performance.now();
  try {
    const { exitCode, output } = await new Promise<Pick<Usage, "exitCode" | "output">>(
      (resolve, reject) => {
        const child = spawn(process.execPath, ["--import", hook, ...args], {
          cwd,
          env: { ...process.env, ALLOF_BENCH_USAGE: file, NO_COLOR: "1" },
          timeout: limitSeconds * 1000,
        });
        let text = "";
        const add = (chunk: Buffer) => (text += chunk.toString());
        child.stdout.on("data", add);
        child.stderr.on("data", add);
        child.on("error", reject);
        child.on("close", (code) => resolve({ exitCode: code, output: text }));
      },
    );
    const wall = (performance.now() - start) / 1000;
    if (exitCode === null) return { cpu: NaN, memory: NaN, wall, exitCode, output };
    const used = JSON.parse(readFileSync(file, "utf8")) as { cpu: number; memory: number };
    return { ...used, wall, exitCode, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new Error("no values");
  return (low + high) / 2;
}
