/** The published SDK's types beside ours in one TypeScript program, which is asked whether pairs of types are assignable. */

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const sdkFolder = join(root, "node_modules", "seamapi", "dist");

/** The file of the SDK's declarations that holds its data types, exported or not. */
function readSdk(): { readonly text: string; readonly names: readonly string[] } {
  const file = readdirSync(sdkFolder).find((name) => /^client-.*\.d\.ts$/.test(name));
  if (file === undefined) throw new Error("seamapi: no file of declarations");
  const text = readFileSync(join(sdkFolder, file), "utf8");
  const names = ts
    .createSourceFile(file, text, ts.ScriptTarget.ES2022)
    .statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.map(({ name }) => name);
      }
      const isNamed =
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isClassDeclaration(statement);
      return isNamed && statement.name !== undefined ? [statement.name] : [];
    })
    .map((name) => (ts.isIdentifier(name) ? name.text : ""));
  return { text, names };
}

const sdk = readSdk();

/** All that the SDK declares in the file of its data types. */
export const sdkNames: readonly string[] = sdk.names;

export interface Pair {
  /** Texts of types, in which `Ours.X` and the SDK's names may occur. */
  readonly ours: string;
  readonly sdk: string;
}

/** Whether a value of the one is always one of the other; or that a type is `any` or `never`, of which it would say nothing. */
export type Answer = boolean | "any or never";

export interface Comparison {
  readonly oursToSdk: Answer;
  readonly sdkToOurs: Answer;
}

/**
 * `Assignable` takes both that a value may be assigned, and that it may if all optional members are there: else a type that
 * lacks an optional member would pass for equal. `Whole` also reads `any` as `unknown`, which only `unknown` equals.
 */
const prelude = `
import type * as Ours from "./generated/index.js";
import type { ${sdk.names.join(", ")} } from "./node_modules/seamapi/dist/all.js";
type IsEmpty<T> = 0 extends 1 & T ? true : [T] extends [never] ? true : false;
type Extends<A, B> = [A] extends [B] ? true : false;
type Whole<T> = unknown extends T ? unknown
  : T extends readonly (infer I)[] ? Whole<I>[]
  : T extends object ? { [K in keyof T]-?: Whole<T[K]> }
  : T;
type Assignable<A, B> = true extends IsEmpty<A> | IsEmpty<B> ? "any or never"
  : [Extends<A, B>, Extends<Whole<A>, Whole<B>>] extends [true, true] ? true : false;
type Without<T, K> = unknown extends T ? T
  : T extends readonly (infer I)[] ? Without<I, K>[]
  : T extends object ? { [P in keyof T as P extends K ? never : P]: Without<T[P], K> }
  : T;
type Only<T, K extends PropertyKey> = T extends unknown ? Pick<T, Extract<keyof T, K>> : never;
`;

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  // The SDK's own declarations lack a dependency (type-fest), in requests only.
  skipLibCheck: true,
  types: [],
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
};

/** All questions in one program; one answer each, in order. Throws where a question names what doesn't exist. */
export function compare(pairs: readonly Pair[]): readonly Comparison[] {
  const asked = join(root, "questions.ts");
  const virtual = new Map([
    [join(sdkFolder, "all.d.ts"), `${sdk.text}\nexport { ${sdk.names.join(", ")} };\n`],
    [
      asked,
      prelude +
        pairs
          .map(
            (pair, i) =>
              `export type Q${i} = [Assignable<${pair.ours}, ${pair.sdk}>, Assignable<${pair.sdk}, ${pair.ours}>];\n`,
          )
          .join(""),
    ],
  ]);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.getSourceFile = (name, version) => {
    const text = virtual.get(name);
    return text === undefined
      ? getSourceFile(name, version)
      : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram({ rootNames: [asked], options, host });
  const source = program.getSourceFile(asked);
  if (source === undefined) throw new Error("no questions");
  const faults = program.getSemanticDiagnostics(source);
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, host));

  const checker = program.getTypeChecker();
  const answers = new Map<string, Comparison>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const type = checker.getTypeAtLocation(statement.name);
    if (!checker.isTupleType(type)) continue;
    const [oursToSdk, sdkToOurs] = checker
      .getTypeArguments(type as ts.TypeReference)
      .map((each) => JSON.parse(checker.typeToString(each)) as Answer);
    if (oursToSdk === undefined || sdkToOurs === undefined) continue;
    answers.set(statement.name.text, { oursToSdk, sdkToOurs });
  }
  return pairs.map((pair, i) => {
    const answer = answers.get(`Q${i}`);
    if (answer === undefined) throw new Error(`no answer to ${pair.ours} and ${pair.sdk}`);
    return answer;
  });
}
