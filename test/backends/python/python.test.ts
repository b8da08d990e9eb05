import { expect, it } from "vitest";
import { createPythonBackend } from "../../../src/backends/python/backend.js";
import { pythonTypesOf } from "../../../src/backends/python/python-files.js";
import type { JsonValue } from "../../../src/json/value.js";
import { generate } from "../../../src/pipeline.js";
import { compileJson } from "../../support/compile-json.js";

const options = {
  name: "My shop",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: [],
};

/** The output for schemas by their paths: path → text. */
async function outputOf(schemas: Record<string, JsonValue>): Promise<ReadonlyMap<string, string>> {
  const { value } = compileJson(schemas);
  const { value: files } = await generate(value, [createPythonBackend("# runtime\n")], options);
  return new Map(files.map(({ path, contents }) => [path, contents]));
}

async function modelsOf(schemas: Record<string, JsonValue>): Promise<string> {
  return (await outputOf(schemas)).get("python/my_shop/models.py") ?? "";
}

it("is a package that can be published", async () => {
  const files = await outputOf({ "a.json": { title: "A", enum: ["x", "y"] } });
  expect([...files.keys()]).toEqual([
    "python/my_shop/__init__.py",
    "python/my_shop/_runtime.py",
    "python/my_shop/models.py",
    "python/my_shop/py.typed",
    "python/pyproject.toml",
  ]);
  expect(files.get("python/pyproject.toml")).toContain('name = "my-shop"');
  expect(files.get("python/my_shop/__init__.py")).toContain(
    'TYPES: dict[str, Any] = {\n    "A": A,\n}',
  );
  expect(files.get("python/my_shop/models.py")).toContain(
    'A: TypeAlias = Literal["x", "y"]\n\nAAdapter: TypeAdapter[A] = adapter_of(A)\n',
  );
});

it("what decoding leaves unchecked is data, of all that a type leads to", async () => {
  const files = await outputOf({
    "user.json": { title: "User", type: "object", properties: { mail: { format: "email" } } },
    "team.json": { title: "Team", type: "array", items: { $ref: "user.json" } },
    "name.json": { title: "Name", type: "string", minLength: 1 },
  });
  const place = '["format: user.json#/properties/mail/format"]';
  expect(files.get("python/my_shop/__init__.py")).toContain(
    `UNCHECKED: dict[str, list[str]] = {\n    "Team": ${place},\n    "User": ${place},\n}\n`,
  );
});

it("its version is the contract's, as Python writes it", async () => {
  const { value } = compileJson({ "a.json": { title: "A", enum: ["x", "y"] } });
  const backend = createPythonBackend("# runtime\n");
  const { value: files } = await generate(value, [backend], { ...options, version: "2.0.0-rc.1" });
  const project = files.find(({ path }) => path === "python/pyproject.toml");
  expect(project?.contents).toContain('\nversion = "2.0.0rc1"\n');
});

it("a base is a base class, declared before its heirs, and says what it says once", async () => {
  const text = await modelsOf({
    "a-child.json": {
      allOf: [{ $ref: "base.json" }],
      properties: { kind: { const: "child" }, own: { type: "integer", minimum: 1 } },
      required: ["kind"],
    },
    "base.json": {
      type: "object",
      description: "All.",
      properties: { kind: { type: "string" }, kept: { type: ["string", "null"] } },
      required: ["kind"],
    },
  });
  expect(text).toContain(
    [
      "class Base(ContractModel):",
      '    """All."""',
      "",
      "    kind: str",
      "    kept: str | None = None",
      "",
      "",
      "class AChild(Base):",
      '    kind: Literal["child"]',
      "    own: Annotated[Annotated[JsonInteger, Field(ge=1)] | None, NotNull] = None",
      "",
    ].join("\n"),
  );
});

it("bases that Python can't put in one order are flattened", async () => {
  const object = (name: string, ...bases: string[]): JsonValue => ({
    allOf: bases.map((base) => ({ $ref: base })),
    type: "object",
    properties: { [name]: { type: "string" } },
  });
  const text = await modelsOf({
    "a.json": object("a"),
    "b.json": object("b"),
    "x.json": object("x", "a.json", "b.json"),
    "y.json": object("y", "b.json", "a.json"),
    "z.json": object("z", "x.json", "y.json"),
    "again.json": object("w", "a.json", "x.json"),
  });
  expect(text).toContain("class X(A, B):");
  expect(text).toContain("class Y(B, A):");
  expect(text).toMatch(/class Z\(X\):\n {4}y: .*\n {4}z: /);
  expect(text).toContain("class Again(X):");
});

it("a union goes by its tag only where each branch requires a constant of its own", async () => {
  const branch = (kind: string, required: string[]): JsonValue => ({
    type: "object",
    properties: { theKind: { const: kind } },
    required,
  });
  const union = { oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] };
  const tagged = await modelsOf({
    "a.json": branch("a", ["theKind"]),
    "b.json": branch("b", ["theKind"]),
    "u.json": union,
  });
  expect(tagged).toContain('U: TypeAlias = Annotated[A | B, Field(discriminator="the_kind")]');
  const free = await modelsOf({
    "a.json": branch("a", ["theKind"]),
    "b.json": branch("b", []),
    "u.json": union,
  });
  expect(free).toContain("U: TypeAlias = A | B");
});

