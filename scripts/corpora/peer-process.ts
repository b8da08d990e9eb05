/** Runs a peer over the roots of a contract: a request on standard input, an answer a line on standard output. Started by `peers.ts`. */

import { compile } from "json-schema-to-typescript";
import {
  InputData,
  JSONSchemaInput,
  JSONSchemaStore,
  quicktype,
  type JSONSchema,
} from "quicktype-core";
import type { PeerAnswer, PeerRequest } from "./peers.js";

/** The name that every root is given. */
const name = "TopLevel";

type Printer = (uri: string, documents: PeerRequest["documents"]) => Promise<string>;

const printers: Readonly<Record<PeerRequest["peer"], Printer>> = {
  "json-schema-to-typescript": async (uri, documents) => {
    const schema = JSON.parse(documents[uri] ?? "") as Record<string, unknown>;
    const read = {
      order: 1,
      canRead: true,
      read: (file: { readonly url: string }) => {
        const text = documents[file.url.replace(/#.*$/s, "")];
        if (text === undefined) throw new Error(`There is no ${file.url}`);
        return text;
      },
    };
    return compile({ ...schema, title: name }, name, {
      cwd: uri.slice(0, uri.lastIndexOf("/") + 1),
      bannerComment: "",
      format: false,
      // Nothing is read from the disk, nothing is fetched.
      $refOptions: { resolve: { file: false, http: false, contract: read } },
    });
  },
  "quicktype-core": async (uri, documents) => {
    class Store extends JSONSchemaStore {
      async fetch(address: string): Promise<JSONSchema | undefined> {
        const text = documents[address.replace(/#.*$/s, "")];
        return text === undefined ? undefined : (JSON.parse(text) as JSONSchema);
      }
    }
    const input = new JSONSchemaInput(new Store());
    await input.addSource({ name, uris: [uri], schema: documents[uri] ?? "" });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({
      inputData,
      lang: "typescript",
      rendererOptions: { "just-types": "true", "prefer-unions": "true" },
    });
    // What the types say of a parsed document: quicktype's own conversion makes dates of text.
    const text = lines.join("\n");
    return /\bDate\b/.test(text) ? text + "\ntype Date = string;\n" : text;
  },
};

let input = "";
for await (const chunk of process.stdin) input += String(chunk);
const { peer, documents, uris } = JSON.parse(input) as PeerRequest;
// What a peer prints for people would stand between the answers.
console.log = console.info = console.warn = console.error = () => undefined;
for (const uri of uris) {
  const start = process.cpuUsage();
  const answer = await printers[peer](uri, documents).then(
    (text) =>
      new RegExp(`\\bexport (type|interface|enum) ${name}\\b`).test(text)
        ? { text }
        : { error: "declares no type for the root" },
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  const { user, system } = process.cpuUsage(start);
  const line: PeerAnswer = { uri, seconds: (user + system) / 1e6, ...answer };
  process.stdout.write(JSON.stringify(line) + "\n");
}
