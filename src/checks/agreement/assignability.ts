/** Asks TypeScript whether JSON values, written as literal types, are assignable to generated types. */

import type { CompilerHost, CompilerOptions, Node, SourceFile } from "typescript";
import type { OutputFile } from "../../backends/backend.js";
import { isArray, type JsonObject, type JsonValue } from "../../json/value.js";
import { ts } from "../../typescript.js";

export interface Question {
  /** The name of the type, and the path of the module that exports it: `types/a/b.d.ts`. */
  readonly type: string;
  readonly module: string;
  readonly value: JsonValue;
}

export interface Verdicts {
  /** One per question, in order. */
  readonly assignable: readonly boolean[];
  /** Errors in the generated files themselves, in words. */
  readonly errors: readonly string[];
}

/**
 * TypeScript refuses a value that shares no member with a type whose members are all optional: a lint on intent, no statement about
 * the set of values. A member that no value has, put into every type and every value, satisfies it.
 */
const common = '"\\u0000common"?: never;';

/**
 * Whether the files compile under `strict` with `skipLibCheck` off, and which values their types accept. Values are no fresh
 * literals, so excess members are no error.
 */
export function askTypeScript(
  files: readonly OutputFile[],
  questions: readonly Question[],
): Verdicts {
  const errors = check(textsOf(files), {}).map(
    ({ file, code, text }) => `${file}: TS${code} ${text}`,
  );
  const asked = askAssignability(files, questions);
  const unanswered = [...asked.unanswered].map(([i, text]) => `question ${i}: ${text}`);
  return { assignable: asked.assignable, errors: [...errors, ...unanswered] };
}

export interface Answers {
  /** One per question, in order. */
  readonly assignable: readonly boolean[];
  /** What TypeScript says of questions that it can't answer, by their positions. */
  readonly unanswered: ReadonlyMap<number, string>;
}

/** Which values the types accept. Of the files, those are read to which the questions lead, and errors in them don't matter. */
export function askAssignability(
  files: readonly OutputFile[],
  questions: readonly Question[],
): Answers {
  const unanswered = new Map<number, string>();
  const texts = withCommonMembers(files);
  const assignable = questions.map(() => true);
  for (let first = 0; first < questions.length; first += questionsAtOnce) {
    const asked = questions.slice(first, first + questionsAtOnce);
    const values = new ValueTypes();
    const lines = asked.map(({ type, module, value }, i) => {
      const specifier = JSON.stringify("./" + module.replace(/\.d\.ts$/, ".js"));
      return `declare const v${i}: ${values.nameOf(value)}; const t${i}: import(${specifier}).${type} = v${i};`;
    });
    const question = `${lines.join("\n")}\n${values.declarations.join("\n")}\nexport {};\n`;
    for (const { line, code, text } of check(texts, exact, question)) {
      // A question that TypeScript can't read says nothing of the type: only "not assignable" is an answer.
      if (notAssignable.has(code) && line < asked.length) assignable[first + line] = false;
      else unanswered.set(first + line, `TS${code} ${text}`);
    }
  }
  return { assignable, unanswered };
}

/** A type that a module exports. */
export type ExportedType = Pick<Question, "module" | "type">;

/**
 * Whether every value of `from` is one of `to`, as TypeScript sees it, for each pair; `undefined` where it gives up. Types that share no
 * member are compared like others.
 */
export function askAssignable(
  files: readonly OutputFile[],
  pairs: readonly { readonly from: ExportedType; readonly to: ExportedType }[],
): readonly (boolean | undefined)[] {
  const texts = withCommonMembers(files);
  const nameOf = ({ module, type }: ExportedType): string =>
    `import(${JSON.stringify("./" + module.replace(/\.d\.ts$/, ".js"))}).${type}`;
  const lines = pairs.map(
    ({ from, to }, i) =>
      `declare const v${i}: ${nameOf(from)}; const t${i}: ${nameOf(to)} = v${i};`,
  );
  const answers: (boolean | undefined)[] = pairs.map(() => true);
  for (const { line, code } of check(texts, exact, lines.join("\n") + "\nexport {};\n")) {
    answers[line] = notAssignable.has(code) ? false : undefined;
  }
  return answers;
}

