/** One declaration as TypeScript, printed by json-schema-to-typescript. */

import type { JSONSchema } from "json-schema-to-typescript";
import type { AST } from "json-schema-to-typescript/dist/src/types/AST.js";
import { syntaxTree } from "./syntax-tree.js";
import { propertyName } from "./type-text.js";

/** A declaration to print: its name, its parents' names, and the schema built from its model. */
export interface Printable {
  readonly name: string;
  readonly parents: readonly string[];
  readonly schema: JSONSchema;
}

/**
 * The text of `export interface …` or `export type …`, unformatted. Awkward property names stand in by placeholders, which are
 * replaced where they are declared: at the start of a line outside of comments, which json-schema-to-typescript starts with ` *`.
 */
export async function printDeclaration({ name, parents, schema }: Printable): Promise<string> {
  const textOf = await (printer ??= loadPrinter());
  const placeholders = new Map<string, string>();
  const standIn = (text: string): string => {
    const placeholder = `allofMember${placeholders.size}`;
    placeholders.set(placeholder, text);
    return placeholder;
  };
  const nameOf = (member: string): string =>
    isAwkward(member) ? standIn(propertyName(member)) : member;
  const { description, ...bare } = schema;
  const tree = syntaxTree(bare, { textOf, standIn, nameOf });
  const bases = parents.length === 0 ? "" : ` extends ${parents.join(", ")}`;
  const start = tree.type === "INTERFACE" ? `interface ${name}${bases} ` : `type ${name} = `;
  const text = `${commentText(description)}export ${start}${textOf(tree)}\n`;
  const printed = text.includes("/**")
    ? text.replace(/^\/\*\*\n \* (.*)\n \*\/$/gm, "/** $1 */")
    : text;
  if (placeholders.size === 0) return printed;
  return printed.replace(
    /^allofMember\d+(?=\??:)/gm,
    (placeholder) => placeholders.get(placeholder) ?? placeholder,
  );
}

/** A comment as json-schema-to-typescript writes those of members. */
function commentText(comment: string | undefined): string {
  return comment === undefined ? "" : `/**\n * ${comment.replaceAll("\n", "\n * ")}\n */\n`;
}

let printer: Promise<(tree: AST) => string> | undefined;

/** Its generator. Loaded when first needed: it brings prettier along, and many commands print no types. */
async function loadPrinter(): Promise<(tree: AST) => string> {
  const [{ DEFAULT_OPTIONS }, { generateType }] = await Promise.all([
    import("json-schema-to-typescript"),
    import("json-schema-to-typescript/dist/src/generator.js"),
  ]);
  return (tree) => generateType(tree, DEFAULT_OPTIONS);
}

/** Whether a name is one that json-schema-to-typescript's own objects have by inheritance, no word, or like a placeholder of ours. */
function isAwkward(name: string): boolean {
  return name in Object.prototype || name.startsWith("allofMember") || !/^[\w$]+$/.test(name);
}
