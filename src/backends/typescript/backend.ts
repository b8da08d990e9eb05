import { formatCode } from "../../emit/format.js";
import { visibleCode } from "../../emit/visible-code.js";
import type { Contract, Module } from "../../model/contract.js";
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
  const memo = contract.memo?.of;
  const found = new Map(contract.modules.map((module) => [module.path, module]));
  const modules = memo?.trackAlike("modules of types", found) ?? found;
  const printOne = async (module: string): Promise<OutputFile> => {
    const path = `types/${module}.d.ts`;
    const text = await moduleText(contract, moduleAt(modules, module), schemasPath);
    return { path, contents: await formatCode(path, visibleCode(text)) };
  };
  const ask = memo?.queryLater(`types, ${schemasPath}`, printOne) ?? printOne;
  const files: OutputFile[] = [];
  for (const { path } of contract.modules) files.push(await ask(path));
  return files;
}

function moduleAt(modules: ReadonlyMap<string, Module>, path: string): Module {
  const module = modules.get(path);
  if (module === undefined) throw new Error(`No module ${path}`);
  return module;
}
