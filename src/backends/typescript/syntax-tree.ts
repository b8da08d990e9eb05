/** The tree that json-schema-to-typescript's generator prints, of a schema that we built from the model. */

import type { JSONSchema } from "json-schema-to-typescript";
import type {
  AST,
  TInterfaceParam,
  TNamedInterface,
} from "json-schema-to-typescript/dist/src/types/AST.js";

/**
 * The tree that its parser makes of such a schema, without what the parser needs first for any author's schema: copies,
 * references followed, names looked for, keywords brought to one form. That takes most of its time, and changes nothing here.
 */
export function syntaxTree(schema: JSONSchema): AST {
  const { description } = schema;
  return description === undefined ? bare(schema) : { ...bare(schema), comment: description };
}

/** The same as the root, which has a name and may have parents. */
export function namedTree(schema: JSONSchema, name: string, parents: readonly string[]): AST {
  const tree = syntaxTree(schema);
  if (tree.type !== "INTERFACE") return { ...tree, standaloneName: name };
  return { ...tree, standaloneName: name, superTypes: parents.map(parentTree) };
}

function parentTree(standaloneName: string): TNamedInterface {
  return { type: "INTERFACE", standaloneName, params: [], superTypes: [] };
}

const plain = { string: "STRING", number: "NUMBER", boolean: "BOOLEAN", null: "NULL" } as const;

function bare(schema: JSONSchema): AST {
  const { tsType, anyOf, allOf, items, type } = schema;
  if (tsType !== undefined) return { type: "CUSTOM_TYPE", params: tsType };
  if (anyOf !== undefined) return { type: "UNION", params: distinct(anyOf.map(syntaxTree)) };
  if (allOf !== undefined) return { type: "INTERSECTION", params: distinct(allOf.map(syntaxTree)) };
  switch (type) {
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { type: plain[type] };
    case "array":
      return { type: "ARRAY", params: syntaxTree(items as JSONSchema) };
    case "object":
      return { type: "INTERFACE", params: paramsOf(schema), superTypes: [] };
    default:
      throw new Error(`Nothing to print: ${JSON.stringify(schema)}`);
  }
}

/** Whether its optimizer would leave a tree of ours as it is: all that is chosen of, or met, has no parts. */
export function isOptimal(tree: AST): boolean {
  switch (tree.type) {
    case "ARRAY":
      return isOptimal(tree.params);
    case "INTERFACE":
      return tree.params.every(({ ast }) => isOptimal(ast));
    case "UNION":
    case "INTERSECTION":
      return tree.params.every((part) => leafText(part) !== undefined);
    default:
      return leafText(tree) !== undefined;
  }
}

/** Parts without those that are written like one before. Where some have parts of their own, that is left to the optimizer. */
function distinct(parts: AST[]): AST[] {
  const byText = new Map<string, AST>();
  for (const part of parts) {
    const text = leafText(part);
    if (text === undefined) return parts;
    if (!byText.has(text)) byText.set(text, part);
  }
  return [...byText.values()];
}

/** How a part that has no parts is written. */
function leafText(part: AST): string | undefined {
  switch (part.type) {
    case "CUSTOM_TYPE":
      return part.params;
    case "STRING":
    case "NUMBER":
    case "BOOLEAN":
    case "NULL":
      return part.type.toLowerCase();
    default:
      return undefined;
  }
}

function paramsOf({ properties = {}, required, additionalProperties }: JSONSchema) {
  const needed = new Set(Array.isArray(required) ? required : []);
  const params = Object.entries(properties).map(([keyName, schema]) =>
    param(keyName, syntaxTree(schema), { isRequired: needed.has(keyName) }),
  );
  if (typeof additionalProperties !== "object") return params;
  const index = syntaxTree(additionalProperties as JSONSchema);
  return [...params, param("[k: string]", index, { isRequired: true, isIndexSignature: true })];
}

function param(keyName: string, ast: AST, more: Partial<TInterfaceParam>): TInterfaceParam {
  return {
    ast,
    keyName,
    isRequired: false,
    isPatternProperty: false,
    isUnreachableDefinition: false,
    isIndexSignature: false,
    ...more,
  };
}
