import { expect, test } from "vitest";
import { get, isArray, isObject, type JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";

const text = `# a comment = 1
title = "TOML [not] # a header"
"quo.ted \\u0041" = 'lit"eral'
date = 1979-05-27T07:32:00Z
a.b.c = 1
a.b.d = """
multi ]] "" line
"""
list = [ 1, # one
  [ "x]", 'y' ],
  { p = 1, q.r = { s = true } },
]

[servers.alpha]   # a table
ip = "10.0.0.1"

[[products]]
name = "Hammer"
[[products]]
  name = "Nail"
  [products.size]
  mm = 3
  [[products.tags]]
  t = '''one ' two''''
`;

/** The pointers of a value and all of its parts. */
function pointersIn(value: JsonValue, pointer = ""): readonly string[] {
  const inner = isArray(value)
    ? value.flatMap((item, i) => pointersIn(item, `${pointer}/${i}`))
    : isObject(value)
      ? Object.keys(value).flatMap((key) =>
          pointersIn(get(value, key) ?? null, `${pointer}/${key}`),
        )
      : [];
  return [pointer, ...inner];
}

test("each value of a TOML file is located at its line and column", () => {
  const { value: source, diagnostics } = parseSource({ path: "a.toml", content: text });
  expect(diagnostics).toEqual([]);
  if (source === undefined) throw new Error("no source");
  const lines = text.split("\n");
  const shown = pointersIn(source.json).map((pointer) => {
    const { line = 0, column = 0, pointer: at } = source.locate(pointer);
    expect(at).toBe(pointer);
    return `${pointer}  ${lines[line - 1]?.slice(column - 1).split(" ")[0] ?? ""}`;
  });
  expect(shown).toEqual([
    "  #",
    '/title  "TOML',
    "/quo.ted A  'lit\"eral'",
    "/date  1979-05-27T07:32:00Z",
    "/a  a.b.c",
    "/a/b  b.c",
    "/a/b/c  1",
    '/a/b/d  """',
    "/list  [",
    "/list/0  1,",
    "/list/1  [",
    '/list/1/0  "x]",',
    "/list/1/1  'y'",
    "/list/2  {",
    "/list/2/p  1,",
    "/list/2/q  q.r",
    "/list/2/q/r  {",
    "/list/2/q/r/s  true",
    "/servers  servers.alpha]",
    "/servers/alpha  alpha]",
    '/servers/alpha/ip  "10.0.0.1"',
    "/products  products]]",
    "/products/0  [[products]]",
    '/products/0/name  "Hammer"',
    "/products/1  [[products]]",
    '/products/1/name  "Nail"',
    "/products/1/size  size]",
    "/products/1/size/mm  3",
    "/products/1/tags  tags]]",
    "/products/1/tags/0  [[products.tags]]",
    "/products/1/tags/0/t  '''one",
  ]);
  expect(source.locate("/title", "key")).toMatchObject({ line: 2, column: 1 });
  expect(source.json).toMatchObject({ date: "1979-05-27T07:32:00.000Z" });
});

test("what JSON has no form for is refused where it stands", () => {
  const { value, diagnostics } = parseSource({ path: "a.toml", content: "a = [1,\n nan]\n" });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      code: "malformed-toml",
      location: { line: 2, column: 2 },
      message: "NaN has no form in JSON",
    },
  ]);
});
