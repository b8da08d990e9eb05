/** One peer on a dense contract, in a process of its own: prints how it ends. */

import { Ajv2020 } from "ajv/dist/2020.js";
import { compile } from "json-schema-to-typescript";
import type { JsonObject } from "../../src/json/value.js";
import { generateContract } from "./generate-contract.js";

const [peer, count] = process.argv.slice(2);
const files = generateContract(Number(count), "dense");
const address = (path: string) => `http://contract.test/${path}`;
const first = files.find(({ path }) => path.includes("type-"));
if (first === undefined) throw new Error("no type");

/** All files in one document, as json-schema-to-typescript needs them: it would open addresses. */
function compound(): JsonObject {
  const keyOf = (path: string) => path.replace(/\W+/g, "_");
  const local = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(local);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === "$ref" ? `#/definitions/${keyOf(String(inner).slice("../".length))}` : local(inner),
      ]),
    );
  };
  const definitions = files.map(({ path, schema }) => {
    const { $schema: _, ...rest } = schema;
    return [keyOf(path), local(rest)] as const;
  });
  return {
    $ref: `#/definitions/${keyOf(first?.path ?? "")}`,
    definitions: Object.fromEntries(definitions),
  } as JsonObject;
}

try {
  if (peer === "ajv") {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    for (const { path, schema } of files) ajv.addSchema({ ...schema, $id: address(path) });
    ajv.getSchema(address(first.path));
  } else {
    await compile(compound(), "Contract", {
      $refOptions: { resolve: { external: false } },
      unreachableDefinitions: true,
    });
  }
  console.log("done");
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.log("overflows its stack");
}
