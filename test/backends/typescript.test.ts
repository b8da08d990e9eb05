import ts from "typescript";
import { expect, it } from "vitest";
import { typescript } from "../../src/backends/typescript/backend.js";
import { generate } from "../../src/pipeline.js";
import { compileJson } from "../support/compile-json.js";

const options = {
  name: "shop",
  version: "1.0.0",
  schemasPath: "schemas",
  assertFormats: true,
  targets: [],
};

/** What an editor shows for the members of `Child`: name → documentation. */
async function shown(description: string): Promise<Record<string, string>> {
  const { value } = compileJson({
    "base.json": {
      type: "object",
      properties: {
        kept: { type: "string", description },
        narrowed: { type: "string", description },
      },
    },
    "child.json": { allOf: [{ $ref: "base.json" }], properties: { narrowed: { const: "x" } } },
  });
  const { value: files } = await generate(value, [typescript], options);
  const texts = new Map(files.map((file) => ["/" + file.path, file.contents]));
  const host = {
    ...ts.createCompilerHost({}),
    fileExists: (name: string) => texts.has(name),
    readFile: (name: string) => texts.get(name),
    getSourceFile: (name: string) => {
      const text = texts.get(name);
      return text === undefined
        ? undefined
        : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    },
    directoryExists: () => true,
    getCurrentDirectory: () => "/",
  };
  const program = ts.createProgram(
    [...texts.keys()],
    { noLib: true, module: ts.ModuleKind.NodeNext },
    host,
  );
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(
    program.getSourceFile("/types/child.d.ts") as ts.SourceFile,
  );
  const child = checker
    .getExportsOfModule(module as ts.Symbol)
    .find(({ name }) => name === "Child");
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(child as ts.Symbol));
  return Object.fromEntries(
    members.map((member) => [
      member.name,
      ts.displayPartsToString(member.getDocumentationComment(checker)),
    ]),
  );
}

it("a child shows its base's description of what it inherits and of what it narrows", async () => {
  expect(await shown("As it was.")).toEqual({ kept: "As it was.", narrowed: "As it was." });
  expect(await shown("As it is now.")).toEqual({
    kept: "As it is now.",
    narrowed: "As it is now.",
  });
});
