/** The npm tool json-schema-diff, installed beside: what it says of a pair. */

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isObject, type JsonValue } from "../../src/json/value.js";

const version = "1.0.0";

/** `true`: nothing was removed, so what was valid is. `undefined`: it throws. */
export type Peer = (before: JsonValue, now: JsonValue) => Promise<boolean | undefined>;

interface JsonSchemaDiff {
  diffSchemas(schemas: {
    readonly sourceSchema: JsonValue;
    readonly destinationSchema: JsonValue;
  }): Promise<{ readonly removalsFound: boolean }>;
}

export function installPeer(folder: string): Peer {
  const name = `json-schema-diff@${version}`;
  execFileSync("npm", ["install", "--silent", "--no-save", "--prefix", folder, name]);
  const tool = createRequire(join(folder, "index.js"))("json-schema-diff") as JsonSchemaDiff;
  return async (before, now) => {
    try {
      const { removalsFound } = await tool.diffSchemas({
        sourceSchema: plain(before),
        destinationSchema: plain(now),
      });
      return !removalsFound;
    } catch (error) {
      // What it does not support, it says by throwing.
      if (error instanceof Error) return undefined;
      throw error;
    }
  };
}

/** It reads draft-07 only, without a name of the dialect. */
function plain(schema: JsonValue): JsonValue {
  if (!isObject(schema)) return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
}
