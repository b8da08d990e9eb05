/** Validators judge by the text of a schema as it stands, whatever it holds. test/injection has all places where text can stand. */

import { afterAll, describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import type { JsonValue } from "../../../src/json/value.js";
import { hostileStrings, SENTINEL } from "../../support/hostile-strings.js";
import { compileAll, emit, options, type Emitted } from "./contracts.js";

function schemasWith(text: string): Record<string, JsonValue> {
  const pattern = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const map = { [text]: { type: "number", minimum: 1 } };
  return {
    "schema.json": {
      $id: "https://example.com/" + encodeURIComponent(text),
      title: "Root",
      description: text,
      $comment: text,
      $async: true,
      nullable: true,
      tsType: text,
      default: text,
      examples: [text, { [text]: text }],
      type: "object",
      required: text === "" ? ["k"] : [text],
      properties: {
        ...map,
        k: { enum: [text, { [text]: text }], title: text },
        c: { const: text },
        o: { const: { [text]: [text] } },
        p: { type: "string", pattern },
        f: { type: "string", format: text },
        r: {
          $ref: "#/$defs/" + encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1")),
        },
        u: { oneOf: [{ $ref: "#/$defs/cat" }, { $ref: "#/$defs/dog" }] },
      },
      patternProperties: { [`^x${pattern}$`]: { type: "string" } },
      dependentRequired: text === "__proto__" ? {} : { [text]: ["k"] },
      propertyNames: { not: { const: text + "!" } },
      $defs: {
        ...(Object.fromEntries([[text, { title: "Def", type: "number" }]]) as object),
        cat: {
          title: "Cat",
          type: "object",
          properties: { [text]: { const: text }, t: { const: text } },
          required: ["t"],
        },
        dog: {
          title: "Dog",
          type: "object",
          properties: { t: { const: text + text + "2" } },
          required: ["t"],
        },
      },
    },
  };
}

const emitted: Emitted[] = [];
afterAll(() => Promise.all(emitted.map((each) => each.remove())));

describe.each(hostileStrings)("%j", (text) => {
  it("is data in the output", async () => {
    const compiled = compileAll(schemasWith(text));
    const output = await emit(compiled);
    emitted.push(output);
    const { Root } = await output.import("validators/schema.js");
    const validators = createValidators({ ...compiled, options });
    const base = Object.fromEntries([
      [text, 2],
      ["k", text === "k" ? 2 : text],
    ]) as Record<string, JsonValue>;
    const values: JsonValue[] = [
      {},
      base,
      { ...base, c: text },
      { ...base, c: "other" },
      { ...base, o: Object.fromEntries([[text, [text]]]) as JsonValue },
      { ...base, o: {} },
      { ...base, r: "x" },
      { ...base, p: text },
      { ...base, p: "no" },
      { ...base, u: { t: text } },
      { ...base, u: { t: "none" } },
      Object.fromEntries([
        [text, 0],
        ["k", text],
      ]) as JsonValue,
    ];
    for (const value of values) {
      const issues = validators.validate("schema.json#", value);
      const result = Root?.validate(value);
      expect(result?.valid === false ? result.issues : []).toEqual(issues);
    }
    expect(Root?.is(base)).toBe(true);
    expect(
      Root?.is(
        Object.fromEntries([
          [text, 0],
          ["k", text],
        ]),
      ),
    ).toBe(false);
    expect(Root?.is({ ...base, c: "other" })).toBe(false);
    expect(Root?.is({ ...base, o: {} })).toBe(false);
    expect(Root?.is({ ...base, u: { t: "none" } })).toBe(false);
    expect(JSON.stringify(Root?.schema)).toBe(JSON.stringify(schemasWith(text)["schema.json"]));
    expect(SENTINEL in globalThis).toBe(false);
  });
});
