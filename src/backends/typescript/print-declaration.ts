/** One declaration as TypeScript, printed by json-schema-to-typescript. */

import type { JSONSchema } from "json-schema-to-typescript";
import type { AST } from "json-schema-to-typescript/dist/src/types/AST.js";
import { isOptimal, namedTree } from "./syntax-tree.js";
import type { PrintableSchema } from "./type-schema.js";
import { propertyName } from "./type-text.js";

/** A declaration to print: its name, its parents' names, and the schema built from its model. */
export interface Printable {
  readonly name: string;
  readonly parents: readonly string[];
  readonly schema: JSONSchema;
}

/** Names that json-schema-to-typescript would not change, in place of ours, which it would (`V2x` becomes `V2X`). */
const declarationName = "Declaration";
const parentName = (_: string, index: number): string => `Parent${index}`;

/**
 * The text of `export interface …` or `export type …`, unformatted. Names and awkward property names stand in by placeholders, which
 * are replaced where they are declared: at the start of a line outside of comments, which json-schema-to-typescript starts with ` *`.
 */
export async function printDeclaration({ name, parents, schema }: Printable): Promise<string> {
  const placeholders = new Map<string, string>();
  const safe = replaceAwkwardNames(schema, placeholders);
  const print = await (printer ??= loadPrinter());
  const printed = print(namedTree(safe, declarationName, parents.map(parentName)));
  return printed
    .replace(
      /^export (interface|type) Declaration(?: extends [\w, ]+)?(?= [{=])/m,
      (_, keyword: string) =>
        `export ${keyword} ${name}${parents.length === 0 ? "" : " extends " + parents.join(", ")}`,
    )
    .replace(/^\/\*\*\n \* (.*)\n \*\/$/gm, "/** $1 */")
    .replace(
      /^allofMember(\d+)(?=\??:)/gm,
      (placeholder) => placeholders.get(placeholder) ?? placeholder,
    );
}

let printer: Promise<(tree: AST) => string> | undefined;

/** Its optimizer and generator. Loaded when first needed: it brings prettier along, and many commands print no types. */
async function loadPrinter(): Promise<(tree: AST) => string> {
  const [{ DEFAULT_OPTIONS }, { optimize }, { generate }] = await Promise.all([
    import("json-schema-to-typescript"),
    import("json-schema-to-typescript/dist/src/optimizer.js"),
    import("json-schema-to-typescript/dist/src/generator.js"),
  ]);
  const options = { ...DEFAULT_OPTIONS, bannerComment: "", declareExternallyReferenced: false };
  return (tree) => generate(isOptimal(tree) ? tree : optimize(tree, options), options);
}

/**
 * Names that json-schema-to-typescript's own objects have by inheritance crash it or are lost; they, and names that look like our
 * placeholders, are swapped for placeholders. So are the index signatures that it can't print.
 */
function replaceAwkwardNames(schema: JSONSchema, placeholders: Map<string, string>): JSONSchema {
  const map = (inner: unknown): JSONSchema =>
    replaceAwkwardNames(inner as JSONSchema, placeholders);
  const { properties, anyOf, allOf, items } = schema;
  if (
    (properties ?? anyOf ?? allOf ?? items ?? (schema as PrintableSchema).templates) === undefined
  )
    return schema;
  const result: JSONSchema = { ...schema };
  if (schema.properties !== undefined) {
    const renamed = new Map<string, string>();
    const properties = Object.entries(schema.properties).map(([name, value]) => {
      const placeholder = isAwkward(name) ? `allofMember${placeholders.size}` : name;
      if (placeholder !== name) placeholders.set(placeholder, propertyName(name));
      renamed.set(name, placeholder);
      return [placeholder, map(value)] as const;
    });
    result.properties = Object.fromEntries(properties);
    if (Array.isArray(schema.required)) {
      result.required = schema.required.map((name) => renamed.get(name) ?? name);
    }
  }
  const { templates = [] } = schema as PrintableSchema;
  if (templates.length > 0) {
    const properties = templates.map(({ key, text }) => {
      const placeholder = `allofMember${placeholders.size}`;
      placeholders.set(placeholder, `[k: ${key}]`);
      return [placeholder, { tsType: text }] as const;
    });
    result.properties = { ...result.properties, ...Object.fromEntries(properties) };
    result.required = [
      ...(Array.isArray(result.required) ? result.required : []),
      ...properties.map(([placeholder]) => placeholder),
    ];
    delete (result as { templates?: unknown }).templates;
  }
  if (schema.anyOf !== undefined) result.anyOf = schema.anyOf.map(map);
  if (schema.allOf !== undefined) result.allOf = schema.allOf.map(map);
  if (schema.items !== undefined) result.items = map(schema.items);
  return result;
}

function isAwkward(name: string): boolean {
  return name in Object.prototype || name.startsWith("allofMember") || !/^[\w$]+$/.test(name);
}
