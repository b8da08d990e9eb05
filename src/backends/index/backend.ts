import { relativeModule } from "../../emit/module-path.js";
import { headerOf } from "../../emit/header.js";
import { formatCode } from "../../emit/format.js";
import { inertInHtml } from "../../emit/inert-in-html.js";
import { visibleCode } from "../../emit/visible-code.js";
import { declarationOf } from "../../model/contract.js";
import type { Backend, BackendInput } from "../backend.js";

/** What the runtime offers beside the types; a type of the contract that has such a name keeps it. */
const runtimeValues = ["ValidationError"];
const runtimeTypes = ["Issue", "JsonSchema", "TypeCompanion", "ValidationResult"];

/** `index.js`, `index.d.ts`: one import for every type, as interface and as value. */
export const index: Backend = {
  name: "index",
  summary: "one import for all of it (index.js, index.d.ts)",
  generate(input) {
    const { contract, options } = input;
    const { memo } = input.resolved;
    if (memo === undefined) return print(input);
    const names = contract.modules.flatMap(({ declarations }) =>
      declarations.map((id) => declarationOf(contract, id).name),
    );
    const { schemasPath, targets } = options;
    const facts = [contract.modules, schemasPath, ...targets, ...names];
    return memo.whileSame("index", facts, () => print(input));
  },
};

async function print({ contract, options }: BackendInput): ReturnType<Backend["generate"]> {
  const hasValues = options.targets.includes("validators");
  const folder = hasValues ? "validators" : "types";
  const names = new Set([...contract.declarations.values()].map((declaration) => declaration.name));
  const exports = contract.modules.map((module) => ({
    names: module.declarations.map((id) => declarationOf(contract, id).name).sort(),
    from: JSON.stringify(relativeModule("index", `${folder}/${module.path}`)),
  }));
  const runtime = (wanted: readonly string[]): string =>
    wanted.filter((name) => !names.has(name)).join(", ");
  const header = headerOf(options.schemasPath) + "\n";
  const lines = (keyword: string): string =>
    exports.map((e) => `${keyword} { ${e.names.join(", ")} } from ${e.from};\n`).join("");
  const from = `from "./runtime/runtime.js";\n`;
  const declarations = hasValues
    ? lines("export") +
      `export { ${runtime(runtimeValues)} } ${from}` +
      `export type { ${runtime(runtimeTypes)} } ${from}`
    : lines("export type");
  const values = hasValues
    ? lines("export") + `export { ${runtime(runtimeValues)} } ${from}`
    : "export {};\n";
  const formatted = (path: string, code: string): Promise<string> =>
    formatCode(path, header + visibleCode(code));
  return {
    value: [
      { path: "index.d.ts", contents: await formatted("index.d.ts", declarations) },
      { path: "index.js", contents: inertInHtml(await formatted("index.js", values)) },
    ],
    diagnostics: [],
  };
}
