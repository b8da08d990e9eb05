import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache-folder.js";
import { hasTool, runTool } from "../../run-tool.js";
import type { Validator } from "../validator.js";

const program = fileURLToPath(new URL(".", import.meta.url));
const version = "0.61.2";

export const rust: Validator = {
  language: "rust",
  library: `jsonschema ${version}`,
  missing: () => (hasTool("cargo", "--version") ? undefined : "there is no cargo"),
  prepare() {
    const folder = cacheFolder(`rust-jsonschema-${version}`);
    // Built where it may leave its lock file and target.
    for (const part of ["Cargo.toml", "src"]) {
      cpSync(join(program, part), join(folder, part), { recursive: true });
    }
    runTool("cargo", ["build", "--quiet"], { cwd: folder });
    return [join(folder, "target", "debug", "validator")];
  },
  differences: [],
};
