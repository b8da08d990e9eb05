import type { Backend } from "../backend.js";

/** The texts that a crate rests on, as they are in `runtime/`. */
export interface RustRuntime {
  readonly json: string;
  readonly formats: string;
}

/** `rust/`: a crate of types for serde, a struct per object type, a trait per base, with the rules that they are checked by. */
export function createRustBackend(runtime: RustRuntime): Backend {
  return {
    name: "rust",
    summary: "types for serde with their rules, as a crate that can be published (rust/)",
    onlyWhenNamed: true,
    async generate(input) {
      // Few builds name it, and every command would load what prints it.
      const { rustFiles } = await import("./rust-files.js");
      return { value: rustFiles(input, runtime), diagnostics: [] };
    },
  };
}
