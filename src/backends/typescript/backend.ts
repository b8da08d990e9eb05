import { formatCode } from "../../emit/format.js";
import type { Backend, OutputFile } from "../backend.js";
import { moduleText } from "./module.js";

/** `types/**.d.ts`: a module per schema file, each type declared once, inheritance as `extends`. */
export const typescript: Backend = {
  name: "typescript",
  summary: "interfaces that extend, one module per schema file (types/**.d.ts)",
  async generate({ contract, options }) {
    const files: OutputFile[] = [];
    for (const module of contract.modules) {
      const path = `types/${module.path}.d.ts`;
      const text = await moduleText(contract, module, options.schemasPath);
      files.push({ path, contents: await formatCode(path, text) });
    }
    return { value: files, diagnostics: [] };
  },
};
