/** Asks TypeScript whether JSON values, written as literal types, are assignable to generated types. */

import ts from "typescript";
import { literalText } from "../../src/backends/typescript/type-text.js";
import type { OutputFile } from "../../src/backends/backend.js";
import type { JsonValue } from "../../src/json/value.js";

export interface Question {
  /** The name of the type, and the path of the module that exports it: `types/a/b.d.ts`. */
  readonly type: string;
  readonly module: string;
  readonly value: JsonValue;
}

export interface Verdicts {
  /** One per question, in order. */
  readonly assignable: readonly boolean[];
  /** One per question: whether it has no member in common with a type whose members are all optional, which `tsc` reports too. */
  readonly unrelated: readonly boolean[];
  /** Errors in the generated files themselves, in words. */
  readonly errors: readonly string[];
}

/** Type has no property in common: a lint on intent, no statement about the set of values. */
const weakType = 2559;

/** Is not assignable: in general, with a suggestion, for lack of one member, of some, of many. */
const notAssignable: ReadonlySet<number> = new Set([2322, 2820, 2741, 2739, 2740]);

/** All questions in one program, under `strict`, with `skipLibCheck` off. Values are no fresh literals, so excess members are no error. */
export function askTypeScript(
  files: readonly OutputFile[],
  questions: readonly Question[],
): Verdicts {
  const texts = new Map(files.map((file) => ["/" + file.path, file.contents]));
  const lines = questions.map(({ type, module, value }, i) => {
    const specifier = JSON.stringify("./" + module.replace(/\.d\.ts$/, ".js"));
    return `declare const v${i}: ${literalText(value)}; const t${i}: import(${specifier}).${type} = v${i};`;
  });
  const asked = "/questions.ts";
  texts.set(asked, lines.join("\n") + "\nexport {};\n");

  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    noLib: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  };
  // The library declares what TypeScript itself must know of; the whole of it would take most of the time.
  texts.set("/lib.d.ts", lib);
  const host: ts.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, version);
    },
    getDefaultLibFileName: () => "/lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    directoryExists: () => true,
    getDirectories: () => [],
  };
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  const assignable = questions.map(() => true);
  const unrelated = questions.map(() => false);
  const errors: string[] = [];
  for (const found of ts.getPreEmitDiagnostics(program)) {
    const text = ts.flattenDiagnosticMessageText(found.messageText, "\n");
    if (found.file?.fileName !== asked || found.start === undefined) {
      errors.push(`${found.file?.fileName ?? ""}: TS${found.code} ${text}`);
      continue;
    }
    const { line } = found.file.getLineAndCharacterOfPosition(found.start);
    // A question that TypeScript can't read says nothing of the type: only "not assignable" is an answer.
    if (notAssignable.has(found.code)) assignable[line] = false;
    else if (found.code === weakType) unrelated[line] = true;
    else errors.push(`question ${line}: TS${found.code} ${text}`);
  }
  return { assignable, unrelated, errors };
}

const lib = `
interface Array<T> { length: number; [n: number]: T; }
interface ReadonlyArray<T> { readonly length: number; readonly [n: number]: T; }
interface Boolean {} interface Function {} interface CallableFunction {} interface NewableFunction {}
interface IArguments {} interface Number {} interface Object {} interface RegExp {} interface String {}
type Record<K extends keyof any, T> = { [P in K]: T };
`;
