/** The tree that json-schema-to-typescript's generator prints, of a schema that we built from the model. */

import type { JSONSchema } from "json-schema-to-typescript";
import type { AST, TInterfaceParam } from "json-schema-to-typescript/dist/src/types/AST.js";
import type { PrintableSchema } from "./type-schema.js";

/** What the tree of a schema is made with. */
export interface Writing {
  /** How a tree is written: its generator's answer, which it keeps for the tree. */
  textOf(tree: AST): string;
  /** A name that stands in for one that the generator would not write as it is to be read, or for an index signature. */
  standIn(text: string): string;
  /** A member's name as it is given to the generator. */
  nameOf(member: string): string;
}

/**
 * The tree that its parser makes of such a schema, and its optimizer of that, without what these need first for any author's schema:
 * copies, references followed, names looked for, keywords brought to one form. That takes most of their time, and changes nothing here.
 */
export function syntaxTree(schema: JSONSchema, writing: Writing): AST {
  const tree = bare(schema, writing);
  return schema.description === undefined ? tree : { ...tree, comment: schema.description };
}

const plain = { string: "STRING", number: "NUMBER", boolean: "BOOLEAN", null: "NULL" } as const;

function bare(schema: JSONSchema, writing: Writing): AST {
  const { tsType, anyOf, allOf, items, type } = schema;
  if (tsType !== undefined) return { type: "CUSTOM_TYPE", params: tsType };
  if (anyOf !== undefined) return { type: "UNION", params: distinct(anyOf, writing) };
  if (allOf !== undefined) return { type: "INTERSECTION", params: distinct(allOf, writing) };
  switch (type) {
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { type: plain[type] };
    case "array":
      return { type: "ARRAY", params: syntaxTree(items as JSONSchema, writing) };
    case "object":
      return { type: "INTERFACE", params: paramsOf(schema, writing), superTypes: [] };
    default:
      throw new Error(`Nothing to print: ${JSON.stringify(schema)}`);
  }
}

/** The trees of parts, without those that are written like one before. */
function distinct(parts: readonly JSONSchema[], writing: Writing): AST[] {
  const trees: AST[] = [];
  const texts = new Set<string>();
  for (const part of parts) {
    const tree = syntaxTree(part, writing);
    const text = tree.type === "CUSTOM_TYPE" ? tree.params : writing.textOf(tree);
    if (texts.has(text)) continue;
    texts.add(text);
    trees.push(tree);
  }
  return trees;
}

function paramsOf(schema: PrintableSchema, writing: Writing): TInterfaceParam[] {
  const { properties = {}, required, templates = [], additionalProperties } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  const params: TInterfaceParam[] = [];
  for (const name of Object.keys(properties)) {
    const ast = syntaxTree(properties[name] as JSONSchema, writing);
    params.push(param(writing.nameOf(name), ast, needed.has(name), false));
  }
  for (const { key, text } of templates) {
    const name = writing.standIn(`[k: ${key}]`);
    params.push(param(name, { type: "CUSTOM_TYPE", params: text }, true, false));
  }
  if (typeof additionalProperties !== "object") return params;
  const index = syntaxTree(additionalProperties as JSONSchema, writing);
  params.push(param("[k: string]", index, true, true));
  return params;
}

function param(
  keyName: string,
  ast: AST,
  isRequired: boolean,
  isIndexSignature: boolean,
): TInterfaceParam {
  return {
    ast,
    keyName,
    isRequired,
    isPatternProperty: false,
    isUnreachableDefinition: false,
    isIndexSignature,
  };
}
