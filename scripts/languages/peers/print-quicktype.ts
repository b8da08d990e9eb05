import {
  InputData,
  JSONSchemaInput,
  JSONSchemaStore,
  quicktypeMultiFile,
  type JSONSchema,
  type LanguageName,
} from "quicktype-core";
import type { Compiled } from "../../../src/pipeline.js";

/** What quicktype prints when it is given the schemas of a contract as they are, for all types but some: path → text. */
export async function printQuicktype(
  { contract, resolved }: Compiled,
  lang: LanguageName,
  rendererOptions: Readonly<Record<string, string>> = {},
  except: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, string>> {
  const byUri = new Map(
    [...resolved.parts.values()].map(({ source, schemas: [root] }) => [root?.baseUri, source.json]),
  );
  class Sources extends JSONSchemaStore {
    fetch(address: string): Promise<JSONSchema | undefined> {
      return Promise.resolve(byUri.get(address.replace(/#.*$/s, "")) as JSONSchema | undefined);
    }
  }
  const input = new JSONSchemaInput(new Sources());
  for (const { name, uri } of contract.declarations.values()) {
    if (!except.has(name)) await input.addSource({ name, uris: [uri] });
  }
  const inputData = new InputData();
  inputData.addInput(input);
  const printed = await quicktypeMultiFile({ inputData, lang, rendererOptions });
  return new Map([...printed].map(([path, { lines }]) => [path, lines.join("\n")]));
}
