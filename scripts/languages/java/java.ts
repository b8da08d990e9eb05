/** Java: the compiler with all its warnings, google-java-format, and Jackson from Maven. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../../src/backends/backend.js";
import { javaPlanOf } from "../../../src/backends/java/java-files.js";
import type { Language } from "../language.js";
import { compileFaults, formatFaults, javaCommand, sourcesIn } from "./compile.js";
import { jars, missingJava } from "./jars.js";

const runner = fileURLToPath(new URL("Runner.java", import.meta.url));

export const java: Language = {
  name: "java",
  missing: missingJava,
  loosenessIn(contract, assertFormats) {
    const { looseness } = javaPlanOf(contract, assertFormats);
    return ({ id }) => looseness.get(id) ?? [];
  },
  prepare(folder) {
    const needed = jars();
    const program = join(folder, "runner");
    const faults = compileFaults([runner], program, needed);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const classesOf = (output: string): string => join(output, "classes");
    return {
      faultsOf(output, files) {
        mkdirSync(classesOf(output), { recursive: true });
        const sources = sourcesIn(output, files);
        return [
          ...compileFaults(sources, classesOf(output), needed),
          ...formatFaults(sources, join(output, "format.txt"), needed),
        ];
      },
      runner: (output, files) =>
        javaCommand([classesOf(output), program], "Runner", [packageOf(files)], needed),
    };
  },
};

function packageOf(files: readonly OutputFile[]): string {
  const text = files.find(({ path }) => path.endsWith("/package-info.java"))?.contents ?? "";
  const found = /^package (.+);$/m.exec(text)?.[1];
  if (found === undefined) throw new Error("The output has no package of Java");
  return found;
}
