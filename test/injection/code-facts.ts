/** What there is in generated code besides text: what its parser says, and nothing that it runs. */

import ts from "typescript";
import type { OutputFile } from "../../src/backends/backend.js";

export interface CodeFacts {
  /** What the parser could not read. */
  readonly errors: readonly string[];
  /** Names that stand for something that the file neither declares nor imports, in any scope. */
  readonly free: ReadonlySet<string>;
  /** Names of members and keys that stand without quotes. */
  readonly keys: ReadonlySet<string>;
  /** Modules that are imported, in whatever form, and code that is made of text. */
  readonly imports: readonly string[];
  /** What a comment asks of TypeScript or of other tools. */
  readonly directives: readonly string[];
  /** The kinds of the statements, in order. */
  readonly statements: string;
}

/** The facts of each file of JavaScript or TypeScript, by path. */
export function codeFacts(files: readonly OutputFile[]): ReadonlyMap<string, CodeFacts> {
  const texts = new Map(
    files
      .filter(({ path }) => /\.[jt]s$/.test(path))
      .map(({ path, contents }) => ["/" + path, contents]),
  );
  const host: ts.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, version) =>
      ts.createSourceFile(name, texts.get(name) ?? "", version, true),
    getDefaultLibFileName: () => "/lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const program = ts.createProgram({
    rootNames: [...texts.keys()],
    options: { allowJs: true, noLib: true, noResolve: true, noEmit: true, types: [] },
    host,
  });
  return new Map(
    [...texts.keys()].map((path) => {
      const file = program.getSourceFile(path);
      if (file === undefined) throw new Error(`TypeScript has lost ${path}`);
      const errors = program
        .getSyntacticDiagnostics(file)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
      return [path.slice(1), { errors, ...factsOf(file) }];
    }),
  );
}

/** A comment that TypeScript, or whoever follows source maps, obeys: those start a line, in comments of lines and of blocks. */
const directive = /^\s*(?:\/\/+|\/?\*+)\s*@ts-[a-z]+.*$|^\s*\/[/*]\s*[#@]\s*source\w+=.*$/gm;

function factsOf(file: ts.SourceFile): Omit<CodeFacts, "errors"> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const keys = new Set<string>();
  const imports: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      (isKey(node) ? keys : isDeclared(node) ? declared : used).add(node.text);
    }
    const module = moduleOf(node);
    if (module !== undefined) imports.push(module);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const references = [
    ...file.referencedFiles,
    ...file.typeReferenceDirectives,
    ...file.libReferenceDirectives,
  ].map(({ fileName }) => fileName);
  const marks = [...file.text.matchAll(directive)];
  return {
    free: new Set([...used].filter((name) => !declared.has(name))),
    keys,
    imports,
    directives: [...references, ...marks.map(([text]) => text.trim())],
    statements: file.statements
      .map((each) =>
        ts.isVariableStatement(each) ? "VariableStatement" : ts.SyntaxKind[each.kind],
      )
      .join(" "),
  };
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertySignature(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertyAccessExpression(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node
  );
}

/** Whether it names what its parent declares, or what another module calls it. */
function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isExportSpecifier(parent)) {
    const isFromElsewhere = parent.parent.parent.moduleSpecifier !== undefined;
    return isFromElsewhere || (parent.propertyName !== undefined && parent.name === node);
  }
  if (ts.isImportSpecifier(parent)) return true;
  return (
    (ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isEnumDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isParameter(parent)) &&
    parent.name === node
  );
}

function moduleOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return node.argument.getText();
  if (ts.isExternalModuleReference(node)) return node.expression.getText();
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const { kind } = node.expression;
  if (kind !== ts.SyntaxKind.ImportKeyword && !ts.isIdentifier(node.expression)) return undefined;
  const called = node.expression.getText();
  return /^(import|require|eval|Function)$/.test(called) ? node.getText() : undefined;
}

function textOf(node: ts.Expression): string {
  return ts.isStringLiteral(node) ? node.text : node.getText();
}
