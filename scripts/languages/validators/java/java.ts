import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../cache-folder.js";
import { hasTool, runTool } from "../../run-tool.js";
import type { Validator } from "../validator.js";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const version = "3.0.9";

export const java: Validator = {
  language: "java",
  library: `networknt json-schema-validator ${version}`,
  missing: () =>
    hasTool("java", "--version") && hasTool("mvn", "--version")
      ? undefined
      : "there is no java with Maven",
  prepare() {
    const paths = join(cacheFolder(`java-networknt-${version}`), "classpath");
    const known = existsSync(paths) ? readFileSync(paths, "utf8").split(":") : [];
    if (known.length === 0 || !known.every((path) => existsSync(path))) {
      const goal = ["dependency:build-classpath", `-Dmdep.outputFile=${paths}`];
      runTool("mvn", ["-q", "-B", "-f", here("pom.xml"), ...goal]);
    }
    return ["java", "-cp", readFileSync(paths, "utf8"), here("Runner.java")];
  },
  differences: [
    {
      keyword: "format",
      value: "email",
      reason: "only mailboxes of hosts whose last label is a known top-level domain",
    },
  ],
};
