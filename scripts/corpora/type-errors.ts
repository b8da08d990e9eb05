import ts from "typescript";
import type { OutputFile } from "../../src/backends/backend.js";

/** What `tsc --strict`, with `skipLibCheck` off and the whole library, finds wrong in files, in words. */
export function typeErrors(files: readonly OutputFile[]): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  };
  const texts = new Map(files.map(({ path, contents }) => ["/contracts/" + path, contents]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  Object.assign(host, {
    fileExists: (name: string) => texts.has(name) || fileExists(name),
    readFile: (name: string) => texts.get(name) ?? readFile(name),
    getSourceFile: (name: string, version: ts.ScriptTarget) => {
      const text = texts.get(name);
      return text === undefined
        ? getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
    getCurrentDirectory: () => "/contracts",
    directoryExists: () => true,
  } satisfies Partial<ts.CompilerHost>);
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, code, messageText }) =>
        `${file?.fileName.slice("/contracts/".length) ?? ""}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}
