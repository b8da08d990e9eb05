import { spawnSync } from "node:child_process";

/** Runs a tool to its end; what it says where it fails is the error. */
export function runTool(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...options,
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stdout + stderr}`);
  }
}

/** Whether a command is there and ends well. */
export function hasTool(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}
