import type { Backend } from "../backend.js";

/** `go/`: a module of one package, a struct per object type that embeds its bases. `runtime`: the text of what the types rest on. */
export function createGoBackend(runtime: string): Backend {
  return {
    name: "go",
    summary: "structs that embed their bases and check what they read, as a module (go/)",
    onlyWhenNamed: true,
    async generate(input) {
      // Few builds name it, and every command would load what prints it.
      const { goFiles } = await import("./go-files.js");
      return { value: goFiles(input, runtime), diagnostics: [] };
    },
  };
}
