import type { JsonValue } from "../../json/value.js";
import type { Backend } from "../backend.js";

/** A payload that is valid, for readers. */
export interface Example {
  /** What it shows: `full`, `minimal`. */
  readonly title: string;
  readonly value: JsonValue;
}

export interface DocsOptions {
  /** The back-end whose `types/**.d.ts` the pages document. */
  readonly types: Backend;
  /** Valid payloads by name of type, shown after the examples of the schema. */
  readonly examples?: ReadonlyMap<string, readonly Example[]>;
}

/** `docs/**.md`: a page per type, named for it, and an index, `docs/README.md`. */
export function createDocsBackend({ types, examples = new Map() }: DocsOptions): Backend {
  return {
    name: "docs",
    summary: "a Markdown page per type, and an index (docs/**.md)",
    async generate(input) {
      // TypeDoc and the compiler in it are slow to load, and most commands need neither.
      const { renderPages } = await import("./render-pages.js");
      const { value: files, diagnostics } = await types.generate(input);
      const pages = await renderPages({
        ...input,
        types: files,
        examples,
        schemasPath: `../${input.options.schemasPath}`,
      });
      return {
        value: pages.map(({ path, contents }) => ({ path: `docs/${path}`, contents })),
        diagnostics: diagnostics.filter(({ severity }) => severity === "error"),
      };
    },
  };
}
