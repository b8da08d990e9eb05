import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache-folder.js";
import { hasTool, runTool } from "../../run-tool.js";
import type { Validator } from "../validator.js";

const program = fileURLToPath(new URL("runner.py", import.meta.url));
const version = "4.26.0";

export const python: Validator = {
  language: "python",
  library: `jsonschema ${version}`,
  missing: () =>
    hasTool("python3", "-c", "import venv, sys; assert sys.version_info >= (3, 10)")
      ? undefined
      : "there is no python3 of 3.10 or later, with venv",
  prepare() {
    const folder = cacheFolder(`python-jsonschema-${version}`);
    const interpreter = join(folder, "venv", "bin", "python");
    if (!existsSync(join(folder, "venv", "bin", "jsonschema"))) {
      runTool("python3", ["-m", "venv", "--clear", join(folder, "venv")]);
      // With what checks formats.
      const wanted = `jsonschema[format-nongpl]==${version}`;
      runTool(interpreter, ["-m", "pip", "install", "--quiet", wanted]);
    }
    return [interpreter, program];
  },
  differences: [
    { keyword: "format", value: "email", reason: "whatever has an @ in it is an address" },
    {
      keyword: "dependencies",
      reason: "left the standard in 2019-09; Ajv and we read it on, jsonschema does not",
    },
  ],
};
