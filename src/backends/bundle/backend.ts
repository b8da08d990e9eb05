import { print } from "../../json/print.js";
import type { Backend, OutputFile } from "../backend.js";
import { bundleOf } from "./bundle.js";

/** `bundle/<Type>.schema.json`: each type as one schema that any language's validator can load alone. */
export const bundle: Backend = {
  name: "bundle",
  summary: "each type as one self-contained schema (bundle/<Type>.schema.json)",
  generate({ contract, resolved }) {
    const files: OutputFile[] = [];
    for (const declaration of contract.declarations.values()) {
      files.push({
        path: `bundle/${declaration.name}.schema.json`,
        contents: print(bundleOf(resolved, declaration)),
      });
    }
    return Promise.resolve({ value: files, diagnostics: [] });
  },
};
