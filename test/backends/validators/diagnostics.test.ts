/** What can't be compiled faithfully is said, with its place. */

import { describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import type { JsonObject } from "../../../src/json/value.js";
import { backend, compileAll, options } from "./contracts.js";

const cases: readonly { name: string; schema: JsonObject; code: string; pointer: string }[] = [
  {
    name: "a pattern that does not parse",
    schema: { properties: { a: { pattern: "(" } } },
    code: "invalid-pattern",
    pointer: "/properties/a/pattern",
  },
  {
    name: "a pattern that parses without Unicode mode only",
    schema: { patternProperties: { "\\-": true } },
    code: "invalid-pattern",
    pointer: "/patternProperties/\\-",
  },
  {
    name: "an unknown format",
    schema: { properties: { a: { format: "datetime" } } },
    code: "unknown-format",
    pointer: "/properties/a/format",
  },
];

describe("diagnostics", () => {
  it.each(cases)("$name", async ({ schema, code, pointer }) => {
    const compiled = compileAll({ "schema.json": { title: "Root", ...schema } });
    const { diagnostics } = await backend.generate({ ...compiled, options });
    expect(diagnostics.map((d) => [d.code, d.location?.pointer])).toEqual([[code, pointer]]);
    expect(createValidators({ ...compiled, options }).diagnostics).toEqual(diagnostics);
  });

  it("no format is unknown where it is one of JSON Schema's", async () => {
    const compiled = compileAll({ "schema.json": { title: "Root", format: "idn-email" } });
    expect((await backend.generate({ ...compiled, options })).diagnostics).toEqual([]);
  });
});
