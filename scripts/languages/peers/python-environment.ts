import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache-folder.js";
import { runTool } from "../run-tool.js";

/** The bin folder of an environment with these packages, each with its version; kept for the next run. */
export function pythonEnvironment(packages: readonly string[]): string {
  const folder = cacheFolder(`python-${packages.join("-")}`);
  const bin = join(folder, "venv", "bin");
  const isDone = join(folder, "done");
  if (!existsSync(isDone)) {
    runTool("python3", ["-m", "venv", "--clear", join(folder, "venv")]);
    runTool(join(bin, "python"), ["-m", "pip", "install", "--quiet", ...packages]);
    writeFileSync(isDone, "");
  }
  return bin;
}
