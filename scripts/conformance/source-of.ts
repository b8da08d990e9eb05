import type { JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";

/** The path of a group's schema. */
export const schemaPath = "schema.json";

/** The schema as a file of a contract. */
export function sourceOf(schema: JsonValue): Source {
  const { value } = parseSource({ path: schemaPath, content: JSON.stringify(schema, null, 2) });
  if (value === undefined) throw new Error("a schema can't be read");
  return value;
}
