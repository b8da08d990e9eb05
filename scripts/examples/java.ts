/** Java: the program and the generated types, through the compiler with all its warnings. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compileFaults, formatFaults, javaCommand } from "../languages/java/compile.js";
import { java as language } from "../languages/java/java.js";
import { jars } from "../languages/java/jars.js";
import type { Example } from "./example.js";
import { run } from "./run.js";

export const java: Example = {
  name: "java",
  missing: () => language.missing(),
  run({ repository, accessCodes, scratch }) {
    const needed = jars();
    const program = join(repository, "examples", "java", "AccessCodes.java");
    const types = join(repository, "generated", "java");
    const sources = readdirSync(types, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".java"))
      .map((path) => join(types, path));
    const classes = join(scratch, "classes");
    const faults = [
      ...compileFaults([...sources, program], classes, needed),
      ...formatFaults([program], join(scratch, "format.txt"), needed),
    ];
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const [command, ...args] = javaCommand([classes], "AccessCodes", [accessCodes], needed);
    return run(command, args);
  },
};