it("names are Python's, with aliases, and clash with nothing", async () => {
  const names = [
    "class",
    "fooBar",
    "foo_bar",
    "json",
    "model_dump",
    "list",
    "_id",
    "a-b",
    "__proto__",
  ];
  const properties = JSON.parse(
    `{${names.map((name) => `${JSON.stringify(name)}: {"type": "string"}`).join(",")}}`,
  ) as JsonValue;
  const text = await modelsOf({
    "none.json": { title: "None", type: "object", properties, required: names },
    "rules.json": { title: "Rules", type: "string" },
  });
  expect(text).toContain("class None_(ContractModel):");
  expect(text).toContain("Rules_: TypeAlias = str");
  const fields = [...text.matchAll(/^ {4}(\w+): str(?: = Field\(alias=(".*")\))?$/gm)];
  expect(Object.fromEntries(fields.map(([, field, alias]) => [field, alias]))).toEqual({
    class_: '"class"',
    foo_bar_2: '"fooBar"',
    foo_bar: undefined,
    json_: '"json"',
    model_dump_: '"model_dump"',
    list_: '"list"',
    id: '"_id"',
    a_b: '"a-b"',
    proto_: '"__proto__"',
  });
});

it("aliases that lead back to themselves are declared lazily", async () => {
  const text = await modelsOf({
    "tree.json": { title: "Tree", type: ["array", "string"], items: { $ref: "#" } },
  });
  expect(text).toContain('Tree = TypeAliasType("Tree", "list[Tree] | str")');
});

it("objects are closed, or say of what the others are", async () => {
  const text = await modelsOf({
    "closed.json": { type: "object", properties: { a: true }, additionalProperties: false },
    "typed.json": {
      type: "object",
      properties: { a: true },
      additionalProperties: { type: "integer" },
    },
    "map.json": { type: "object", additionalProperties: { type: "number" }, minProperties: 1 },
  });
  expect(text).toContain(
    'class Closed(ContractModel):\n    model_config = ConfigDict(extra="forbid")',
  );
  expect(text).toContain(
    "class Typed(ContractModel):\n    __pydantic_extra__: dict[str, JsonInteger]",
  );
  expect(text).toContain("Annotated[dict[str, JsonNumber], Rules(min_properties=1)]");
});

it("patterns keep their meaning, or are on record with all that is not checked", async () => {
  const schemas = {
    "a.json": { title: "A", type: "string", pattern: "^\\d.$" },
    "b.json": { title: "B", type: "string", pattern: "^\\p{Lu}", format: "hostname" },
  };
  const text = await modelsOf(schemas);
  expect(text).toContain(
    String.raw`A: TypeAlias = Annotated[str, Rules(patterns=["^\\d[^\\n\\r\\u2028\\u2029]\\Z"])]`,
  );
  expect(text).toContain("Not checked here:\n- pattern: b.json#/pattern\n- format: b.json#/format");
  const { value } = compileJson(schemas);
  const { looseness } = pythonTypesOf(value.contract, true);
  expect(looseness.get("a.json#")).toEqual([]);
  expect(looseness.get("b.json#")?.map(({ keyword }) => keyword)).toEqual(["pattern", "format"]);
});

const hostile = [
  '"""; import os; os.abort(); """',
  '\\"""\nimport os',
  "'''\\",
  '"',
  "\\",
  "x\u2028y\u202ez\u0000\u200b",
  "# noqa\r\nimport os",
  "{__import__('os')}",
];

/** Code without its literals and comments, by the rules of Python (Language Reference, 2.4). */
function bare(code: string): string {
  return code.replace(
    /"""(?:\\[\s\S]|(?!""")[^\\])*"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g,
    (literal) => (literal.startsWith("#") ? "" : "''"),
  );
}

it.each(hostile)("no text of an author is code: %j", async (text) => {
  const schema: JsonValue = {
    title: text,
    description: text,
    type: "object",
    properties: {
      [text]: {
        description: text,
        type: "string",
        pattern: `^${text.replace(/[^\w ;]/g, "\\$&")}$`,
      },
      choice: { enum: [text, 1.5] },
      fixed: { const: { [text]: [text] } },
      listed: { enum: [text, "b"] },
    },
    patternProperties: { "^x-": { description: text } },
    additionalProperties: { not: { const: text } },
    required: [text],
    deprecated: true,
  };
  const files = await outputOf({
    "a.json": schema,
    [`${text.replace(/[^\w ]/g, "")}.json`]: schema,
  });
  for (const [path, contents] of files) {
    if (!path.endsWith("models.py") && !path.endsWith("__init__.py")) continue;
    const code = bare(contents);
    expect(code).not.toMatch(/\bos\b|__import__|\babort\b|"|\\/);
    // Nothing hides, and every line is one that the printer writes.
    expect(contents).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    for (const line of code.split("\n")) {
      expect(line).toMatch(/^$|^ {4,}\S|^''$|^(class|from|[A-Za-z_]\w*( = |: |Adapter: )|[)\]}])/);
    }
  }
});
