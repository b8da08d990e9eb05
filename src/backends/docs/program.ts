/** The generated types as a TypeScript program that was never on a disk. */

import type { CompilerHost, CompilerOptions, Program, SourceFile } from "typescript";
import type { OutputFile } from "../backend.js";
import { ts } from "../../typescript.js";

export interface TypesProgram {
  readonly program: Program;
  /** The module that declares every type of the contract. */
  readonly entry: SourceFile;
}

const root = "/contract/";
const entryPath = `${root}index.d.ts`;
const libraryPath = `${root}library.d.ts`;

/** All that generated types use of TypeScript's library; the real one would take most of the time. */
const library = `
interface Array<T> { length: number; [n: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [n: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
type Record<K extends string, T> = { [P in K]: T };
`;

const options: CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noLib: true,
  strict: true,
  types: [],
};

/**
 * One module with the declarations of all: names are unique in a contract, and modules that import each other in a long chain
 * overflow the compiler's stack. Comments are taken out: what a reader is told comes from the model, and an author's `@hidden`
 * or `{@link}` is never read as TypeDoc's.
 */
export function createTypesProgram(types: readonly OutputFile[]): TypesProgram {
  const sources = new Map(
    [
      { path: libraryPath, text: library },
      { path: entryPath, text: types.map(declarationsOf).join("\n") },
    ].map(({ path, text }) => [
      path,
      ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true),
    ]),
  );
  const host: CompilerHost = {
    getSourceFile: (path) => sources.get(path),
    fileExists: (path) => sources.has(path),
    readFile: (path) => sources.get(path)?.text,
    directoryExists: () => true,
    getDirectories: () => [],
    getDefaultLibFileName: () => libraryPath,
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
  const program = ts.createProgram({ rootNames: [libraryPath, entryPath], options, host });
  const entry = program.getSourceFile(entryPath);
  if (entry === undefined) throw new Error("The program has lost its entry");
  return { program, entry };
}

const printer = ts.createPrinter({ removeComments: true });

/** A module's text without comments and imports. */
function declarationsOf({ path, contents }: OutputFile): string {
  const source = ts.createSourceFile(path, contents, ts.ScriptTarget.ES2023);
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement))
    .map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, source))
    .join("\n");
}
