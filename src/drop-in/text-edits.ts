/** Options that are a matter of the text alone. */

import type ts from "typescript";
import type { Settings } from "./settings.js";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with `any` for `unknown`, and with index signatures that admit `undefined`, where the options say so. */
export async function editText(
  text: string,
  { unknownAny, strictIndexSignatures }: Settings,
): Promise<string> {
  if (unknownAny && !strictIndexSignatures) return text;
  // Loaded when first needed: it is large.
  const { default: typescript } = await import("typescript");
  const { SyntaxKind } = typescript;
  const file = typescript.createSourceFile("types.d.ts", text, typescript.ScriptTarget.ES2022);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const end = node.getEnd();
    if (!unknownAny && node.kind === SyntaxKind.UnknownKeyword) {
      edits.push({ start: node.getStart(file), end, text: "any" });
    }
    if (strictIndexSignatures && typescript.isIndexSignatureDeclaration(node)) {
      const { type } = node;
      const isDone = admitsUndefined(type.getText(file));
      if (!isDone) edits.push({ start: type.getEnd(), end: type.getEnd(), text: " | undefined" });
    }
    typescript.forEachChild(node, visit);
  };
  visit(file);
  edits.sort((a, b) => b.start - a.start);
  let result = text;
  for (const { start, end, text: replacement } of edits) {
    result = result.slice(0, start) + replacement + result.slice(end);
  }
  return result;
}

function admitsUndefined(type: string): boolean {
  return type === "unknown" || type.endsWith("| undefined");
}
