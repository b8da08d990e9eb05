import { formatCode } from "../../emit/format.js";
import type { Contract } from "../../model/contract.js";
import type { Backend, OutputFile } from "../backend.js";
import { moduleText } from "./module.js";

/** `types/**.d.ts`: a module per schema file, each type declared once, inheritance as `extends`. */
export const typescript: Backend = {
  name: "typescript",
  summary: "interfaces that extend, one module per schema file (types/**.d.ts)",
  async generate({ contract, options: { schemasPath } }) {
    // The pages are made of the same files, so they are printed once for both.
    let printed = printings.get(contract);
    if (printed === undefined) printings.set(contract, (printed = new Map()));
    let files = printed.get(schemasPath);
    if (files === undefined) printed.set(schemasPath, (files = print(contract, schemasPath)));
    return { value: await files, diagnostics: [] };
  },
};

/** The files of each contract, by the path of its schemas, which their headers name. */
const printings = new WeakMap<Contract, Map<string, Promise<readonly OutputFile[]>>>();

async function print(contract: Contract, schemasPath: string): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  for (const module of contract.modules) {
    const path = `types/${module.path}.d.ts`;
    const text = await moduleText(contract, module, schemasPath);
    files.push({ path, contents: await formatCode(path, text) });
  }
  return files;
}
