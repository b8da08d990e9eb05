/** Go: the toolchain's own `gofmt`, `vet` and `build`, which need no network for a module without requirements. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../../src/backends/backend.js";
import { goTypesOf } from "../../../src/backends/go/go-types.js";
import type { Language } from "../language.js";

const runner = fileURLToPath(new URL("runner.go", import.meta.url));

export const go: Language = {
  name: "go",
  missing() {
    const { status, stdout } = spawnSync("go", ["version"], { encoding: "utf8" });
    const minor = status === 0 ? Number(/go1\.(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
    return minor >= 22 ? undefined : "there is no go of 1.22 or later";
  },
  loosenessIn(contract, assertFormats) {
    const { looseness } = goTypesOf(contract, assertFormats).plan;
    return ({ id }) => looseness.get(id) ?? [];
  },
  prepare: () => ({
    faultsOf: (output) => {
      const root = join(output, "go");
      return [...faults("gofmt", ["-l", "."], root), ...faults("go", ["vet", "./..."], root)];
    },
    runner: (output, files) => {
      const root = join(output, "go");
      const main = join(root, "internal", "runner");
      mkdirSync(main, { recursive: true });
      const text = readFileSync(runner, "utf8").replace("MODULE", () => moduleOf(files));
      writeFileSync(join(main, "main.go"), text);
      const program = join(output, "runner");
      run("go", ["build", "-o", program, "./internal/runner"], root);
      return [program];
    },
  }),
};

function moduleOf(files: readonly OutputFile[]): string {
  const contents = files.find(({ path }) => path === "go/go.mod")?.contents ?? "";
  const name = /^module (\S+)$/m.exec(contents)?.[1];
  if (name === undefined) throw new Error("The output has no module of Go");
  return name;
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
}

/** What a checker that is silent where all is well says. */
function faults(command: string, args: readonly string[], cwd: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
  if (status !== 0 && lines.length === 0) return [`${command} ended with ${status}`];
  return lines.slice(0, 20).map((line) => `${command}: ${line}`);
}
