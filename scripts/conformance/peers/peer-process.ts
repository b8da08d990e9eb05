/** Asks one library for types: requests on standard input, an answer a line on standard output. Started by `in-child.ts`. */

import { compile } from "json-schema-to-typescript";
import { InputData, JSONSchemaInput, JSONSchemaStore, quicktype } from "quicktype-core";
import { isObject, type JsonValue } from "../../../src/json/value.js";
import type { Library } from "./in-child.js";
import { typeName, type PeerAnswer, type PeerRequest } from "./peer.js";

type Printer = (schema: JsonValue) => Promise<string>;

const printers: Readonly<Record<Library, Printer>> = {
  "json-schema-to-typescript": async (schema) => {
    const named = isObject(schema) ? { ...schema, title: typeName } : schema;
    const text = await compile(named as object, typeName, {
      bannerComment: "",
      format: false,
      // Nothing is fetched: nothing is served here.
      $refOptions: { resolve: { http: false } },
    });
    // It prints nothing of a schema that allows anything.
    return text.trim() === "" ? `export type ${typeName} = unknown;\n` : text;
  },
  "quicktype-core": async (schema) => {
    const input = new JSONSchemaInput(new EmptyStore());
    await input.addSource({ name: typeName, schema: JSON.stringify(schema) });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({ inputData, lang: "typescript" });
    return parsedType(lines.join("\n"));
  },
};

/** The types that quicktype prints, with the one that its parser returns under the name of the root. */
function parsedType(text: string): string {
  const parser = new RegExp(`public static to${typeName}\\(json: string\\): (.+) \\{$`, "m");
  const root = parser.exec(text)?.[1];
  const [types = ""] = text.split(/^\/\/ Converts JSON/m);
  if (root === undefined) return types;
  const isNamed = new RegExp(`\\b(type|interface|enum) ${typeName}\\b`).test(types);
  const named = isNamed ? exported(types) : `${types}\nexport type ${typeName} = ${root};\n`;
  // What the types say of a document: quicktype's own conversion makes dates of text.
  return /\bDate\b/.test(named) ? `${named}\ntype Date = string;\n` : named;
}

const exported = (types: string): string =>
  types.replace(new RegExp(`^type ${typeName}\\b`, "m"), `export type ${typeName}`);

class EmptyStore extends JSONSchemaStore {
  override fetch(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

const name = process.argv[2] as Library;
let input = "";
for await (const chunk of process.stdin) input += String(chunk);
// What a library prints for people would stand between the answers.
console.log = console.info = console.warn = console.error = () => undefined;
for (const { schema } of JSON.parse(input) as readonly PeerRequest[]) {
  const answer = await printers[name](JSON.parse(schema) as JsonValue).then(
    (text): PeerAnswer => ({ text }),
    (error: unknown): PeerAnswer => ({ error: String(error) }),
  );
  process.stdout.write(JSON.stringify(answer) + "\n");
}
