import * as theirs from "json-schema-to-typescript";
import { expect, expectTypeOf, test } from "vitest";
import * as ours from "../../src/index.js";

test("our functions can be used where theirs are", () => {
  expectTypeOf(ours.compile).toExtend<typeof theirs.compile>();
  expectTypeOf(ours.compileFromFile).toExtend<typeof theirs.compileFromFile>();
});

test("options typed as theirs are options of ours", async () => {
  expectTypeOf<Partial<theirs.Options>>().toExtend<ours.Options>();
  const options: Partial<theirs.Options> = {
    bannerComment: "// typed by json-schema-to-typescript",
    style: { singleQuote: true, trailingComma: "all" },
    customName: (schema, key) => (schema.description === undefined ? key : schema.description),
  };
  const text = await ours.compile({ description: "Named", const: "a" }, "Root", options);
  expect(text).toBe(
    "// typed by json-schema-to-typescript\n\n/** Named */\nexport type Named = 'a';\n",
  );
});

test("their default options can be spread, and so can ours", async () => {
  const schema = { type: "object", properties: { a: { type: "string" } } } as const;
  const text = await ours.compile(schema, "Root", { ...theirs.DEFAULT_OPTIONS, bannerComment: "" });
  expect(text).toBe("export interface Root {\n  a?: string;\n  [k: string]: unknown;\n}\n");
  expect(await ours.compile(schema, "Root", ours.DEFAULT_OPTIONS)).toBe(
    await ours.compile(schema, "Root"),
  );
});

test("a type that inherits from itself has its other members", async () => {
  const properties = { a: { type: "string" } };
  const text = await ours.compile(
    { type: "object", allOf: [{ $ref: "#" }, { properties }] },
    "Self",
    {
      bannerComment: "",
      additionalProperties: false,
    },
  );
  expect(text).toBe("export interface Self {\n  a?: string;\n}\n");
});
