import type { Backend } from "../backend.js";

/** `python/`: a package of Pydantic models, a class per object type, a base class per base. `runtime`: the text of what the models rest on. */
export function createPythonBackend(runtime: string): Backend {
  return {
    name: "python",
    summary: "Pydantic models that inherit, as a package that can be published (python/)",
    onlyWhenNamed: true,
    async generate(input) {
      // Few builds name it, and every command would load what prints it.
      const { pythonFiles } = await import("./python-files.js");
      return { value: pythonFiles(input, runtime), diagnostics: [] };
    },
  };
}
