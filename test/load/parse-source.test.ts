import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { print } from "../../src/json/print.js";
import { parseDocuments, parseSource } from "../../src/load/parse-source.js";

/** `code line:column message` of each diagnostic. */
function found(path: string, content: string | Uint8Array): string[] {
  return parseSource({ path, content }).diagnostics.map(
    ({ code, message, location }) => `${code} ${location?.line}:${location?.column} ${message}`,
  );
}

function value(path: string, content: string): unknown {
  const result = parseSource({ path, content });
  expect(result.diagnostics).toEqual([]);
  return result.value?.json;
}

describe("JSON", () => {
  test.each([
    ['{"a":1,}', "malformed-json 1:7 A comma before a closing bracket is no JSON"],
    ['{"a":1 "b":2}', 'malformed-json 1:8 Expected "," between two entries, found "b"'],
    ["// x\n{}", "malformed-json 1:1 A comment is no JSON; `.jsonc` files may have comments"],
    ['{"a":', "malformed-json 1:6 Expected a value, found the end of the file"],
    ['{"a":1', 'malformed-json 1:7 Expected "}", found the end of the file'],
    ["[1", 'malformed-json 1:3 Expected "]", found the end of the file'],
    ["{'a':1}", "malformed-json 1:2 Expected a key in double quotes, found \"'a'\""],
    ['{"a" 1}', 'malformed-json 1:6 Expected ":" after a key, found "1"'],
    ['{\r\n  "a": tru\r\n}', 'malformed-json 2:8 Expected a value, found "tru"'],
    ["{}\n{}", 'malformed-json 2:1 Expected the end of the file after the value, found "{"'],
    [
      '"\n"',
      "malformed-json 1:1 The string that starts here has no closing double quote on its line",
    ],
    ["1e999", "malformed-json 1:1 The number 1e999 is too large"],
    ["", "empty-file 1:1 The file holds no value"],
    [" \n", "empty-file 1:1 The file holds no value"],
    ["\uFEFF", "empty-file 1:1 The file holds no value"],
  ])("%j: %s", (content, expected) => {
    expect(found("a.json", content)).toEqual([expected]);
  });

  test("a duplicate key is named with the place of the first", () => {
    const { diagnostics, value: source } = parseSource({
      path: "a.json",
      content: '{\n  "a": 1,\n  "b": { "a": 1 },\n  "a": 2\n}',
    });
    expect(diagnostics).toMatchObject([
      {
        code: "duplicate-key",
        location: { file: "a.json", pointer: "/a", line: 4, column: 3 },
        related: [{ location: { line: 2, column: 3 } }],
      },
    ]);
    expect(source?.json).toEqual({ a: 2, b: { a: 1 } });
  });

  test("nesting beyond the limit is a diagnostic, however deep", () => {
    for (const path of ["a.json", "a.yaml"]) {
      expect(found(path, "[".repeat(500) + "]".repeat(500))).toEqual([]);
      const message = "too-deep 1:501 Arrays and objects are nested more than 500 deep";
      expect(found(path, "[".repeat(501) + "]".repeat(501))).toEqual([message]);
      expect(found(path, "[".repeat(20_000))).toEqual([message]);
    }
  });

  test("a byte order mark and CRLF shift nothing", () => {
    const { value: source } = parseSource({
      path: "a.json",
      content: Buffer.from('\uFEFF{\r\n  "é😀": 1, "b": [1,\r\n 2]\r\n}'),
    });
    expect(source?.locate("")).toEqual({ file: "a.json", pointer: "", line: 1, column: 1 });
    expect(source?.locate("/b", "key")).toMatchObject({ line: 2, column: 13 });
    expect(source?.locate("/b/1")).toMatchObject({ line: 3, column: 2 });
    // What is not there is at what encloses it.
    expect(source?.locate("/b/7/x")).toMatchObject({ pointer: "/b", line: 2, column: 18 });
  });

  test("bytes that are no UTF-8 are placed", () => {
    const bytes = (...parts: (string | number)[]): Uint8Array =>
      Buffer.concat(parts.map((part) => Buffer.from(typeof part === "string" ? part : [part])));
    expect(found("a.json", bytes('{\n"é', 0xff, '"}'))).toEqual([
      "invalid-utf8 2:3 The byte 0xFF is no UTF-8",
    ]);
    expect(found("a.yaml", bytes("a: ", 0xc3))).toEqual([
      "invalid-utf8 1:4 The file ends in the middle of a UTF-8 character",
    ]);
    expect(found("a.json", bytes(0xff))).toEqual(["invalid-utf8 1:1 The byte 0xFF is no UTF-8"]);
  });

  test("any key is an own property", () => {
    const json = value("a.json", '{"__proto__": {"x": 1}, "constructor": 2, "": 3}') as object;
    expect(Object.keys(json)).toEqual(["__proto__", "constructor", ""]);
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
    const yaml = value("a.yaml", "__proto__: {x: 1}") as object;
    expect(Object.keys(yaml)).toEqual(["__proto__"]);
  });

  test("reads what JSON.parse reads, to the same value", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseSource({ path: "a.json", content: text }).value?.json;
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test("refuses what JSON.parse refuses", () => {
    const edited = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom(..."{}[],:\"'01.-eE+/\\ \t\nntf*"),
    );
    fc.assert(
      fc.property(edited, ([text, at, character]) => {
        const position = at % (text.length + 1);
        const content = text.slice(0, position) + character + text.slice(position);
        let parses = true;
        try {
          // A number that overflows has no JSON form when it is printed again.
          JSON.parse(content, (_, value: unknown) => {
            if (value === Infinity || value === -Infinity) parses = false;
            return value;
          });
        } catch {
          parses = false;
        }
        const { value: source, diagnostics } = parseSource({ path: "a.json", content });
        expect(source !== undefined).toBe(parses);
        if (!parses) expect(diagnostics).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

test("JSONC may have comments and trailing commas", () => {
  expect(value("a.jsonc", '// x\n{"a": [1, /* y */ 2,],}')).toEqual({ a: [1, 2] });
  expect(found("a.jsonc", "// only a comment")).toEqual(["empty-file 1:1 The file holds no value"]);
});

describe("YAML", () => {
  test("is read as JSON's data model", () => {
    expect(value("a.yaml", "404: x\nnull: ~\non: no\nd: 2020-01-01\nn: 0x10")).toEqual({
      404: "x",
      null: null,
      on: "no",
      d: "2020-01-01",
      n: 16,
    });
    expect(value("a.yaml", "a: &x [1]\nb: *x")).toEqual({ a: [1], b: [1] });
    expect(value("a.yaml", "null")).toBe(null);
  });

  test.each([
    ["a: 1\r\nb:\r\n  - .nan", "malformed-yaml 3:5 .nan has no form in JSON"],
    ["a: 1\n? [b]\n: 2", "malformed-yaml 2:3 A key must be a string"],
    ["a: !foo 1", "malformed-yaml 1:4 Unresolved tag: !foo"],
    ["a: b: c", "malformed-yaml 1:4 Nested mappings are not allowed in compact mappings"],
    ["a: 1\n\tb: 2", "malformed-yaml 2:1 Tabs are not allowed as indentation"],
    ["a: *x", "malformed-yaml 1:4 The alias *x names no anchor before it"],
    ["a: &x [*x]", "malformed-yaml 1:8 The alias *x stands within what it names"],
    [
      "a: 1\n---\nb: 2",
      "malformed-yaml 3:1 A second document starts here, but the file may hold one only",
    ],
    ["a: 1\nb: 1\na: 2", 'duplicate-key 3:1 The key "a" stands twice in one object'],
    ["# nothing", "empty-file 1:1 The file holds no value"],
    ["---\n", "empty-file 1:1 The file holds no value"],
  ])("%j: %s", (content, expected) => {
    expect(found("a.yaml", content)).toEqual([expected]);
  });

  test("aliases are bounded", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 10; i += 1) lines.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`);
    const [only, ...more] = found("a.yaml", lines.join("\n"));
    expect(only).toMatch(/^malformed-yaml .* Aliases make this document more than 100000 values/);
    expect(more).toEqual([]);
  });

  test("prints of JSON are YAML of the same value, at the same places", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (json) => {
        const content = print(JSON.parse(JSON.stringify(json)) as null);
        const asJson = parseSource({ path: "a.json", content }).value;
        const asYaml = parseSource({ path: "a.yaml", content }).value;
        expect(asYaml?.json).toEqual(asJson?.json);
        expect(asYaml?.locate("/a/0")).toEqual({ ...asJson?.locate("/a/0"), file: "a.yaml" });
      }),
      { numRuns: 50 },
    );
  });
});

test("NDJSON is read line by line; a bad line leaves the others", () => {
  const { value: sources, diagnostics } = parseDocuments({
    path: "a.ndjson",
    content: '{"a": 1}\r\n\r\n{"a":\n{"b": 2}\n',
  });
  expect(sources.map(({ json }) => json)).toEqual([{ a: 1 }, { b: 2 }]);
  expect(sources[1]?.locate("/b")).toMatchObject({ line: 4, column: 7 });
  expect(diagnostics).toMatchObject([
    {
      code: "malformed-json",
      message: "Expected a value, found the end of the line",
      location: { line: 3, column: 6 },
    },
  ]);
});
