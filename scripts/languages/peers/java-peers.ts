import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../cache-folder.js";
import { hasTool, runTool } from "../run-tool.js";
import type { Peer } from "./peer.js";
import { printQuicktype } from "./print-quicktype.js";
import { quicktypeName } from "./versions.js";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export const quicktypeJava: Peer = {
  name: quicktypeName,
  language: "java",
  given: "schemas",
  missing: () =>
    hasTool("javac", "--version") && hasTool("mvn", "--version")
      ? undefined
      : "there is no javac with Maven",
  async make({ compiled }, folder) {
    const paths = join(cacheFolder("java-jackson-2.21.0"), "classpath");
    if (!existsSync(paths)) {
      const goal = ["dependency:build-classpath", `-Dmdep.outputFile=${paths}`];
      runTool("mvn", ["-q", "-B", "-f", here("java/pom.xml"), ...goal]);
    }
    const printed = await printQuicktype(compiled, "java", { package: "contract" });
    const sources = join(folder, "contract");
    mkdirSync(sources, { recursive: true });
    for (const [path, text] of printed) writeFileSync(join(sources, path), text);
    const files = [...printed.keys()].map((path) => join(sources, path));
    const classpath = readFileSync(paths, "utf8");
    const classes = join(folder, "classes");
    runTool("javac", [
      "-nowarn",
      "-d",
      classes,
      "-cp",
      classpath,
      ...files,
      here("java/Runner.java"),
    ]);
    return ["java", "-cp", `${classes}:${classpath}`, "Runner"];
  },
};
