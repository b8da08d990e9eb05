import type { Backend } from "../backend.js";

/** `java/`: a Maven project of records and sealed interfaces. `runtime`: what they rest on, text by name of file, in the package `allof.runtime`. */
export function createJavaBackend(runtime: ReadonlyMap<string, string>): Backend {
  return {
    name: "java",
    summary:
      "Records and sealed interfaces for Jackson, as a package that can be published (java/)",
    onlyWhenNamed: true,
    async generate(input) {
      // Few builds name it, and every command would load what prints it.
      const { javaFiles } = await import("./java-files.js");
      return { value: javaFiles(input, runtime), diagnostics: [] };
    },
  };
}
