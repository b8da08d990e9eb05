/** Python: pydantic, mypy, pyright and ruff from PyPI, in an environment of their own. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../../src/backends/backend.js";
import { pythonTypesOf } from "../../../src/backends/python/python-files.js";
import type { Language } from "../language.js";

const runner = fileURLToPath(new URL("runner.py", import.meta.url));

export const python: Language = {
  name: "python",
  missing() {
    const { status } = spawnSync("python3", [
      "-c",
      "import venv, sys; assert sys.version_info >= (3, 10)",
    ]);
    return status === 0 ? undefined : "there is no python3 of 3.10 or later, with venv";
  },
  loosenessIn(contract, assertFormats) {
    const { looseness } = pythonTypesOf(contract, assertFormats);
    return ({ id }) => looseness.get(id) ?? [];
  },
  prepare(folder) {
    const environment = join(folder, "venv");
    run("python3", ["-m", "venv", environment]);
    const bin = (name: string): string => join(environment, "bin", name);
    run(bin("python"), ["-m", "pip", "install", "--quiet", "pydantic", "mypy", "pyright", "ruff"]);
    return {
      faultsOf: (output, files) => {
        const root = join(output, "python");
        const target = join(root, packageOf(files));
        return [
          ...faults(bin("mypy"), ["--strict", "--no-error-summary", target], root),
          ...faults(bin("pyright"), ["--pythonpath", bin("python"), target], root),
          ...faults(bin("ruff"), ["format", "--check", "--diff", target], root),
          ...faults(bin("ruff"), ["check", "--select", "E,F,I", "--ignore", "E501", target], root),
        ];
      },
      runner: (output, files) => [bin("python"), runner, join(output, "python"), packageOf(files)],
    };
  },
};

function packageOf(files: readonly OutputFile[]): string {
  const found = files
    .map(({ path }) => /^python\/([^/]+)\/__init__\.py$/.exec(path)?.[1])
    .find(Boolean);
  if (found === undefined) throw new Error("The output has no package of Python");
  return found;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`);
}

/** The output of a checker that finds fault. */
function faults(command: string, args: readonly string[], cwd: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status === 0) return [];
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [`${command} ended with ${status}`] : lines.slice(0, 20);
}
