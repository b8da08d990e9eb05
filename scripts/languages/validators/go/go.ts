import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache-folder.js";
import { hasTool, runTool } from "../../run-tool.js";
import type { Validator } from "../validator.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const version = "6.0.3";

export const go: Validator = {
  language: "go",
  library: `santhosh-tekuri/jsonschema ${version}`,
  missing: () => (hasTool("go", "version") ? undefined : "there is no go"),
  prepare() {
    const program = join(cacheFolder(`go-jsonschema-${version}`), "validator");
    // Go's own cache makes this fast.
    runTool("go", ["build", "-o", program, "."], { cwd: folder });
    return [program];
  },
  differences: [
    { keyword: "format", reason: "asserted in draft-07 and before, though nobody asks for it" },
  ],
};