const asking = "/questions.ts";
const libPath = "/lib.d.ts";
const exact: CompilerOptions = { exactOptionalPropertyTypes: true };
/** More at once take more memory, fewer have the types checked more often. */
const questionsAtOnce = 5000;

const notAssignable = new Set([2322, 2375, 2412, 2559, 2739, 2740, 2741, 2820]);

/**
 * Values as literal types. Equal parts are declared once: the values that are asked about are alike, and TypeScript remembers what it
 * found of a type.
 */
class ValueTypes {
  readonly declarations: string[] = [];
  readonly #names = new Map<string, string>();

  nameOf(value: JsonValue): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const text = isArray(value)
      ? `[${value.map((item) => this.nameOf(item)).join(", ")}]`
      : `{ ${common} ${this.#members(value)} }`;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `V${this.#names.size}`;
    this.#names.set(text, name);
    this.declarations.push(`type ${name} = ${text};`);
    return name;
  }

  #members(value: JsonObject): string {
    return Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${this.nameOf(member)};`)
      .join(" ");
  }
}

/** Files by their paths from `/`: what stands in them is asked for when it is needed. */
interface Texts {
  readonly paths: readonly string[];
  at(path: string): string | undefined;
}

function textsOf(files: readonly OutputFile[], change = (text: string) => text): Texts {
  const contents = new Map(files.map((file) => ["/" + file.path, file.contents]));
  return {
    paths: [...contents.keys()],
    at(path) {
      const text = contents.get(path);
      return text === undefined ? undefined : change(text);
    },
  };
}

/** Of the files, few may be needed. */
function withCommonMembers(files: readonly OutputFile[]): Texts {
  return textsOf(files, (text) => {
    const starts: number[] = [];
    const visit = (node: Node): void => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
        starts.push(node.members.pos);
      }
      ts.forEachChild(node, visit);
    };
    visit(parse("file.d.ts", text));
    let result = "";
    let end = 0;
    for (const start of starts.sort((a, b) => a - b)) {
      result += text.slice(end, start) + common;
      end = start;
    }
    return result + text.slice(end);
  });
}

/** Without the comments, which say nothing of types. */
function parse(name: string, text: string): SourceFile {
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return ts.createSourceFile(name, text, {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode,
  });
}

interface Found {
  readonly file: string;
  readonly line: number;
  readonly code: number;
  readonly text: string;
}

/** The errors in a module with the text `question`, which is then the root of the program; without one, those in all files. */
function check(files: Texts, more: CompilerOptions, question?: string): Found[] {
  // The library declares what TypeScript itself must know of; the whole of it would take most of the time.
  const own = new Map([[libPath, lib]]);
  if (question !== undefined) own.set(asking, question);
  const names = new Set([...files.paths, ...own.keys()]);
  const readFile = (name: string): string | undefined => own.get(name) ?? files.at(name);
  const options: CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    noLib: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    ...more,
  };
  const host: CompilerHost = {
    fileExists: (name) => names.has(name),
    readFile,
    getSourceFile: (name) => {
      const text = readFile(name);
      return text === undefined ? undefined : parse(name, text);
    },
    getDefaultLibFileName: () => libPath,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    directoryExists: () => true,
    getDirectories: () => [],
  };
  const rootNames = question === undefined ? [...names] : [...own.keys()];
  const program = ts.createProgram({ rootNames, options, host });
  const root = question === undefined ? undefined : program.getSourceFile(asking);
  const found =
    root === undefined
      ? ts.getPreEmitDiagnostics(program)
      : [...program.getSyntacticDiagnostics(root), ...program.getSemanticDiagnostics(root)];
  return found.map(({ file, start, code, messageText }) => ({
    file: file?.fileName ?? "",
    line:
      file === undefined || start === undefined
        ? -1
        : file.getLineAndCharacterOfPosition(start).line,
    code,
    text: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

// The methods keep an object that has a `length` from being an array.
const lib = `
interface Array<T> { length: number; [n: number]: T; pop(): T; }
interface ReadonlyArray<T> { readonly length: number; readonly [n: number]: T; at(): T; }
interface Boolean { valueOf(): boolean; } interface Function {} interface CallableFunction {} interface NewableFunction {}
interface IArguments {} interface Number { toFixed(): string; } interface Object {} interface RegExp {} interface String { charAt(): string; }
type Record<K extends keyof any, T> = { [P in K]: T };
`;
