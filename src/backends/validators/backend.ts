import { formatCode } from "../../emit/format.js";
import { inertInHtml } from "../../emit/inert-in-html.js";
import { visibleCode } from "../../emit/visible-code.js";
import type { Backend, OutputFile } from "../backend.js";
import { createCompiler } from "./compile-unit.js";
import { documentOf } from "./document.js";
import { layOut, type ModuleLayout } from "./layout.js";
import {
  createImports,
  printDeclarations,
  printModule,
  type Imports,
  type ModuleParts,
} from "./print-module.js";
import { NamedScope } from "./scope.js";
import { unitsOf } from "./unit.js";

/** The files of `src/runtime/`, which the generated modules import: name → text. */
export type RuntimeAssets = Readonly<Record<string, string>>;

/** What of the runtime is validators': JavaScript, and its declarations. */
const isJavaScript = /\.(js|d\.ts)$/;

export function createValidatorsBackend(assets: RuntimeAssets): Backend {
  return {
    name: "validators",
    summary:
      "ESM validators without dependency: is, assert, parse, validate, schema, Standard Schema",
    async generate({ resolved, contract, options }) {
      const { units, diagnostics } = unitsOf(resolved, contract, options);
      const layout = layOut(resolved, contract, units);
      const { schemasPath, assertFormats } = options;
      const hasTypes = options.targets.includes("typescript");
      const emit = async (source: string): Promise<readonly OutputFile[]> => {
        const module = layout.layoutAt(source);
        const document = documentOf(module.source.variant?.of ?? module.source, resolved);
        if (document === undefined) return [];
        const imports = createImports(module, layout);
        const { compiled, rules } = compileModule(module, imports);
        const asIs = { module, document, imports, schemasPath, hasTypes };
        const parts: ModuleParts = { ...asIs, compiled, rules };
        return Promise.all([
          formatted(`validators/${module.path}.js`, printModule(parts)),
          formatted(`validators/${module.path}.d.ts`, printDeclarations(parts)),
        ]);
      };
      const asked = `validators, ${JSON.stringify({ schemasPath, assertFormats, hasTypes })}`;
      const ask = resolved.memo?.queryLater(asked, emit) ?? emit;
      const files: OutputFile[] = [];
      // One module at a time: what Ajv keeps of a unit is large, and gone once its text is there.
      for (const { source } of layout.modules) files.push(...(await ask(source.path)));
      const runtime = Object.entries(assets)
        .filter(([name]) => isJavaScript.test(name))
        .map(([name, contents]) => ({ path: `runtime/${name}`, contents }));
      return {
        value: [...files, ...runtime],
        diagnostics,
      };
    },
  };
}

function compileModule(
  { units }: ModuleLayout,
  { nameOf, fastNameOf }: Imports,
): Pick<ModuleParts, "compiled" | "rules"> {
  const checkOf = () => () => {
    throw new Error("generated code is not run here");
  };
  const compiler = createCompiler(new NamedScope({ nameOf, checkOf }), fastNameOf);
  const compiled = units.map((unit) => ({ unit, result: compiler.compile(unit) }));
  return { compiled, rules: compiler.rules };
}

async function formatted(path: string, text: string): Promise<OutputFile> {
  return { path, contents: inertInHtml(await formatCode(path, visibleCode(text))) };
}
